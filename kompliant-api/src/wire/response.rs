//! An answer as a result, without having received it.
//!
//! `meta.status` decides whether an answer is a success. A good answer is read in one pass straight
//! into its type. Any other is read again with care: what it says of itself, so that nothing that is
//! missing or of another type costs the rest, and then the result, so that it is said where it does
//! not fit.

mod bounded;
mod classify;
mod envelope;
mod head;
mod lenient;
mod result;
mod text;

use std::borrow::Cow;

use bytes::Bytes;
use http::Response;
use serde::de::DeserializeOwned;

use self::{
    classify::{Parsed, classify},
    head::Head,
    text::Text,
};
use crate::{Meta, api::error::Failure};

/// An answer up to this size is read in one pass. What a larger one may become in memory is counted.
const SMALL: usize = 64 * 1024;

/// What the method answered, or why there is nothing.
pub(crate) fn decode<T: DeserializeOwned>(
    method: &'static str,
    unwrap: Option<&'static str>,
    answer: &Response<Bytes>,
) -> Result<T, Box<Failure>> {
    if answer.status() == 200
        && answer.body().len() <= SMALL
        && let Ok(text) = str::from_utf8(answer.body())
        && let Some(result) = envelope::read(text, unwrap)
    {
        return Ok(result);
    }
    decode_with_care(method.into(), unwrap, answer)
}

/// What any method answered, for the one that is not described: `data`, whatever it is.
pub(crate) fn decode_with_care<T: DeserializeOwned>(
    method: Cow<'static, str>,
    unwrap: Option<&'static str>,
    answer: &Response<Bytes>,
) -> Result<T, Box<Failure>> {
    let text = Text::of(answer.body());
    let head = Head::of(&text.text);
    let parsed = classify(answer.status().as_u16(), &head);
    let misfit = match parsed {
        Parsed::Success => match result::read(&text.text, unwrap) {
            Ok(result) => return Ok(result),
            Err(misfit) => Some(misfit),
        },
        Parsed::Api | Parsed::Unexpected(_) => None,
    };
    let head = head.unwrap_or_default();
    let failure = parsed.into_failure(method, answer, head, text.was_repaired);
    Err(match misfit {
        Some(misfit) => failure.at(misfit.path, misfit.problem),
        None => failure,
    })
}

/// `meta` of an answer that is a success, and whether something in the answer was replaced.
pub(crate) fn meta(answer: &Response<Bytes>) -> (Meta, bool) {
    let text = Text::of(answer.body());
    let head = Head::of(&text.text).unwrap_or_default();
    (head.meta.unwrap_or_default(), text.was_repaired)
}

/// The failure that an answer is by its status; `None` for 200, where only its result can tell.
pub(crate) fn failure(method: Cow<'static, str>, answer: &Response<Bytes>) -> Option<Box<Failure>> {
    let http_status = answer.status().as_u16();
    if http_status == 200 {
        return None;
    }
    let text = Text::of(answer.body());
    let head = Head::of(&text.text);
    let parsed = classify(http_status, &head);
    Some(parsed.into_failure(method, answer, head.unwrap_or_default(), text.was_repaired))
}

#[cfg(test)]
mod tests;
