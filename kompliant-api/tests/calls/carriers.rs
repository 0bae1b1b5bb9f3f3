//! Requests carried by something else than reqwest, and clients without a runtime around them.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use kompliant_api::propay::{CanExecute, Execute, Get, PropayId};
use kompliant_api::transport::{BoxFuture, MAX_BODY, Transport, TransportError};
use kompliant_api::{Client, ClientBuilder, Delivery, ErrorKind, RetryPolicy};

use crate::support::{credentials, wait};

const READY: &str = r#"{"meta":{"status":"SUCCESS","trace_id":"trc_1","warnings":[{"code":"DEPRECATED","message":"Soon gone."}]},"data":{"propay_id":"ape_1","can_execute":true}}"#;

fn id() -> PropayId {
    PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc").expect("an id")
}

/// What a transport gives for a request.
type Outcome = Box<dyn Fn() -> Result<Response<Bytes>, TransportError> + Send + Sync>;

/// Keeps what it is sent, and gives what it is told; or nothing, ever.
#[derive(Clone, Default)]
struct Captured {
    requests: Arc<Mutex<Vec<Request<Bytes>>>>,
    outcome: Option<Arc<Outcome>>,
}

impl Captured {
    fn giving(
        outcome: impl Fn() -> Result<Response<Bytes>, TransportError> + Send + Sync + 'static,
    ) -> Self {
        Self { outcome: Some(Arc::new(Box::new(outcome))), ..Self::default() }
    }

    fn count(&self) -> usize {
        self.requests.lock().expect("the requests").len()
    }
}

impl Transport for Captured {
    fn send(
        &self,
        request: Request<Bytes>,
    ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        self.requests.lock().expect("the requests").push(request);
        match &self.outcome {
            Some(outcome) => Box::pin(std::future::ready(outcome())),
            None => Box::pin(std::future::pending()),
        }
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        // No time passes in these tests.
        Box::pin(std::future::ready(()))
    }
}

fn builder(transport: &Captured) -> ClientBuilder {
    Client::builder(credentials()).transport(transport.clone())
}

fn answer(status: u16, body: impl Into<Bytes>) -> Result<Response<Bytes>, TransportError> {
    Ok(Response::builder().status(status).body(body.into()).expect("an answer"))
}

#[test]
fn a_test_sees_the_signed_request() {
    let transport = Captured::giving(|| answer(200, READY));
    let client = builder(&transport).base_url("https://gateway.example/k/").build();
    wait(client.expect("a client").propay().can_execute(id()).send()).expect("a good answer");
    let requests = transport.requests.lock().expect("the requests");
    let [request] = &requests[..] else { panic!("{requests:?}") };
    assert_eq!(request.uri(), "https://gateway.example/k/propay.canExecute");
    assert_eq!(&request.body()[..], br#"{"propay_id":"ape_2dJFFW3HY8a3zOjqwUXhQc"}"#);
    assert_eq!(
        request.headers()["authorization"],
        "KSig1-HMAC-SHA256 iWEh4jjK9wfjTXd/3GzImPLL1swTZiCPpDbj62vFo2Q=",
    );
    // Whatever is printed of it, the credentials are not.
    let shown = format!("{request:?}");
    assert!(!shown.contains(crate::support::AUTH_TOKEN) && !shown.contains("iWEh4jjK"), "{shown}");
}

#[test]
fn what_the_transport_says_of_delivery_decides() {
    type Case = (fn() -> TransportError, usize, usize, Delivery);
    let cases: [Case; 4] = [
        (|| TransportError::not_sent("no route"), 3, 3, Delivery::NotSent),
        (|| TransportError::not_sent("no route").timed_out(), 3, 3, Delivery::NotSent),
        (|| TransportError::unknown("reset"), 3, 1, Delivery::Unknown),
        (|| TransportError::unknown("reset").with_status(429), 3, 3, Delivery::Unknown),
    ];
    for (error, read, write, delivery) in cases {
        let transport = Captured::giving(move || Err(error()));
        let policy = RetryPolicy::default().max_attempts(3);
        let client = builder(&transport).retry_policy(policy).build().expect("a client");
        let failed = wait(client.call(CanExecute::new(id())).send()).expect_err("no answer");
        assert_eq!((transport.count(), failed.delivery()), (read, delivery));
        assert_eq!(failed.is_timeout(), error().to_string().contains("in time"));
        let source = std::error::Error::source(&failed).expect("a source").to_string();
        assert!(source == "no route" || source == "reset", "{source}");
        wait(client.call(Execute::new(id())).send()).expect_err("no answer");
        assert_eq!(transport.count(), read + write);
    }
}

#[test]
fn a_transport_that_never_answers_is_ended() {
    let transport = Captured::default();
    let client = builder(&transport).retry_policy(RetryPolicy::never()).build().expect("a client");
    let error = wait(client.call(Execute::new(id())).send()).expect_err("no answer");
    assert!(error.is_timeout() && error.may_have_happened());
    assert_eq!(
        error.to_string(),
        "propay.execute failed: no whole answer came in time; \
         it may have been processed, propay.get tells before it is sent again",
    );
}

#[test]
fn a_transport_that_reads_too_much_is_not_believed() {
    let transport = Captured::giving(|| answer(200, vec![b' '; MAX_BODY + 1]));
    let client = builder(&transport).build().expect("a client");
    let error = wait(client.call(Get::new(id())).send()).expect_err("too much");
    let text = "propay.get failed: the answer has more than 16 MiB and was not read (200)";
    assert_eq!((error.kind(), &*error.to_string()), (ErrorKind::UnexpectedAnswer, text));
}

#[test]
fn warnings_come_with_the_answer() {
    let client = builder(&Captured::giving(|| answer(200, READY))).build().expect("a client");
    let answer = wait(client.propay().can_execute(id()).send_with_meta()).expect("a good answer");
    assert!(answer.data.can_execute);
    assert_eq!(answer.meta.trace_id(), Some("trc_1"));
    let [warning] = &answer.meta.warnings()[..] else { panic!("{:?}", answer.meta) };
    assert_eq!((warning.code, warning.message), (Some("DEPRECATED"), Some("Soon gone.")));
}

#[test]
fn the_codec_needs_no_client() {
    let codec = Client::builder(credentials()).codec().expect("a codec");
    let request = codec.encode(&CanExecute::new(id())).expect("a request");
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "https://api.kompliant.com/propay.canExecute");
    assert_eq!(request.headers()["x-api-version"], kompliant_api::API_VERSION);
    let good = answer(200, READY).expect("an answer");
    assert!(codec.decode::<CanExecute>(&good).expect("a result").can_execute);
    let bad = answer(502, "<html>").expect("an answer");
    let error = codec.decode::<CanExecute>(&bad).expect_err("a web page");
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::UnexpectedAnswer, 1));
    let error = codec.decode::<Execute>(&bad).expect_err("a web page").to_string();
    assert!(error.ends_with("propay.get tells before it is sent again"), "{error}");
    let shown = format!("{codec:?}");
    assert_eq!(
        shown,
        r#"Codec { base_url: "https://api.kompliant.com", version: Some("2025-03-24"), .. }"#,
    );
}

#[cfg(not(feature = "reqwest"))]
#[test]
fn without_reqwest_a_transport_is_asked_for() {
    let error = Client::builder(credentials()).build().expect_err("no transport");
    assert!(error.to_string().contains("switch the feature `reqwest` on"), "{error}");
}

#[cfg(feature = "blocking")]
mod blocking {
    use std::thread;

    use kompliant_api::blocking;

    use super::*;

    fn client(transport: &Captured) -> blocking::Client {
        builder(transport).build_blocking().expect("a client")
    }

    #[test]
    fn it_has_the_same_calls() {
        let transport = Captured::giving(|| answer(200, READY));
        let client = client(&transport);
        let answer = client.propay().can_execute(id()).send_with_meta().expect("a good answer");
        assert_eq!(answer.meta.trace_id(), Some("trc_1"));
        let data = client.call_untyped("workflow.get", &serde_json::json!({})).expect("data");
        assert_eq!(data["can_execute"], true);
        let error = client.call_untyped("a/b", &()).expect_err("no name");
        assert_eq!((error.kind(), transport.count()), (ErrorKind::Request, 2));
    }

    #[test]
    fn it_may_be_used_and_dropped_within_a_runtime() {
        let transport = Captured::giving(|| answer(200, READY));
        wait(async {
            let client = client(&transport);
            let twin = client.clone();
            drop(client);
            twin.propay().can_execute(id()).send().expect("a good answer");
        });
    }

    #[test]
    fn many_threads_share_it() {
        let transport = Captured::giving(|| answer(200, READY));
        let client = client(&transport);
        thread::scope(|scope| {
            for _ in 0..16 {
                scope.spawn(|| client.propay().can_execute(id()).send().expect("a good answer"));
            }
        });
        assert_eq!(transport.count(), 16);
    }

    /// A defect of a transport is no defect of the caller.
    #[test]
    fn a_transport_that_panics_gives_an_error() {
        let transport = Captured::giving(|| panic!("a defect of the transport"));
        let client = client(&transport);
        let error = client.propay().execute(id()).send().expect_err("no answer");
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::Transport, Delivery::Unknown));
        assert!(error.may_have_happened());
    }
}
