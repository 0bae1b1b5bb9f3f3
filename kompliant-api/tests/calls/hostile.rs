//! A server that misbehaves in every way that was thought of: how often it is asked, and what the
//! caller is told, by both clients.
#![cfg(feature = "reqwest")]

mod rows;

use std::net::TcpListener;
use std::time::{Duration, Instant};

use kompliant_api::propay::{CanExecute, Execute, PropayId};
use kompliant_api::{Client, ClientBuilder, Delivery, Error, ErrorKind, Method, RetryPolicy};

use crate::support::{Hostile, Step, credentials, wait};
use rows::{RESULT, Row, rows, success, whole};

use Delivery::{NotSent, Unknown};
use ErrorKind::Transport;

fn builder(url: &str) -> ClientBuilder {
    Client::builder(credentials())
        .base_url(url)
        .retry_policy(RetryPolicy::default().max_attempts(2).base_delay(Duration::ZERO))
        .attempt_timeout(Duration::from_millis(400))
}

fn id() -> PropayId {
    PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc").expect("an id")
}

/// What the caller is told.
fn told<T, R>(result: Result<T, Error<R>>) -> Option<(ErrorKind, Delivery, String, u32)> {
    let error = result.err()?;
    Some((error.kind(), error.delivery(), error.to_string(), error.attempts()))
}

fn call<M: Method>(client: &Client, method: M) -> Option<(ErrorKind, Delivery, String, u32)> {
    told(wait(client.call(method).send()))
}

fn check(
    row: &Row,
    how: &str,
    requests: usize,
    seen: usize,
    told: Option<(ErrorKind, Delivery, String, u32)>,
) {
    let name = format!("{}, {how}", row.name);
    assert_eq!(seen, requests, "{name}: {told:?}");
    match (&row.error, told) {
        (None, None) => {}
        (Some((kind, delivery, text)), Some(told)) => {
            assert_eq!((told.0, told.1), (*kind, *delivery), "{name}: {}", told.2);
            let (_, message) = told.2.split_once(" failed: ").expect("a message");
            assert!(message.starts_with(text), "{name}: {message}");
            assert_eq!(told.3 as usize, requests, "{name}");
            // Whoever may have to look is told where.
            let unclear = message.ends_with(
                "; it may have been processed, propay.get tells before it is sent again",
            );
            let may = matches!(*delivery, Unknown) && !message.contains("(429)")
                || message.contains("(500)");
            assert_eq!(unclear, may && how.contains("write"), "{name}: {message}");
        }
        (expected, told) => panic!("{name}: {told:?} instead of {expected:?}"),
    }
}

#[test]
fn the_asynchronous_client() {
    let rows = rows();
    assert!(rows.len() >= 30);
    let server = Hostile::start(vec![]);
    for row in &rows {
        let client = builder(&server.url()).build().expect("a client");
        server.script(vec![row.steps.clone()]);
        let told = call(&client, CanExecute::new(id()));
        check(row, "read", row.requests.0, server.connections(), told);
        server.script(vec![row.steps.clone()]);
        let told = call(&client, Execute::new(id()));
        check(row, "write", row.requests.1, server.connections(), told);
    }
}

#[cfg(feature = "blocking")]
#[test]
fn the_blocking_client() {
    let server = Hostile::start(vec![]);
    for row in &rows() {
        let client = builder(&server.url()).build_blocking().expect("a client");
        server.script(vec![row.steps.clone()]);
        let told_read = told(client.propay().can_execute(id()).send());
        check(row, "blocking read", row.requests.0, server.connections(), told_read);
        server.script(vec![row.steps.clone()]);
        let told_write = told(client.propay().execute(id()).send());
        check(row, "blocking write", row.requests.1, server.connections(), told_write);
    }
}

/// What is refused before it is sent may always be sent again.
#[test]
fn a_port_that_nobody_listens_on() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    drop(listener);
    let client = builder(&url).build().expect("a client");
    for told in [call(&client, CanExecute::new(id())), call(&client, Execute::new(id()))] {
        let (kind, delivery, text, attempts) = told.expect("an error");
        assert_eq!((kind, delivery, attempts), (Transport, NotSent, 2));
        assert!(text.ends_with("no connection could be made, nothing was sent"), "{text}");
    }
}

/// A failure, and then a good answer: a read gets it, and a write whose fate is not known does not.
#[test]
fn what_is_sent_again_succeeds() {
    let server = Hostile::start(vec![]);
    let good = whole("200 OK", success(RESULT));
    for row in rows().iter().filter(|row| row.requests.0 == 2) {
        let client = builder(&server.url()).build().expect("a client");
        server.script(vec![row.steps.clone(), good.clone()]);
        assert_eq!(call(&client, CanExecute::new(id())), None, "{}", row.name);
        assert_eq!(server.connections(), 2, "{}", row.name);
        server.script(vec![row.steps.clone(), good.clone()]);
        let told = call(&client, Execute::new(id()));
        assert_eq!((server.connections(), told.is_none()), (row.requests.1, row.requests.1 == 2));
    }
}

/// The whole call has its time, however many attempts it takes.
#[test]
fn the_time_of_the_call_bounds_all_attempts() {
    let server = Hostile::start(vec![vec![Step::Read, Step::Hang]]);
    let client = builder(&server.url())
        .retry_policy(RetryPolicy::default().max_attempts(100).base_delay(Duration::ZERO))
        .timeout(Duration::from_millis(900))
        .build()
        .expect("a client");
    let start = Instant::now();
    let (_, _, text, attempts) = call(&client, CanExecute::new(id())).expect("an error");
    // Two whole attempts, and what was left for a third.
    assert_eq!(attempts, 3, "{text}");
    assert!(start.elapsed() < Duration::from_secs(10));
}

/// Whoever drops the future ends the call: nothing is sent again, and the next call is a good one.
#[test]
fn a_future_that_is_dropped_ends_the_call() {
    let good = whole("200 OK", success(RESULT));
    let server = Hostile::start(vec![vec![Step::Read, Step::Hang], good]);
    let client = builder(&server.url())
        .attempt_timeout(Duration::from_millis(200))
        .build()
        .expect("a client");
    wait(async {
        let call = client.call(CanExecute::new(id())).send();
        let ended = tokio::time::timeout(Duration::from_millis(100), call).await;
        assert!(ended.is_err(), "it was not done yet");
        // Longer than the attempt would have taken that was to follow.
        tokio::time::sleep(Duration::from_millis(400)).await;
        assert_eq!(server.connections(), 1);
        client.call(CanExecute::new(id())).send().await.expect("a good answer");
    });
    assert_eq!(server.connections(), 2);
}
