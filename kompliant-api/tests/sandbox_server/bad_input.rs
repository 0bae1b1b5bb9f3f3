//! Whatever comes over the network, the program lives, keeps its memory within bounds, and answers a
//! correct call afterwards.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::program::Program;
use crate::random::Random;
use crate::raw::{Connection, SIGNED, call, request};

const THREADS: u64 = 8;
const REQUESTS: u64 = 10_000;
const CONNECTIONS: usize = 1_000;
/// The largest body that is taken.
const MAX_BODY: usize = 1024 * 1024;
/// In KiB, for all that is done here at once.
const MEMORY: usize = 96 * 1024;

const METHODS: [&str; 8] = [
    "mbtrust.create",
    "mbtrust.canExecute",
    "mbtrust.execute",
    "mbtrust.get",
    "propay.create",
    "propay.canExecute",
    "propay.execute",
    "propay.get",
];

const BODIES: [&str; 4] = [
    r#"{"workflow_id":"w_2dJFFW3HY8a3zOjqwUXhQc","provisioning_sponsor":"GLOBAL_PAYMENTS"}"#,
    r#"{"propay_id":"ape_7h1EpxerrZQyLnRC1EQ9Ck"}"#,
    r#"{"mbtrust_id":"ape_4kz3kXp8dL2Xnj97xzFMuG","documents":{"uploaded_documents":["d_1","d_2"]}}"#,
    r#"{"a":[[[[[[[[{"b":1e999}]]]]]]]],"\u0000":"\ud800"}"#,
];

#[test]
fn nothing_that_comes_breaks_it() {
    let program = Program::start(&["--patience", "6", "--quiet"]);
    let url = program.url.as_str();
    at_once(url);
    thread::scope(|scope| {
        for seed in 0..THREADS {
            scope.spawn(move || {
                let mut random = Random::new(seed + 1);
                for _ in 0..REQUESTS / THREADS {
                    one(url, &mut random);
                }
            });
        }
        scope.spawn(|| slow_senders(url));
    });

    let mut connection = Connection::open(url);
    let asked = json!({"propay_id": "ape_nobody"});
    let (status, answer) = connection.call("propay.get", &asked).expect("an answer");
    assert_eq!((status, &answer["errors"][0]["code"]), (400, &json!("ENTITY_NOT_FOUND")));

    #[cfg(target_os = "linux")]
    {
        let peak = program.peak_memory();
        println!("at most {peak} KiB of memory");
        assert!(peak < MEMORY, "{peak} KiB");
    }
    #[cfg(unix)]
    {
        let (code, _, err) = program.stop("-TERM");
        assert_eq!((code, err.as_str()), (Some(0), ""));
    }
}

/// Sends one request that is wrong in some way.
fn one(url: &str, random: &mut Random) {
    let mut connection = Connection::open(url);
    let path = match random.below(8) {
        0 => format!("/{}", "x".repeat(random.below(3000))),
        1 => random
            .pick(&["/", "//", "/propay.get/", "/propay.get?a=b", "*", "/%00", "/propay"])
            .into(),
        _ => format!("/{}", random.pick(&METHODS)),
    };
    let verb = match random.below(8) {
        0 => random.pick(&["GET", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "X"]),
        _ => "POST",
    };
    let body = body(random);
    let headers = headers(random);
    let whole = request(verb, &path, &headers, &body);
    let is_framed = match random.below(4) {
        0 => {
            connection.send(&mutated(whole, random));
            false
        }
        _ => {
            connection.send(&whole);
            headers.is_ascii() && !headers.contains(['\0', '\u{1}'])
        }
    };
    if verb == "HEAD" || !is_framed {
        // It may be answered or not, and wait for more.
        connection.finish();
        connection.answer();
        return;
    }
    let answer = connection.answer().unwrap_or_else(|| panic!("no answer to {verb} {path}"));
    let Some(json) = serde_json::from_slice::<serde_json::Value>(&answer.body).ok() else {
        // What is no HTTP gets no further than the parser of that.
        assert!(matches!(answer.status, 400 | 431), "{}", answer.head);
        assert_eq!(answer.body, b"");
        return;
    };
    match answer.status {
        200 => assert_eq!(json["meta"]["status"], "SUCCESS"),
        400 | 401 | 413 | 415 => {
            assert_eq!(json["meta"]["status"], "ERROR");
            assert!(json["errors"][0]["message"].is_string(), "{json}");
        }
        status => panic!("{status}: {json}"),
    }
    if body.len() > MAX_BODY && answer.status != 401 {
        assert!(matches!(answer.status, 400 | 413), "{json}");
    }
}

fn body(random: &mut Random) -> Vec<u8> {
    let whole = random.pick(&BODIES).as_bytes();
    match random.below(8) {
        0 => Vec::new(),
        1 => {
            let length = random.below(200);
            random.bytes(length)
        }
        2 => mutated(whole.to_vec(), random),
        3 => b"[".repeat(random.below(20_000)),
        4 => whole[..random.below(whole.len())].to_vec(),
        // Around the bound, and far above it.
        5 if random.below(8) == 0 => b" ".repeat(MAX_BODY - 2 + random.below(5)),
        5 if random.below(8) == 0 => b" ".repeat(random.below(3 * MAX_BODY)),
        _ => whole.to_vec(),
    }
}

fn headers(random: &mut Random) -> String {
    let extra = match random.below(12) {
        0 => "Content-Type: text/plain\r\n".to_owned(),
        1 => "X-API-Version: 1999-01-01\r\n".to_owned(),
        2 => format!("X-Long: {}\r\n", "x".repeat(random.below(60_000))),
        3 => "X-More: y\r\n".repeat(random.below(150)),
        4 => "X-API-Key: \u{1}\r\n".to_owned(),
        5 => "X-API-Signed-Elements: API-Key;Nonce\r\n".to_owned(),
        6 => "Authorization: é\r\n".to_owned(),
        _ => String::new(),
    };
    let signed = match random.below(8) {
        0 => "",
        1 => &SIGNED[..random.below(2) * 88],
        _ => SIGNED,
    };
    // Before, since some of them stand for what is signed.
    format!(
        "{extra}{}",
        signed.rsplit_once("\r\n").map_or(String::new(), |(all, _)| format!("{all}\r\n"))
    )
}

/// With some bytes changed, taken out or put in.
fn mutated(mut bytes: Vec<u8>, random: &mut Random) -> Vec<u8> {
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len());
        match random.below(4) {
            0 if !bytes.is_empty() => bytes[at] = random.next() as u8,
            1 if !bytes.is_empty() => drop(bytes.remove(at)),
            2 => bytes.truncate(at),
            _ => bytes.insert(at, random.next() as u8),
        }
    }
    bytes
}

/// Those who send a byte now and then are disconnected, within a head, a body, and a large body.
fn slow_senders(url: &str) {
    let whole = call("propay.get", &json!({"propay_id": "ape_nobody"}));
    let large = request("POST", "/propay.get", SIGNED, &b" ".repeat(MAX_BODY - 1));
    let stages = [&whole[..12], &whole[..whole.len() - 25], &large[..MAX_BODY / 2]];
    let start = Instant::now();
    let mut senders: Vec<_> = (0..120)
        .map(|number| {
            let connection = Connection::open(url);
            (connection, stages[number % stages.len()])
        })
        .collect();
    thread::scope(|scope| {
        for (connection, stage) in &mut senders {
            // It may take long until so much is taken.
            scope.spawn(|| {
                connection.send(stage);
                for _ in 0..20 {
                    thread::sleep(Duration::from_millis(100));
                    connection.send(b"x");
                }
                assert!(connection.is_closed(), "a slow sender is still served");
            });
        }
    });
    assert!(start.elapsed() < Duration::from_secs(40), "{:?}", start.elapsed());
}

/// All are held at once, each with a request under way, and all are answered.
fn at_once(url: &str) {
    let body = json!({"propay_id": "ape_nobody", "filler": "x".repeat(12_000)});
    let whole = call("propay.get", &body);
    let (first, rest) = whole.split_at(whole.len() - 10);
    let mut connections: Vec<_> = (0..CONNECTIONS).map(|_| Connection::open(url)).collect();
    for connection in &mut connections {
        assert!(connection.send(first));
    }
    for connection in &mut connections {
        assert!(connection.send(rest));
    }
    for connection in &mut connections {
        assert_eq!(connection.answer().expect("an answer").status, 400);
    }
}
