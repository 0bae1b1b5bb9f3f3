//! What is sent again, as the server sees it.
#![cfg(feature = "reqwest")]

use std::time::{Duration, Instant};

use kompliant_api::propay::{CanExecute, Execute, PropayId};
use kompliant_api::{Client, Delivery, Error, Method, RetryPolicy};
use serde_json::json;

use crate::support::{Answer, Server, credentials, wait};

/// Without a wait before the next attempt.
fn at_once() -> RetryPolicy {
    RetryPolicy::default().base_delay(Duration::ZERO)
}

fn client(server: &Server) -> Client {
    let builder = Client::builder(credentials()).base_url(&server.url()).retry_policy(at_once());
    builder.build().expect("a client")
}

fn id() -> PropayId {
    PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc").expect("an id")
}

fn call<M: Method>(client: &Client, method: M) -> Result<M::Response, Error<M::Error>> {
    wait(client.call(method).send())
}

/// 429 with a `Retry-After`.
fn throttled(after: &str) -> Answer {
    let head = format!("HTTP/1.1 429 Slow down\r\nRetry-After: {after}\r\nContent-Length: 0\r\n");
    Answer::Raw(format!("{head}Connection: close\r\n\r\n").into_bytes())
}

fn done() -> Answer {
    let data = json!({"propay": {"propay_id": "ape_1", "queued_operations": ["ONBOARDING"]}});
    Answer::json(200, json!({"meta": {"status": "SUCCESS"}, "data": data}))
}

fn ready() -> Answer {
    let data = json!({"propay_id": "ape_1", "can_execute": true, "missing_requirements": []});
    Answer::json(200, json!({"meta": {"status": "SUCCESS"}, "data": data}))
}

#[test]
fn a_read_that_failed_is_sent_again_as_it_was() {
    let server = Server::start(ready());
    let page = Answer::Body(502, "text/html", b"<html>".to_vec());
    server.first([Answer::Close, page, Answer::Raw(b"HTTP/1.1 200 OK\r\n".to_vec())]);
    call(&client(&server), CanExecute::new(id())).expect("a good answer");
    let requests = server.requests();
    assert_eq!(requests.len(), 4);
    assert!(requests.iter().all(|request| *request == requests[0]));
}

#[test]
fn a_write_whose_fate_is_not_known_is_sent_once() {
    let server = Server::start(done());
    let client = client(&server);
    for answer in [
        Answer::Close,
        Answer::Raw(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{".to_vec()),
        Answer::Body(502, "text/html", b"<html>".to_vec()),
        Answer::json(500, json!({"errors": [{"code": "INTERNAL"}]})),
        Answer::json(503, json!({})),
    ] {
        server.first([answer.clone()]);
        let error = call(&client, Execute::new(id())).expect_err("not a good answer");
        assert_eq!(server.requests().len(), 1, "{answer:?}");
        assert_eq!(error.attempts(), 1);
        assert!(error.may_have_happened());
    }
}

#[test]
fn a_write_that_was_not_processed_is_sent_again() {
    let server = Server::start(done());
    server.first([throttled("0"), throttled("Sun, 06 Nov 1994 08:49:37 GMT"), throttled("0")]);
    call(&client(&server), Execute::new(id())).expect("a good answer");
    assert_eq!(server.requests().len(), 4);
}

#[test]
fn after_the_last_attempt_the_last_error_comes_out() {
    let server = Server::start(throttled("0"));
    let error = call(&client(&server), Execute::new(id())).expect_err("throttled");
    assert_eq!((server.requests().len(), error.attempts()), (4, 4));
    assert!(error.is_throttled() && !error.may_have_happened());
    assert_eq!(error.retry_after(), Some(Duration::ZERO));

    let policy = at_once().max_attempts(2);
    let untyped = Client::builder(credentials()).base_url(&server.url()).retry_policy(policy);
    let untyped = untyped.build().expect("a client");
    let error = wait(untyped.call_untyped("workflow.create", &json!({}))).expect_err("throttled");
    assert_eq!((server.requests().len(), error.attempts()), (2, 2));
}

#[test]
fn a_wait_that_is_too_long_is_not_begun() {
    let server = Server::start(throttled("61"));
    let start = Instant::now();
    let error = call(&client(&server), Execute::new(id())).expect_err("throttled");
    assert_eq!((server.requests().len(), error.attempts()), (1, 1));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(61)));

    // Short enough for the policy, and too long for the call.
    server.answer(throttled("59"));
    let client = client(&server);
    let call = client.propay().execute(id()).timeout(Duration::from_secs(30));
    wait(call.send()).expect_err("throttled");
    assert_eq!(server.requests().len(), 1);
    assert!(start.elapsed() < Duration::from_secs(30));
}

#[test]
fn one_call_may_say_otherwise() {
    let server = Server::start(Answer::Close);
    let client = client(&server);
    let call = client.propay().can_execute(id()).retry_policy(RetryPolicy::never());
    let error = wait(call.send()).expect_err("no answer");
    assert_eq!((server.requests().len(), error.attempts()), (1, 1));
    assert_eq!(error.delivery(), Delivery::Unknown);
}

#[test]
fn an_attempt_ends_in_time_and_the_next_one_begins() {
    let server = Server::start(ready());
    server.first([Answer::Silence(Duration::from_secs(2))]);
    let client = client(&server);
    let call = client.propay().can_execute(id()).attempt_timeout(Duration::from_millis(100));
    wait(call.send()).expect("a good answer");
    assert_eq!(server.requests().len(), 2);
}
