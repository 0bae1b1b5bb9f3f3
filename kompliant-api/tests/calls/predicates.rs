//! What an error says of itself, and that errors of all methods can be collected.
#![cfg(feature = "reqwest")]

use std::net::TcpListener;
use std::time::Duration;

use kompliant_api::propay::{ExecuteError, PropayId};
use kompliant_api::{AnyReason, Client, Error, RetryPolicy, StandardError};
use serde_json::{Value, json};

use crate::support::{Answer, Server, client, credentials, wait};

fn execute(client: &Client) -> Error<ExecuteError> {
    let id = PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc").expect("an id");
    wait(client.propay().execute(&id).send()).expect_err("not a good answer")
}

/// Every predicate that is true of an error.
fn said(error: &Error<ExecuteError>) -> Vec<&'static str> {
    let all = [
        ("timeout", error.is_timeout()),
        ("connect", error.is_connect()),
        ("auth", error.is_auth()),
        ("throttled", error.is_throttled()),
        ("server", error.is_server_error()),
        ("not found", error.is_not_found()),
        ("refused", error.is_refused()),
        ("decode", error.is_decode()),
        ("may have happened", error.may_have_happened()),
    ];
    all.into_iter().filter(|(_, is)| *is).map(|(name, _)| name).collect()
}

fn refusal(status: u16, error: Value) -> Answer {
    Answer::json(status, json!({"meta": {"status": "ERROR"}, "errors": [error]}))
}

fn page(status: u16) -> Answer {
    Answer::Body(status, "text/html", b"<html>".to_vec())
}

#[test]
fn an_answer_says_what_it_is() {
    let success = json!({"meta": {"status": "SUCCESS"}, "data": {"propay": {}}});
    let rule = json!({"code": "SYSTEM_RULE_VIOLATION", "sub_code": "PRECHECK_FAILED"});
    for (answer, expected) in [
        (refusal(401, json!({"code": "AUTH_INVALID_API_KEY"})), vec!["auth", "refused"]),
        (refusal(400, json!({"code": "AUTH_MISSING_HEADER"})), vec!["auth", "refused"]),
        (page(403), vec!["auth", "may have happened"]),
        (refusal(400, json!({"code": "ENTITY_NOT_FOUND"})), vec!["not found", "refused"]),
        (refusal(400, rule), vec!["refused"]),
        (refusal(429, json!({"code": "SLOW_DOWN"})), vec!["throttled", "refused"]),
        (page(429), vec!["throttled"]),
        (refusal(500, json!({"code": "INTERNAL"})), vec!["server", "may have happened"]),
        (page(502), vec!["server", "may have happened"]),
        (page(200), vec!["may have happened"]),
        (Answer::json(200, success), vec!["decode", "may have happened"]),
        (Answer::Close, vec!["may have happened"]),
    ] {
        let server = Server::start(answer.clone());
        assert_eq!(said(&execute(&client(&server))), expected, "{answer:?}");
    }
}

#[test]
fn a_failure_of_the_network_says_what_it_is() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let builder = || {
        let builder = Client::builder(credentials()).base_url(&url);
        builder.retry_policy(RetryPolicy::never())
    };
    // It takes connections and says nothing.
    let impatient = builder().timeout(Duration::from_millis(100)).build().expect("a client");
    assert_eq!(said(&execute(&impatient)), ["timeout", "may have happened"]);
    drop(listener);
    assert_eq!(said(&execute(&builder().build().expect("a client"))), ["connect"]);
}

#[test]
fn errors_of_different_methods_become_one_type() {
    async fn both(client: &Client) -> Result<(), Error> {
        let id = PropayId::new("ape_1").expect("an id");
        client.propay().get(&id).send().await?;
        client.propay().execute(&id).send().await?;
        client.call_untyped("workflow.create", &json!({})).await?;
        Ok(())
    }
    let rule = json!({"code": "SYSTEM_RULE_VIOLATION", "sub_code": "X", "message": "No."});
    let server = Server::start(refusal(400, rule));
    let error = wait(both(&client(&server))).expect_err("refused");
    assert_eq!(error.to_string(), "propay.get failed: SYSTEM_RULE_VIOLATION/X (400): No.");
    assert_eq!(error.reason(), Some(AnyReason::Unlisted));

    server.answer(refusal(401, json!({"code": "AUTH_INVALID_API_KEY"})));
    let error = wait(both(&client(&server))).expect_err("refused");
    assert_eq!(error.reason(), Some(AnyReason::Standard(StandardError::AuthInvalidApiKey)));
}
