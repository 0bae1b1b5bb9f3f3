//! Answers as they go over the wire: the envelope around data or errors.

use std::time::Duration;

use bytes::Bytes;
use http::{
    HeaderValue, Response, StatusCode,
    header::{CONTENT_TYPE, RETRY_AFTER},
};
use serde_json::Value;

use super::{catalog::CatalogMethod, refusal::Refusal};
use crate::generated::API_VERSION;

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");

/// What a gateway shows people.
const PAGE: &str = "<html><head><title>Error</title></head><body><h1>Error</h1></body></html>\n";

/// A result, by way of its type: what that does not know is not sent.
pub(super) fn good(
    method: &CatalogMethod,
    data: Value,
    trace_id: &str,
) -> serde_json::Result<Response<Bytes>> {
    let mut body = head("SUCCESS", trace_id, "data");
    if let Some(key) = method.typed.unwrap {
        body.push(b'{');
        serde_json::to_writer(&mut body, key)?;
        body.push(b':');
    }
    (method.typed.write)(data, &mut body)?;
    if method.typed.unwrap.is_some() {
        body.push(b'}');
    }
    body.push(b'}');
    Ok(response(200, JSON, body))
}

/// An error.
pub(super) fn refused(refusal: &Refusal, trace_id: &str) -> Response<Bytes> {
    let mut body = head("ERROR", trace_id, "errors");
    body.push(b'[');
    // Written to memory, of strings alone, it does not fail.
    let _ = serde_json::to_writer(&mut body, refusal);
    body.extend(b"]}");
    response(refusal.status, JSON, body)
}

/// An error with the time after which to call again.
pub(super) fn throttled(refusal: &Refusal, wait: Duration, trace_id: &str) -> Response<Bytes> {
    let mut answer = refused(refusal, trace_id);
    let seconds = wait.as_secs().saturating_add(u64::from(wait.subsec_nanos() > 0));
    answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    answer
}

/// A page that did not come from the API.
pub(super) fn page(status: u16) -> Response<Bytes> {
    response(status, HTML, PAGE.into())
}

/// The envelope up to the value of `key`.
fn head(status: &str, trace_id: &str, key: &str) -> Vec<u8> {
    let mut body = Vec::with_capacity(512);
    for part in [
        r#"{"meta":{"status":""#,
        status,
        r#"","trace_id":""#,
        trace_id,
        r#"","version":""#,
        API_VERSION,
        r#""},""#,
        key,
        r#"":"#,
    ] {
        body.extend(part.as_bytes());
    }
    body
}

fn response(status: u16, kind: HeaderValue, body: Vec<u8>) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from(body));
    *response.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(CONTENT_TYPE, kind);
    response
}
