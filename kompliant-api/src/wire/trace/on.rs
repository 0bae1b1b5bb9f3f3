//! A span for each call, and an event for each attempt that is not the last.

use std::time::Duration;

use bytes::Bytes;
use http::Response;
#[cfg(feature = "blocking")]
use tracing::instrument::{WithDispatch, WithSubscriber};
use tracing::{Instrument, Level, Span, event, field, instrument::Instrumented, span};

use crate::{
    Delivery, ErrorKind, Meta,
    api::error::{Failure, Line},
    wire::response,
};

pub(crate) struct CallSpan(Span);

/// Records what the future records where it is recorded here, whatever thread it runs on.
#[cfg(feature = "blocking")]
pub(crate) fn as_here<F: Future>(future: F) -> WithDispatch<F> {
    future.with_current_subscriber()
}

impl CallSpan {
    pub(crate) fn new(method: &str, base_url: &str) -> Self {
        let (address, port) = server(base_url);
        Self(span!(
            Level::INFO,
            "kompliant_api.call",
            otel.name = method,
            otel.kind = "client",
            otel.status_code = field::Empty,
            kompliant.method = method,
            kompliant.trace_id = field::Empty,
            http.request.method = "POST",
            http.request.resend_count = field::Empty,
            http.response.status_code = field::Empty,
            url.full = %format_args!("{base_url}/{method}"),
            server.address = address,
            server.port = port,
            error.type = field::Empty,
        ))
    }

    /// What the future records is recorded within the span.
    pub(crate) fn around<F: Future>(&self, future: F) -> Instrumented<F> {
        future.instrument(self.0.clone())
    }

    /// An attempt failed, and another follows.
    pub(crate) fn again(&self, failure: &Failure, wait: Duration) {
        event!(
            parent: &self.0,
            Level::INFO,
            error.type = %error_type(failure),
            http.response.status_code = failure.status,
            kompliant.trace_id = failure.trace_id().map(|trace| field::display(Line(trace))),
            delivery = ?failure.delivery,
            attempt = failure.attempts,
            wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX),
            "an attempt failed and is made again",
        );
    }

    /// The call failed.
    pub(crate) fn failed(&self, failure: &Failure) {
        self.attempts(failure.attempts);
        self.0.record("otel.status_code", "ERROR");
        self.0.record("error.type", field::display(error_type(failure)));
        if let Some(status) = failure.status {
            self.0.record("http.response.status_code", status);
        }
        self.answered(failure.meta.as_ref());
        event!(
            parent: &self.0,
            Level::WARN,
            error.type = %error_type(failure),
            delivery = ?failure.delivery,
            "the call failed",
        );
    }

    /// The call succeeded.
    pub(crate) fn succeeded(&self, answer: &Response<Bytes>, attempts: u32) {
        if self.0.is_disabled() {
            return;
        }
        self.attempts(attempts);
        self.0.record("http.response.status_code", answer.status().as_u16());
        self.answered(Some(&response::meta(answer)));
    }

    fn attempts(&self, attempts: u32) {
        if attempts > 1 {
            self.0.record("http.request.resend_count", attempts - 1);
        }
    }

    fn answered(&self, meta: Option<&Meta>) {
        let Some(meta) = meta else { return };
        if let Some(trace) = meta.trace_id() {
            self.0.record("kompliant.trace_id", field::display(Line(trace)));
        }
        for warning in meta.warnings() {
            event!(
                parent: &self.0,
                Level::WARN,
                code = %Line(warning.code.unwrap_or_default()),
                message = %Line(warning.message.unwrap_or("the API warns")),
            );
        }
    }
}

/// What failed, in a word: the code of the API, or what came in its place.
fn error_type(failure: &Failure) -> String {
    let code = failure.errors.first().and_then(|object| object.code());
    match (code, failure.status) {
        (Some(code), _) => Line(code).to_string(),
        (None, _) if failure.timed_out => "timeout".to_owned(),
        (None, Some(status)) if status != 200 => status.to_string(),
        _ => match (failure.kind, failure.delivery) {
            (ErrorKind::Transport, Delivery::NotSent) => "connect",
            (ErrorKind::Transport, _) => "transport",
            (ErrorKind::Request, _) => "request",
            (ErrorKind::Decode, _) => "decode",
            _ => "unexpected_answer",
        }
        .to_owned(),
    }
}

/// Host and port of a URL that has been checked.
fn server(base_url: &str) -> (&str, u16) {
    let (scheme, rest) = base_url.split_once("://").unwrap_or(("https", base_url));
    let authority = rest.split('/').next().unwrap_or(rest);
    let default = if scheme == "http" { 80 } else { 443 };
    match authority.rsplit_once(':') {
        // Not in the middle of an IPv6 address.
        Some((host, port)) if !port.ends_with(']') => (host, port.parse().unwrap_or(default)),
        _ => (authority, default),
    }
}

#[cfg(test)]
mod tests {
    use super::server;

    #[test]
    fn the_server_is_read_off_the_url() {
        for (url, expected) in [
            ("https://api.kompliant.com", ("api.kompliant.com", 443)),
            ("https://gateway.example:8443/kompliant", ("gateway.example", 8443)),
            ("http://[::1]", ("[::1]", 80)),
            ("http://[::1]:81/a:b", ("[::1]", 81)),
        ] {
            assert_eq!(server(url), expected);
        }
    }
}
