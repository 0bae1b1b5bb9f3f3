// What examples of the guide share: a client whose answers are written beforehand. It is included
// by them and is no module of the crate; the chapter on testing says how it works.

use std::{collections::VecDeque, sync::Mutex, time::Duration};

use bytes::Bytes;
use http::{Request, Response};
use kompliant_api::transport::{BoxFuture, Transport, TransportError};
use kompliant_api::{Client, Credentials};

pub type Canned = Result<Response<Bytes>, TransportError>;

pub struct Answers(pub Mutex<VecDeque<Canned>>);

impl Transport for Answers {
    fn send(&self, _: Request<Bytes>) -> BoxFuture<'_, Canned> {
        let answer = self.0.lock().unwrap().pop_front().expect("an answer for each attempt");
        Box::pin(async { answer })
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(async {})
    }
}

/// A client that gets these answers, one for each attempt.
pub fn client(answers: impl IntoIterator<Item = Canned>) -> Client {
    let answers = Answers(Mutex::new(answers.into_iter().collect()));
    Client::builder(credentials()).transport(answers).build().unwrap()
}

pub fn credentials() -> Credentials {
    Credentials::new("sb_example", "c2VjcmV0", "token").unwrap()
}

/// An answer with this status and body.
pub fn answer(status: u16, body: &str) -> Canned {
    let answer = Response::builder().status(status);
    Ok(answer.body(Bytes::from(body.to_owned())).unwrap())
}

/// Runs a future to its end.
pub fn wait<F: Future>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.unwrap().block_on(future)
}
