//! Handles each kind of failure. It needs neither network nor credentials: the answers are written
//! here.
//!
//! ```sh
//! cargo run -p kompliant-api --example errors
//! ```

use std::collections::VecDeque;
use std::error::Error as StdError;
use std::sync::Mutex;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use kompliant_api::propay::{ExecuteError, PropayId};
use kompliant_api::transport::{BoxFuture, Transport, TransportError};
use kompliant_api::{Client, Credentials, Delivery, Error, ErrorKind, StandardError};

type Attempt = Result<Response<Bytes>, TransportError>;

/// Gives the answers of a list, one for each attempt.
struct Canned(Mutex<VecDeque<Attempt>>);

impl Transport for Canned {
    fn send(&self, _: Request<Bytes>) -> BoxFuture<'_, Attempt> {
        let next = self.0.lock().expect("no panic").pop_front();
        Box::pin(async { next.unwrap_or_else(|| Err(TransportError::not_sent("no more answers"))) })
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        // Nobody waits here between two attempts.
        Box::pin(async {})
    }
}

fn main() -> Result<(), Box<dyn StdError>> {
    let refusal = r#"{
        "meta": {"status": "ERROR", "trace_id": "trc_6OI5blm21ZoSlq0PC3RqJV"},
        "errors": [{
            "code": "SYSTEM_RULE_VIOLATION",
            "entity_type": "AccountProvisioning",
            "sub_code": "PRECHECK_FAILED",
            "message": "Something is missing."
        }]
    }"#;
    let misfit = r#"{"meta": {"status": "SUCCESS"}, "data": {"propay": {"propay_id": "ape_1"}}}"#;
    let page = "<html><body>Bad Gateway</body></html>";

    let stories: [(&str, Vec<Attempt>); 7] = [
        ("the API refuses", vec![answer(400, refusal)]),
        ("the credentials are wrong", vec![answer(401, &error("AUTH_SIGNATURE_MISMATCH"))]),
        ("too many calls", (0..4).map(|_| throttled("2")).collect()),
        ("no network", (0..4).map(|_| Err(TransportError::not_sent("unreachable"))).collect()),
        ("the connection breaks", vec![Err(TransportError::unknown("reset by the peer"))]),
        ("a gateway answers with a page", vec![answer(502, page)]),
        ("the result is of another shape", vec![answer(200, misfit)]),
    ];
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    for (title, answers) in stories {
        // A client for each, so that each has a full budget of retries.
        let credentials = Credentials::new("sb_example", "c2VjcmV0", "token")?;
        let canned = Canned(Mutex::new(answers.into()));
        let client = Client::builder(credentials).transport(canned).build()?;
        println!("{title}");
        let id = PropayId::new("ape_7h1EpxerrZQyLnRC1EQ9Ck")?;
        match runtime.block_on(client.propay().execute(&id).send()) {
            Ok(queued) => println!("  queued: {:?}", queued.queued_operations),
            Err(error) => handle(&error),
        }
        println!();
    }
    Ok(())
}

/// What a program does about an error of a method that writes.
fn handle(error: &Error<ExecuteError>) {
    println!("  log:      {error}");
    println!("  kind:     {:?}, {:?}", error.kind(), error.delivery());
    println!("  attempts: {}", error.attempts());
    if let Some(reason) = error.reason() {
        println!("  reason:   {reason:?}");
    }
    let advice = match (error.reason(), error.kind()) {
        // Rows of the method's own table come first: they say the most.
        (Some(ExecuteError::PrecheckFailed), _) => "ask propay.canExecute what is missing",
        (Some(ExecuteError::Standard(StandardError::AuthSignatureMismatch)), _) => {
            "check the secret key; to send it again changes nothing"
        }
        // It was sent again as often as the policy says, and was not processed.
        _ if error.is_throttled() => match error.retry_after() {
            Some(_) => "queue it for later, after the time that the answer asks for",
            None => "queue it for later",
        },
        (_, ErrorKind::Transport) if error.delivery() == Delivery::NotSent => {
            "nothing was sent: queue it for later"
        }
        (_, ErrorKind::Decode) => "it was done: call propay.get, and look for a newer crate",
        _ if error.may_have_happened() => {
            "do not send it again: look with propay.get for a run that was not there before"
        }
        _ => "show it to a person",
    };
    println!("  to do:    {advice}");
    if let Some(after) = error.retry_after() {
        println!("  after:    {after:?}");
    }
    if let Some(trace_id) = error.trace_id() {
        println!("  support:  {trace_id}");
    }
    // Kept apart from the log: it may hold what must not be there.
    if let Some(body) = error.raw_body() {
        println!("  body:     {} bytes, not shown", body.len());
    }
}

fn answer(status: u16, body: &str) -> Attempt {
    let answer = Response::builder().status(status).body(Bytes::from(body.to_owned()));
    answer.map_err(TransportError::unknown)
}

fn throttled(seconds: &'static str) -> Attempt {
    let answer = Response::builder().status(429).header("retry-after", seconds);
    answer.body(Bytes::new()).map_err(TransportError::unknown)
}

fn error(code: &str) -> String {
    format!(r#"{{"meta": {{"status": "ERROR"}}, "errors": [{{"code": "{code}"}}]}}"#)
}
