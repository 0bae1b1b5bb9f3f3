//! What a program that uses `tracing` sees of a call.
#![cfg(all(feature = "tracing", feature = "reqwest"))]

mod support;

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use kompliant_api::propay::PropayId;
use kompliant_api::{Client, RetryPolicy};
use serde_json::json;
use support::{Answer, Server, wait};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// What was recorded: the span first, and then its events; and which spans are entered.
#[derive(Clone, Default)]
struct Recorder(Arc<Mutex<Vec<BTreeMap<String, String>>>>, Arc<Mutex<Vec<Id>>>);

struct Fields<'a>(&'a mut BTreeMap<String, String>);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let text = format!("{value:?}");
        self.0.insert(field.name().to_owned(), text.trim_matches('"').to_owned());
    }
}

impl Subscriber for Recorder {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("kompliant_api")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut fields = BTreeMap::new();
        span.record(&mut Fields(&mut fields));
        let parent =
            span.parent().cloned().or_else(|| self.1.lock().expect("the spans").last().cloned());
        if let Some(parent) = parent {
            fields.insert("parent".to_owned(), parent.into_u64().to_string());
        }
        let mut all = self.0.lock().expect("the records");
        all.push(fields);
        Id::from_u64(all.len() as u64)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let mut all = self.0.lock().expect("the records");
        values.record(&mut Fields(&mut all[span.into_u64() as usize - 1]));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = BTreeMap::new();
        event.record(&mut Fields(&mut fields));
        fields.insert("level".to_owned(), event.metadata().level().to_string());
        self.0.lock().expect("the records").push(fields);
    }

    fn enter(&self, span: &Id) {
        self.1.lock().expect("the spans").push(span.clone());
    }

    fn exit(&self, _: &Id) {
        self.1.lock().expect("the spans").pop();
    }
}

/// Calls `propay.canExecute`, and gives what was recorded of it.
fn recorded(server: &Server) -> Vec<BTreeMap<String, String>> {
    let policy = RetryPolicy::default().base_delay(Duration::ZERO).max_attempts(2);
    let builder = Client::builder(support::credentials()).base_url(&server.url());
    let client = builder.retry_policy(policy).build().expect("a client");
    let recorder = Recorder::default();
    let id = PropayId::new("ape_1").expect("an id");
    tracing::subscriber::with_default(recorder.clone(), || {
        let _result = wait(client.propay().can_execute(id).send());
    });
    let all = recorder.0.lock().expect("the records");
    all.clone()
}

fn ready() -> Answer {
    let warnings = json!([{"code": "DEPRECATED", "message": "Soon\ngone."}]);
    let meta = json!({"status": "SUCCESS", "trace_id": "trc_1", "warnings": warnings});
    let data = json!({"propay_id": "ape_1", "can_execute": true});
    Answer::json(200, json!({"meta": meta, "data": data}))
}

#[track_caller]
fn has(fields: &BTreeMap<String, String>, expected: &[(&str, &str)]) {
    for (name, value) in expected {
        assert_eq!(fields.get(*name).map(String::as_str), Some(*value), "{name} in {fields:?}");
    }
}

#[test]
fn a_call_is_a_span_by_the_names_of_opentelemetry() {
    let server = Server::start(ready());
    let all = recorded(&server);
    let [span, warning] = &all[..] else { panic!("{all:?}") };
    let host = server.host();
    let (address, port) = host.split_once(':').expect("a port");
    has(
        span,
        &[
            ("otel.name", "propay.canExecute"),
            ("otel.kind", "client"),
            ("http.request.method", "POST"),
            ("http.response.status_code", "200"),
            ("url.full", &format!("{}/propay.canExecute", server.url())),
            ("server.address", address),
            ("server.port", port),
            ("kompliant.trace_id", "trc_1"),
        ],
    );
    assert!(!span.contains_key("error.type") && !span.contains_key("http.request.resend_count"));
    has(warning, &[("level", "WARN"), ("code", "DEPRECATED"), ("message", r"Soon\ngone.")]);
}

#[test]
fn an_attempt_that_is_made_again_is_an_event() {
    let server = Server::start(ready());
    server.first([Answer::Close]);
    let all = recorded(&server);
    let [span, again, _warning] = &all[..] else { panic!("{all:?}") };
    has(span, &[("http.request.resend_count", "1"), ("http.response.status_code", "200")]);
    has(
        again,
        &[("error.type", "transport"), ("delivery", "Unknown"), ("attempt", "1"), ("wait_ms", "0")],
    );
}

#[test]
fn a_failure_is_told_by_its_kind() {
    let refused = json!({
        "meta": {"status": "ERROR", "trace_id": "trc_2"},
        "errors": [{"code": "ENTITY_NOT_FOUND", "message": "no ape_1"}],
    });
    let misfit = json!({"meta": {"status": "SUCCESS"}, "data": {"propay_id": 7}});
    for (answer, error, status) in [
        (Answer::json(400, refused), "ENTITY_NOT_FOUND", Some("400")),
        (Answer::json(502, "<html>"), "502", Some("502")),
        (Answer::json(200, "{"), "unexpected_answer", Some("200")),
        (Answer::json(200, misfit), "decode", Some("200")),
        (Answer::Close, "transport", None),
    ] {
        let server = Server::start(answer);
        let all = recorded(&server);
        has(&all[0], &[("otel.status_code", "ERROR"), ("error.type", error)]);
        assert_eq!(all[0].get("http.response.status_code").map(String::as_str), status);
        let last = all.last().expect("an event");
        has(last, &[("level", "WARN"), ("message", "the call failed"), ("error.type", error)]);
        // The message of the API may name what is confidential.
        assert!(!format!("{all:?}").contains("no ape_1"));
    }
}

/// The blocking client sends on a thread of its own; what is recorded is recorded for the caller.
#[cfg(feature = "blocking")]
#[test]
fn the_span_of_a_blocking_call_begins_with_the_caller() {
    let server = Server::start(ready());
    server.first([Answer::Close]);
    let policy = RetryPolicy::default().base_delay(Duration::ZERO).max_attempts(2);
    let builder = Client::builder(support::credentials()).base_url(&server.url());
    let client = builder.retry_policy(policy).build_blocking().expect("a client");
    let recorder = Recorder::default();
    let id = PropayId::new("ape_1").expect("an id");
    tracing::subscriber::with_default(recorder.clone(), || {
        let _outer = tracing::info_span!(target: "kompliant_api_test", "outer").entered();
        client.propay().can_execute(id).send().expect("a good answer");
    });
    let all = recorder.0.lock().expect("the records");
    let [_outer, span, again, _warning] = &all[..] else { panic!("{all:?}") };
    has(
        span,
        &[("otel.name", "propay.canExecute"), ("parent", "1"), ("kompliant.trace_id", "trc_1")],
    );
    has(again, &[("attempt", "1")]);
}
