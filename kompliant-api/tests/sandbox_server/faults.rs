//! What the sandbox is told to do wrong, seen from the other end of the socket.

use std::time::{Duration, Instant};

use kompliant_api::sandbox::{Fault, Sandbox, Server};
use serde_json::{Value, json};

use crate::raw::{Answer, Connection, call};

fn create() -> Vec<u8> {
    let body = json!({
        "workflow_id": "w_2dJFFW3HY8a3zOjqwUXhQc",
        "provisioning_sponsor": "GLOBAL_PAYMENTS",
    });
    call("propay.create", &body)
}

fn with(fault: Fault) -> (Server, Connection) {
    let sandbox = Sandbox::start().expect("a sandbox");
    sandbox.fault_next(fault);
    let mut connection = Connection::open(&sandbox.base_url());
    assert!(connection.send(&create()));
    (sandbox, connection)
}

fn answer(fault: Fault) -> Answer {
    with(fault).1.answer().expect("an answer")
}

#[test]
fn a_connection_is_closed_without_a_byte() {
    for fault in [Fault::Unreachable, Fault::ClosedEarly, Fault::Closed] {
        let (sandbox, mut connection) = with(fault);
        assert!(connection.is_closed(), "{fault:?}");
        assert_eq!(sandbox.calls().len(), 1);
        // The next one is answered.
        let mut connection = Connection::open(&sandbox.base_url());
        connection.send(&create());
        assert_eq!(connection.answer().expect("an answer").status, 200);
    }
}

#[test]
fn an_answer_ends_within_its_body() {
    let (_sandbox, mut connection) = with(Fault::CutShort);
    let all = connection.rest();
    let text = String::from_utf8(all).expect("text");
    let (head, body) = text.split_once("\r\n\r\n").expect("a whole head");
    assert!(head.starts_with("HTTP/1.1 200 OK"), "{head}");
    let promised = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    let promised: usize = promised.and_then(|number| number.parse().ok()).expect("a length");
    assert!(!body.is_empty() && body.len() < promised, "{} of {promised}", body.len());
    assert!(serde_json::from_str::<Value>(body).is_err());
}

#[test]
fn a_silent_call_keeps_nobody_else_waiting() {
    let (sandbox, mut silent) = with(Fault::Silence);
    let mut other = Connection::open(&sandbox.base_url());
    other.send(&create());
    assert_eq!(other.answer().expect("an answer").status, 200);
    assert!(silent.is_silent_for(Duration::from_millis(200)));
    // To stop does not wait for it.
    let start = Instant::now();
    drop(sandbox);
    assert!(start.elapsed() < Duration::from_secs(5));
    assert!(silent.is_closed());
}

#[test]
fn an_answer_comes_late() {
    let delay = Duration::from_millis(300);
    let start = Instant::now();
    assert_eq!(answer(Fault::Delay(delay)).status, 200);
    assert!(start.elapsed() >= delay);
}

#[test]
fn a_page_and_a_throttled_answer_come_as_they_are() {
    let page = answer(Fault::ErrorPage(502));
    assert_eq!(page.status, 502);
    assert!(page.head.to_lowercase().contains("content-type: text/html"), "{}", page.head);
    let throttled = answer(Fault::Throttled(Duration::from_secs(2)));
    assert_eq!(throttled.status, 429);
    assert!(throttled.head.to_lowercase().contains("retry-after: 2\r\n"), "{}", throttled.head);
}
