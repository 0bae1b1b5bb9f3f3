//! A client with canned responses, for the examples of the documentation and for nothing else.
//!
//! Examples are programs of their own and use the crate as it is built for everybody, so this is
//! public and hidden. It may change in any release.

// An example that cannot be set up is to fail, and no program reaches this.
#![allow(clippy::expect_used, missing_docs)]

use std::{
    collections::VecDeque,
    pin::pin,
    sync::{Mutex, PoisonError},
    task::{Context, Poll, Waker},
    time::Duration,
};

use bytes::Bytes;
use http::{Request, Response};

use crate::transport::{BoxFuture, Transport, TransportError};
use crate::{Client, Credentials, Error, Method};

pub type Canned = Result<Response<Bytes>, TransportError>;

struct Responses(Mutex<VecDeque<Canned>>);

impl Transport for Responses {
    fn send(&self, _: Request<Bytes>) -> BoxFuture<'_, Canned> {
        let next = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        Box::pin(async { next.expect("a response for each attempt") })
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(async {})
    }
}

pub fn credentials() -> Credentials {
    Credentials::new("sb_example", "c2VjcmV0", "token").expect("credentials")
}

/// A transport that has these responses, one for each attempt.
pub fn transport(responses: impl IntoIterator<Item = Canned>) -> impl Transport {
    Responses(Mutex::new(responses.into_iter().collect()))
}

/// A client that gets these responses, one for each attempt.
pub fn client(responses: impl IntoIterator<Item = Canned>) -> Client {
    Client::builder(credentials()).transport(transport(responses)).build().expect("a client")
}

/// A response with this status and body.
pub fn answer(status: u16, body: &str) -> Canned {
    let response = Response::builder().status(status);
    Ok(response.body(Bytes::from(body.to_owned())).expect("a response"))
}

/// The error of a call with these responses, one for each attempt.
pub fn error<M: Method>(responses: impl IntoIterator<Item = Canned>) -> Error<M::Error> {
    let request = r#"{"propay_id": "ape_2dJFFW3HY8a3zOjqwUXhQc"}"#;
    let request: M = serde_json::from_str(request).expect("a request that has an id alone");
    let client = client(responses);
    wait(client.call(request).send()).err().expect("an error")
}

/// The error of a call that the API refuses.
pub fn refused<M: Method>() -> Error<M::Error> {
    let body = r#"{
        "meta": {"status": "ERROR", "trace_id": "trc_1"},
        "errors": [{"code": "SYSTEM_RULE_VIOLATION", "sub_code": "PRECHECK_FAILED"}]
    }"#;
    error::<M>([answer(400, body)])
}

/// The error of a call that a gateway answers.
pub fn unavailable<M: Method>() -> Error<M::Error> {
    error::<M>([answer(503, "<html>Service Unavailable</html>")])
}

/// Runs a future to its end. Nothing that an example waits for takes time.
pub fn wait<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return output;
        }
        std::thread::yield_now();
    }
}
