//! The server within a test: connections, bounds, the state file, and the way to set it up by HTTP.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use kompliant_api::mbtrust::Mbtrust;
use kompliant_api::sandbox::{Sandbox, StartError};
use serde_json::{Value, json};

use crate::program::Folder;
use crate::raw::{Connection, SIGNED, call, request};

fn nobody() -> Value {
    json!({"propay_id": "ape_nobody"})
}

fn port(url: &str) -> u16 {
    url.rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port")
}

#[test]
fn it_stops_when_it_is_dropped_and_the_port_is_free() {
    let sandbox = Sandbox::start().expect("a sandbox");
    let mut connection = Connection::open(&sandbox.base_url());
    assert!(connection.call("propay.get", &nobody()).is_some());
    let port = port(&sandbox.base_url());
    drop(sandbox);
    assert!(connection.is_closed());
    TcpListener::bind(("127.0.0.1", port)).expect("the port is free");
}

#[test]
fn a_port_that_is_taken_is_said() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let refused = Sandbox::new().serve().port(port).start().expect_err("it is taken");
    assert!(matches!(refused, StartError::Listen(..)), "{refused:?}");
    assert_eq!(refused.to_string(), format!("cannot listen on 127.0.0.1:{port}"));
}

#[test]
fn it_starts_within_a_runtime_too() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(async {
        let sandbox = Sandbox::start().expect("a sandbox");
        Connection::open(&sandbox.base_url()).call("propay.get", &nobody()).expect("an answer");
    });
}

#[test]
fn a_connection_is_kept_and_takes_requests_before_the_answers() {
    let sandbox = Sandbox::start().expect("a sandbox");
    let mut connection = Connection::open(&sandbox.base_url());
    let unknown = request("POST", "/nothing", SIGNED, b"{}");
    let several = [call("propay.get", &nobody()), unknown, call("mbtrust.get", &json!({}))];
    assert!(connection.send(&several.concat()));
    for _ in 0..3 {
        assert_eq!(connection.answer().expect("an answer").status, 400);
    }
    assert_eq!(connection.call("propay.get", &nobody()).expect("an answer").0, 400);
    let calls = sandbox.calls();
    let methods: Vec<_> = calls.iter().map(|call| call.method.as_str()).collect();
    assert_eq!(methods, ["propay.get", "?", "mbtrust.get", "propay.get"]);
}

#[test]
fn a_body_that_is_too_large_is_answered_and_not_kept_reading() {
    let sandbox = Sandbox::start().expect("a sandbox");
    for (size, status) in [(1024 * 1024, 400), (1024 * 1024 + 1, 413), (4_000_000, 413)] {
        let mut connection = Connection::open(&sandbox.base_url());
        // All of it is sent before the answer is read, as most clients do.
        assert!(connection.send(&request("POST", "/propay.get", SIGNED, &b" ".repeat(size))));
        let answer = connection.answer().unwrap_or_else(|| panic!("no answer to {size} bytes"));
        assert_eq!(answer.status, status, "{size}");
        assert_eq!(answer.json()["meta"]["status"], "ERROR");
    }
    // One that never ends is cut off.
    let mut connection = Connection::open(&sandbox.base_url());
    let head = format!(
        "POST /propay.get HTTP/1.1\r\nHost: localhost\r\n{SIGNED}Content-Length: 9999999999\r\n\r\n"
    );
    assert!(connection.send(head.as_bytes()));
    let start = Instant::now();
    while connection.send(&[b' '; 64 * 1024]) {
        assert!(start.elapsed() < Duration::from_secs(10), "it reads on and on");
    }
}

#[test]
fn who_is_slow_is_disconnected_and_keeps_nobody_waiting() {
    let patience = Duration::from_millis(300);
    let sandbox = Sandbox::new().serve().patience(patience).start().expect("a sandbox");
    let whole = call("propay.get", &nobody());
    for sent in [0, 10, whole.len() - 1] {
        let mut slow = Connection::open(&sandbox.base_url());
        assert!(slow.send(&whole[..sent]));
        let start = Instant::now();
        let mut other = Connection::open(&sandbox.base_url());
        other.call("propay.get", &nobody()).expect("an answer");
        assert!(slow.is_closed());
        let waited = start.elapsed();
        assert!(waited < Duration::from_secs(5), "{sent}: {waited:?}");
    }
    assert_eq!(sandbox.calls().len(), 3, "half a request was taken for one");
}

#[test]
fn a_state_file_is_for_one_server_and_no_other_file_is_touched() {
    let folder = Folder::new("state");
    let serve = || Sandbox::new().serve().state_file(folder.file()).start();
    let first = serve().expect("a sandbox");
    assert!(matches!(serve(), Err(StartError::StateInUse(_))));
    drop(first);
    std::fs::write(folder.file(), "my diary").expect("a file");
    let refused = serve().expect_err("it is no state").to_string();
    assert!(
        refused
            .ends_with("it is no state of a sandbox, or of another version; it is left as it is"),
        "{refused}"
    );
    assert_eq!(std::fs::read_to_string(folder.file()).expect("a file"), "my diary");
    std::fs::remove_file(folder.file()).expect("it goes");
    std::fs::create_dir(folder.file()).expect("a folder");
    assert!(matches!(serve(), Err(StartError::BrokenState(..))));
}

#[test]
fn what_was_done_is_there_after_a_restart_and_only_with_a_state_file() {
    let folder = Folder::new("restart");
    let workflow = json!({
        "workflow_id": "w_2dJFFW3HY8a3zOjqwUXhQc",
        "provisioning_sponsor": "GLOBAL_PAYMENTS",
    });
    for (keep, status) in [(true, 200), (false, 400)] {
        let serve = || {
            let builder = Sandbox::new().serve();
            let builder = if keep { builder.state_file(folder.file()) } else { builder };
            builder.start().expect("a sandbox")
        };
        let sandbox = serve();
        let mut connection = Connection::open(&sandbox.base_url());
        let (_, answer) = connection.call("propay.create", &workflow).expect("an answer");
        let id = answer["data"]["propay"]["propay_id"].clone();
        // Set up after the last call, so that it is written when the server stops.
        sandbox.provisioner::<Mbtrust>().disable();
        drop(sandbox);
        let sandbox = serve();
        let mut connection = Connection::open(&sandbox.base_url());
        let asked = json!({"propay_id": id});
        assert_eq!(connection.call("propay.get", &asked).expect("an answer").0, status);
        let other = json!({
            "workflow_id": "w_2dJFFW3HY8a3zOjqwUXhQc",
            "provisioning_sponsor": "MERRICK",
        });
        let (_, answer) = connection.call("mbtrust.create", &other).expect("an answer");
        let expected = if keep { json!("PROVISIONER_DISABLED") } else { Value::Null };
        assert_eq!(answer["errors"][0]["sub_code"], expected, "{answer}");
    }
}

#[test]
fn it_is_set_up_over_http_only_where_that_is_wanted() {
    let json = "Content-Type: application/json\r\n";
    let help = |headers: &str| {
        format!(
            "POST /sandbox.help HTTP/1.1\r\nHost: localhost\r\n{headers}Content-Length: 2\r\n\r\n{{}}"
        )
    };
    let sandbox = Sandbox::start().expect("a sandbox");
    let mut connection = Connection::open(&sandbox.base_url());
    connection.send(help(json).as_bytes());
    // There is no such method.
    assert_eq!(connection.answer().expect("an answer").status, 400);

    let sandbox = Sandbox::new().serve().control(true).start().expect("a sandbox");
    let mut connection = Connection::open(&sandbox.base_url());
    connection.send(help(json).as_bytes());
    let answer = connection.answer().expect("an answer");
    assert_eq!(answer.status, 200);
    let commands = answer.json()["data"].as_array().expect("a list").clone();
    assert!(commands.iter().any(|one| one["call"] == "POST /sandbox.advance {\"seconds\": 60}"));
    // What it lists, it takes.
    for command in commands {
        let line = command["call"].as_str().expect("a line");
        let (method, body) = line.trim_start_matches("POST /").split_once(' ').expect("a body");
        let body = serde_json::from_str(body).expect("JSON");
        let (status, answer) = connection.call(method, &body).expect("an answer");
        assert_eq!(status, 200, "{line}: {answer}");
    }
    let forced = json!({"propay_id": "ape_nobody"});
    let (_, answer) = connection.call("propay.execute", &forced).expect("an answer");
    assert_eq!(answer["errors"][0]["sub_code"], "PRECHECK_FAILED");
    let (status, _) = connection.call("propay.get", &nobody()).expect("an answer");
    assert_eq!(status, 429);
    // What a web page can send without asking is refused.
    connection.send(help("Content-Type: text/plain\r\n").as_bytes());
    assert_eq!(connection.answer().expect("an answer").status, 400);
    for (method, body, problem) in [
        (
            "sandbox.nothing",
            json!({}),
            "there is no sandbox.nothing; sandbox.help lists what there is",
        ),
        (
            "sandbox.advance",
            json!({"minutes": 1}),
            "unknown field `minutes`, expected `seconds` at line 1 column 10",
        ),
        (
            "sandbox.advance",
            json!({"seconds": -1}),
            "cannot convert float seconds to Duration: value is negative",
        ),
    ] {
        let (status, answer) = connection.call(method, &body).expect("an answer");
        assert_eq!((status, &answer["errors"][0]["message"]), (400, &json!(problem)));
    }
}
