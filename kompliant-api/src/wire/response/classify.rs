//! What an answer is.

use std::borrow::Cow;

use bytes::Bytes;
use http::Response;

use super::head::Head;
use crate::{
    Meta,
    api::error::{Delivery, ErrorKind, Failure, status},
};

/// As much of a body is kept with an error.
const KEPT: usize = 64 * 1024;

/// What an answer is, by its HTTP status and what it says of itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Parsed {
    /// The API is done.
    Success,
    /// The API refuses, or has failed.
    Api,
    /// It is not as the API answers.
    Unexpected(&'static str),
}

/// `meta.status` decides, whatever the HTTP status is.
pub(super) fn classify(http_status: u16, head: &Result<Head, &'static str>) -> Parsed {
    let head = match head {
        Ok(head) => head,
        Err(flaw) => return Parsed::Unexpected(flaw),
    };
    match head.meta.as_ref().and_then(Meta::status) {
        Some("SUCCESS") if http_status == 200 => Parsed::Success,
        Some("SUCCESS") => Parsed::Unexpected(CONTRADICTION),
        Some("ERROR") => Parsed::Api,
        // Some errors are documented without `meta`; a list of errors says enough.
        None if !head.errors.is_empty() => Parsed::Api,
        _ => Parsed::Unexpected("the answer is JSON, but neither a result nor an error of the API"),
    }
}

/// The one answer whose HTTP status does not count, for it says that the API is done.
const CONTRADICTION: &str = "the answer says SUCCESS under an HTTP status that says otherwise";

impl Parsed {
    fn delivery(self, http_status: u16) -> Delivery {
        match self {
            Self::Success | Self::Api => Delivery::Answered,
            Self::Unexpected(CONTRADICTION) => Delivery::Unknown,
            Self::Unexpected(_) if status::known(http_status).is_some() => Delivery::Refused,
            Self::Unexpected(_) => Delivery::Unknown,
        }
    }

    /// The failure that an answer is. That of a success is for a result that does not fit.
    #[cold]
    pub(super) fn into_failure(
        self,
        method: Cow<'static, str>,
        answer: &Response<Bytes>,
        head: Head,
        was_repaired: bool,
    ) -> Box<Failure> {
        let http_status = answer.status().as_u16();
        let (kind, summary) = match self {
            Self::Success => (ErrorKind::Decode, "the API is done, but its result does not fit"),
            Self::Api => (ErrorKind::Api, "the API answered ERROR and did not say why"),
            Self::Unexpected(flaw) => (ErrorKind::UnexpectedAnswer, flaw),
        };
        let mut failure = Failure::new(method, kind, self.delivery(http_status), summary);
        failure.status = Some(http_status);
        failure.meta = head.meta;
        failure.errors = head.errors;
        failure.errors_left_out = head.errors_left_out;
        failure.was_repaired = was_repaired;
        let body = answer.body();
        failure.body = Some(body.get(..KEPT).unwrap_or(body).into());
        failure
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meta_decides() {
        let success = r#"{"meta":{"status":"SUCCESS"}}"#;
        let error = r#"{"meta":{"status":"ERROR"}}"#;
        let bare = r#"{"errors":[{}]}"#;
        let odd = r#"{"meta":{"status":"PARTIAL"},"errors":[{}]}"#;
        let of = |status, text| {
            let parsed = classify(status, &Head::of(text));
            (
                matches!(parsed, Parsed::Unexpected(_)),
                parsed == Parsed::Api,
                parsed.delivery(status),
            )
        };
        for status in [400, 404, 429, 500] {
            assert_eq!(of(status, success), (true, false, Delivery::Unknown), "{status}");
            assert_eq!(of(status, error), (false, true, Delivery::Answered), "{status}");
            assert_eq!(of(status, bare), (false, true, Delivery::Answered), "{status}");
        }
        assert_eq!(classify(200, &Head::of(success)), Parsed::Success);
        assert_eq!(classify(200, &Head::of(error)), Parsed::Api);
        for (status, delivery) in [(200, Delivery::Unknown), (429, Delivery::Refused)] {
            assert_eq!(of(status, odd), (true, false, delivery));
            assert_eq!(of(status, "[]"), (true, false, delivery));
        }
    }
}
