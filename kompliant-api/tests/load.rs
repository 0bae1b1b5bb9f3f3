//! Many calls at a time through one client: none is lost, none gets the answer of another, and
//! neither memory nor the number of connections grows with their count.
#![cfg(feature = "reqwest")]

mod support;

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use kompliant_api::{Client, RetryPolicy, propay::PropayId};

const CALLS: usize = 10_000;
const AT_A_TIME: usize = 64;
/// By now every connection is open, and what is kept for later calls is there.
const WARM: usize = 2_000;

/// A server that keeps connections open, and answers with the id that it was asked for. It returns
/// where it is, and how many connections it has taken.
fn server() -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    let connections = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&connections);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            counter.fetch_add(1, Ordering::Relaxed);
            thread::spawn(move || serve(stream));
        }
    });
    (address, connections)
}

/// Answers every request of a connection, until the client closes it.
fn serve(mut stream: TcpStream) -> Option<()> {
    let _ = stream.set_nodelay(true);
    let mut request = Vec::new();
    let mut part = [0; 2048];
    loop {
        // The body of every request is an object without another one in it.
        while !request.ends_with(b"}") {
            let read = stream.read(&mut part).ok().filter(|read| *read > 0)?;
            request.extend_from_slice(&part[..read]);
        }
        let text = String::from_utf8_lossy(&request);
        let (_, id) = text.split_once(r#"{"propay_id":""#)?;
        let body = format!(
            r#"{{"meta":{{"status":"SUCCESS"}},"data":{{"propay":{{"propay_id":"{}","provisioning_type":"PROPAY","provisioning_sponsor":"GLOBAL_PAYMENTS","status":"ACTIVE","workflow_id":"w_1","subject_record_id":"sr_1","execution_results":[],"created_at":"2025-01-18T07:29:18.472Z","updated_at":"2025-01-18T07:32:45.891Z"}}}}}}"#,
            id.trim_end_matches("\"}"),
        );
        let answer = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len(),
        );
        stream.write_all(answer.as_bytes()).ok()?;
        request.clear();
    }
}

/// Makes the calls of these numbers, as many at a time as there may be.
async fn call_all(client: &Client, numbers: std::ops::Range<usize>) {
    let next = Arc::new(AtomicUsize::new(numbers.start));
    let callers: Vec<_> = (0..AT_A_TIME)
        .map(|_| {
            let (client, next) = (client.clone(), Arc::clone(&next));
            tokio::spawn(async move {
                let mut answered = 0;
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= numbers.end {
                        return answered;
                    }
                    let id = PropayId::new(&format!("ape_{number}")).expect("an id");
                    let entity = client.propay().get(&id).send().await;
                    let entity = entity.unwrap_or_else(|error| panic!("{id}: {error}"));
                    assert_eq!(entity.propay_id, id, "the answer to another call");
                    answered += 1;
                }
            })
        })
        .collect();
    let mut answered = 0;
    for caller in callers {
        answered += caller.await.expect("every call is answered");
    }
    assert_eq!(answered, numbers.len());
}

/// The memory of this process in KiB; nothing where the system does not say.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[test]
fn ten_thousand_calls_at_sixty_four_at_a_time() {
    let (address, connections) = server();
    let builder = Client::builder(support::credentials()).base_url(&format!("http://{address}"));
    // A call that is lost must not be made good by another one.
    let client = builder.retry_policy(RetryPolicy::never()).build().expect("a client");
    support::wait(async {
        call_all(&client, 0..WARM).await;
        let before = resident();
        call_all(&client, WARM..CALLS).await;
        if let (Some(before), Some(after)) = (before, resident()) {
            // If each call kept 1 KiB, it would be 8 MiB by then; it is less than one.
            let grown = after.saturating_sub(before);
            assert!(grown < 4 << 10, "{grown} KiB more after {CALLS} calls than after {WARM}");
        }
    });
    let connections = connections.load(Ordering::Relaxed);
    assert!(connections <= AT_A_TIME, "{connections} connections for {AT_A_TIME} calls at a time");
}
