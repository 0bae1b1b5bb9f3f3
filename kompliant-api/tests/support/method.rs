//! What must hold for every method: used by the generated tests.

use kompliant_api::{Delivery, Method, MethodError, StandardError};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::{Answer, Server, client, wait};

/// A documented example, and how this crate writes it where that differs (by the spelling of an
/// enum value).
pub struct Example(pub &'static str, pub Option<&'static str>);

impl Example {
    pub fn json(&self) -> Value {
        serde_json::from_str(self.0).expect("an example is JSON")
    }

    fn written(&self) -> Value {
        self.1.map_or_else(|| self.json(), |text| serde_json::from_str(text).expect("JSON"))
    }
}

/// Checks a method by its documented examples and by each row of its error table.
pub fn method<M: Method<Error: MethodError>>(requests: &[Example], responses: &[Example]) {
    assert!(!requests.is_empty() && !responses.is_empty(), "{} has no example", M::NAME);
    for example in requests {
        assert_eq!(rewritten::<M>(&example.json()), example.written(), "{}", M::NAME);
        assert_eq!(rewritten::<M>(&example.written()), example.written(), "{}", M::NAME);
    }
    let request = || requests[0].json();
    let server = Server::start(Answer::Close);
    for example in responses {
        answered::<M>(&server, request(), example);
    }
    for row in M::Error::ROWS {
        let mut object = json!({"code": row.code, "message": "No."});
        for (key, value) in [("entity_type", row.entity_type), ("sub_code", row.sub_code)] {
            if let Some(value) = value {
                object[key] = value.into();
            }
        }
        refused::<M>(&server, request(), row.status, &object, row.reason);
    }
    for row in StandardError::ROWS {
        let Some(code) = row.code else { continue };
        let object = json!({"code": code, "message": "No."});
        let reason = M::Error::standard(row.reason);
        refused::<M>(&server, request(), row.status.unwrap_or(400), &object, reason);
    }
}

/// Decoded and encoded again.
fn rewritten<T: Serialize + DeserializeOwned>(json: &Value) -> Value {
    let value: T = serde_json::from_value(json.clone()).expect("the example fits its type");
    serde_json::to_value(value).expect("what was read can be written")
}

/// The example, sent as the answer to a call, reaches the caller whole.
fn answered<M: Method>(server: &Server, request: Value, example: &Example) {
    server.answer(Answer::json(200, example.json()));
    let request: M = serde_json::from_value(request).expect("the example fits its type");
    let response = wait(client(server).call(request).send()).expect("a good answer");
    let mut written = example.written()["data"].take();
    if let Some(key) = M::UNWRAP {
        written = written[key].take();
    }
    assert_eq!(serde_json::to_value(&response).expect("JSON"), written, "{}", M::NAME);
    assert_eq!(rewritten::<M::Response>(&written), written, "{}", M::NAME);
}

/// The error object, sent as the answer to a call, reaches the caller as its typed reason.
fn refused<M: Method>(
    server: &Server,
    request: Value,
    status: u16,
    object: &Value,
    reason: M::Error,
) {
    let meta = json!({"status": "ERROR", "trace_id": "trc_1"});
    server.answer(Answer::json(status, json!({"meta": meta, "errors": [object]})));
    let request: M = serde_json::from_value(request).expect("the example fits its type");
    let Err(error) = wait(client(server).call(request).send()) else {
        panic!("{} took {object} for a good answer", M::NAME);
    };
    assert_eq!(error.reason(), Some(reason), "{error}");
    assert_eq!((error.status(), error.trace_id()), (Some(status), Some("trc_1")));
    assert_eq!(error.delivery(), Delivery::Answered);
    assert_eq!(error.errors().len(), 1);
    assert_eq!(error.errors()[0].json(), object);
    let text = error.to_string();
    let code = object["code"].as_str().expect("a code");
    assert!(text.starts_with(&format!("{} failed: {code}", M::NAME)), "{text}");
}
