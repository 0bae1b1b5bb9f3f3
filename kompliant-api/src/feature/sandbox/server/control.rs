//! `POST /sandbox.…`: the sandbox is set up over HTTP, for tests in other languages.
//!
//! What a Rust test says through [`Sandbox`](crate::feature::sandbox::Sandbox) is said here in JSON. It looks
//! like a method of the API, save that it needs no signature.

mod command;

use bytes::Bytes;
use http::{HeaderValue, Method, Request, Response, StatusCode, header::CONTENT_TYPE};
use serde_json::{Value, json};

use self::command::COMMANDS;
use crate::feature::sandbox::{
    LoggedCall, Sandbox,
    clock::timestamp,
    reply::{Handled, Reply},
};

const PREFIX: &str = "/sandbox.";

/// Whether a request is for the sandbox itself.
pub(super) fn is_for(request: &Request<Bytes>) -> bool {
    request.uri().path().starts_with(PREFIX)
}

/// Carries a command out.
pub(super) fn handle(sandbox: &Sandbox, request: &Request<Bytes>) -> Handled {
    let name = request.uri().path().strip_prefix(PREFIX).unwrap_or_default();
    let command = COMMANDS.iter().find(|command| command.name == name);
    let done = match command {
        None => Err(format!("there is no sandbox.{name}; sandbox.help lists what there is")),
        Some(_) if request.method() != Method::POST => Err("send it with POST".to_owned()),
        // A web page can send anything to this machine but this, without asking first.
        Some(_) if !is_json(request) => {
            Err("send JSON, with the header Content-Type: application/json".to_owned())
        }
        Some(command) => (command.run)(sandbox, request.body()),
    };
    let (status, outcome, answer) = match done {
        Ok(data) => {
            (StatusCode::OK, "ok".to_owned(), json!({"meta": {"status": "SUCCESS"}, "data": data}))
        }
        Err(message) => {
            let errors = json!([{"code": "BAD_REQUEST", "message": message}]);
            let answer = json!({"meta": {"status": "ERROR"}, "errors": errors});
            (StatusCode::BAD_REQUEST, "BAD_REQUEST".to_owned(), answer)
        }
    };
    let call = LoggedCall {
        at: timestamp(sandbox.engine.clock.now()),
        // What is no command stands in no log.
        method: format!("sandbox.{}", command.map_or("?", |command| command.name)),
        status: Some(status.as_u16()),
        outcome,
        entity: None,
        trace_id: String::new(),
    };
    Handled { reply: Reply::Answer(response(status, &answer)), call }
}

fn is_json(request: &Request<Bytes>) -> bool {
    let value = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = value.and_then(|value| value.split(';').next()).unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/json")
}

fn response(status: StatusCode, answer: &Value) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from(answer.to_string()));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}
