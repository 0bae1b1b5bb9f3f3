//! What is done with one input of the corpus: used by the fuzzer and by `kompliant-api/tests/corpus.rs`.
//!
//! An input is an answer: a letter for the method, three digits of the status, then lines of headers,
//! an empty line, and the body.

use std::error::Error as _;
use std::fmt::Write as _;

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Response};
use kompliant_api::{Client, Codec, Credentials, Method, MethodError, mbtrust, propay};
use serde_json::{Value, json};

/// Decodes an input by the method that it names.
pub(crate) fn decode(input: &[u8]) {
    let Some((method, answer)) = answer(input) else { return };
    match method {
        b'a' => check::<mbtrust::Create>(answer),
        b'b' => check::<mbtrust::CanExecute>(answer),
        b'c' => check::<mbtrust::Execute>(answer),
        b'd' => check::<mbtrust::Get>(answer),
        b'e' => check::<propay::Create>(answer),
        b'f' => check::<propay::CanExecute>(answer),
        b'g' => check::<propay::Execute>(answer),
        b'h' => check::<propay::Get>(answer),
        _ => {}
    }
}

fn answer(input: &[u8]) -> Option<(u8, Response<Bytes>)> {
    let (head, rest) = input.split_at_checked(4)?;
    let mut answer = Response::new(Bytes::new());
    *answer.status_mut() = http::StatusCode::from_bytes(head.get(1..)?).ok()?;
    let mut rest = rest;
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let (line, after) = (rest.get(..end)?, rest.get(end + 1..)?);
        rest = after;
        if line.is_empty() {
            break;
        }
        let colon = line.iter().position(|byte| *byte == b':')?;
        let name = HeaderName::from_bytes(line.get(..colon)?).ok()?;
        let value = HeaderValue::from_bytes(line.get(colon + 1..)?.trim_ascii()).ok()?;
        answer.headers_mut().append(name, value);
    }
    *answer.body_mut() = Bytes::copy_from_slice(rest);
    Some((*head.first()?, answer))
}

fn codec() -> Codec {
    let credentials = Credentials::new("sb_1", "c2VjcmV0", "token").expect("credentials");
    Client::builder(credentials).codec().expect("a codec")
}

/// A good answer survives being written and read again; an error says in one line what it is.
fn check<M: Method<Error: MethodError>>(answer: Response<Bytes>) {
    let codec = codec();
    match codec.decode::<M>(&answer) {
        Ok(response) => {
            let written = serde_json::to_value(&response).expect("what was read can be written");
            let data = match M::UNWRAP {
                Some(key) => json!({ key: written }),
                None => written.clone(),
            };
            let again = json!({"meta": {"status": "SUCCESS"}, "data": data}).to_string();
            let Ok(again) = codec.decode::<M>(&Response::new(Bytes::from(again))) else {
                panic!("what was written cannot be read");
            };
            let again: Value = serde_json::to_value(&again).expect("JSON");
            assert_eq!(again, written);
        }
        Err(error) => {
            let text = error.to_string();
            assert!(text.starts_with(M::NAME), "{text}");
            assert!(!text.contains(char::is_control), "{text:?}");
            assert_eq!(error.status(), Some(answer.status().as_u16()));
            let mut shown = format!("{error:?} {:?}", error.retry_after());
            let mut source = error.source();
            while let Some(cause) = source {
                write!(shown, "{cause}").expect("a text");
                source = cause.source();
            }
            for object in error.errors() {
                write!(shown, "{object:?} {object}").expect("a text");
            }
            assert!(shown.len() < 1 << 20, "{} bytes", shown.len());
            let _reason = error.reason();
        }
    }
}
