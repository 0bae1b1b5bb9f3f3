//! An answer as a result, without having received it.
//!
//! `meta.status` decides whether an answer is a success. A good answer is read in one pass straight
//! into its type. Any other is read again as plain JSON: there, nothing that is missing or of
//! another type may cost what is left to know.

mod envelope;
mod plain;

use std::borrow::Cow;

use bytes::Bytes;
use http::Response;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::{Meta, api::error::Failure};

/// What the method answered, or why there is nothing.
pub(crate) fn decode<T: DeserializeOwned>(
    method: &'static str,
    unwrap: Option<&'static str>,
    answer: &Response<Bytes>,
) -> Result<T, Box<Failure>> {
    if answer.status() == 200
        && let Some(result) = envelope::read(&text(answer.body()), unwrap)
    {
        return Ok(result);
    }
    // If the API says that it is done, the result fits after all, or it is said where it does not.
    let (result, misfit) = plain::read(method.into(), unwrap, answer)?;
    serde_path_to_error::deserialize(result).map_err(|error| {
        let at = error.path().to_string();
        misfit.at(unwrap, &at, unquoted(&error.into_inner().to_string()))
    })
}

/// `invalid type: string "PP987654321", expected a map` without the value: errors end up in logs.
fn unquoted(problem: &str) -> String {
    let Some((found, expected)) = problem.rsplit_once(", expected ") else {
        return problem.to_owned();
    };
    let found = found.split(['"', '`']).next().unwrap_or_default().trim_end();
    format!("{found}, expected {expected}")
}

/// The body as text; what of it is no UTF-8 is replaced, so that one broken name of a business does
/// not cost the rest. It is checked once, which is quicker than each string of it on its own.
fn text(body: &[u8]) -> Cow<'_, str> {
    match str::from_utf8(body) {
        Ok(text) => text.into(),
        Err(_) => String::from_utf8_lossy(body),
    }
}

/// `meta` of an answer that is a success.
pub(crate) fn meta(answer: &Response<Bytes>) -> Meta {
    let mut json = plain::object(&text(answer.body())).unwrap_or_default();
    plain::take(&mut json, "meta").and_then(Meta::from_json).unwrap_or_default()
}

/// `data` of the answer to a method that this crate does not describe.
pub(crate) fn decode_untyped(
    method: Cow<'static, str>,
    answer: &Response<Bytes>,
) -> Result<Value, Box<Failure>> {
    plain::read(method, None, answer).map(|(data, _)| data)
}

/// What a status says that is no success: the failure, or nothing if the answer says that the API is
/// done.
pub(crate) fn failure(method: Cow<'static, str>, answer: &Response<Bytes>) -> Option<Box<Failure>> {
    match answer.status().as_u16() {
        200 => None,
        _ => plain::read(method, None, answer).err(),
    }
}

#[cfg(test)]
mod tests;
