//! An answer as plain JSON, where nothing that is missing or of another type costs the rest.

use std::borrow::Cow;

use bytes::Bytes;
use http::Response;
use serde_json::Value;

use super::text;
use crate::{
    Meta,
    api::error::{Delivery, ErrorKind, ErrorObject, Failure},
};

/// As much of a body is kept with an error.
const KEPT: usize = 64 * 1024;

/// The result, if this is the envelope of a success, and the failure that it is in case the result
/// does not fit; else the failure that it is.
pub(super) fn read(
    method: Cow<'static, str>,
    unwrap: Option<&str>,
    answer: &Response<Bytes>,
) -> Result<(Value, Box<Failure>), Box<Failure>> {
    let http_status = answer.status().as_u16();
    let (mut json, flaw) = match object(&text(answer.body())) {
        Ok(json) => (json, None),
        Err(flaw) => (Value::Null, Some(flaw)),
    };
    let meta = take(&mut json, "meta").and_then(Meta::from_json);
    let errors = match take(&mut json, "errors") {
        Some(Value::Array(errors)) => errors,
        _ => Vec::new(),
    };

    let status = meta.as_ref().and_then(Meta::status);
    let (kind, delivery, summary) = match (flaw, status) {
        (Some(flaw), _) => (ErrorKind::UnexpectedAnswer, Delivery::Unknown, flaw),
        (None, Some("SUCCESS")) if http_status == 200 => {
            (ErrorKind::Decode, Delivery::Answered, "the API is done, but its result does not fit")
        }
        (None, Some("SUCCESS")) => (
            ErrorKind::UnexpectedAnswer,
            Delivery::Unknown,
            "the answer says SUCCESS under an HTTP status that says otherwise",
        ),
        (None, Some("ERROR")) => {
            (ErrorKind::Api, Delivery::Answered, "the API answered ERROR and did not say why")
        }
        // Some errors are documented without `meta`; a list of errors says enough.
        (None, None) if !errors.is_empty() => (ErrorKind::Api, Delivery::Answered, ""),
        (None, _) => (
            ErrorKind::UnexpectedAnswer,
            Delivery::Unknown,
            "the answer is JSON, but neither a result nor an error of the API",
        ),
    };

    let mut failure = Failure::new(method, kind, delivery, summary);
    failure.status = Some(http_status);
    failure.meta = meta;
    for error in errors {
        failure.errors.push(ErrorObject::from(error));
    }
    let body = answer.body();
    failure.body = Some(body.get(..KEPT).unwrap_or(body).into());
    if kind != ErrorKind::Decode {
        return Err(failure);
    }
    let data = take(&mut json, "data");
    let result = match unwrap {
        Some(key) => data.and_then(|mut data| take(&mut data, key)),
        None => data,
    };
    match result {
        Some(result) => Ok((result, failure)),
        None => Err(failure.at(unwrap, "", "it is missing".to_owned())),
    }
}

/// Takes a field out of an object.
pub(super) fn take(json: &mut Value, key: &str) -> Option<Value> {
    json.get_mut(key).map(Value::take)
}

/// The body as an object, or what it is instead.
pub(super) fn object(text: &str) -> Result<Value, &'static str> {
    // `parse` is compiled once, with serde_json, where `from_str` would be compiled again here.
    let flaw = match text.parse::<Value>() {
        Ok(json) if json.is_object() => return Ok(json),
        Ok(_) => return Err("the answer is JSON, but not an object"),
        Err(error) if error.is_eof() => "the answer is JSON that ends early",
        Err(_) => "the answer is not JSON",
    };
    Err(match text.trim_ascii_start().as_bytes().first() {
        None => "the answer is empty",
        Some(b'<') => "the answer is a web page and not JSON",
        Some(_) => flaw,
    })
}
