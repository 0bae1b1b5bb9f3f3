//! The parts of an error that do not depend on the method.

use std::{borrow::Cow, error::Error as StdError, time::Duration};

use super::{ErrorObject, table};
use crate::{Effect, Meta, StandardError};

/// What went wrong with a call.
///
/// ```
/// use kompliant_api::{Error, ErrorKind};
///
/// fn who_can_help(error: &Error) -> &'static str {
///     match error.kind() {
///         ErrorKind::Api => "the message says what is wrong",
///         ErrorKind::UnexpectedAnswer | ErrorKind::Transport => "whoever runs the network",
///         ErrorKind::Decode => "a newer version of this crate",
///         _ => "the programmer",
///     }
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The API answered with an error: it refuses, or, with a status of 500 or more, it has failed
    /// itself. See [`Error::reason`](super::Error::reason).
    Api,
    /// Something answered, but not as the API does: an HTML page, nothing at all, JSON that ends
    /// early. Often a gateway; [`Error::status`](super::Error::status) says what it meant.
    UnexpectedAnswer,
    /// The API answered that it is done, but the result is not of the documented shape.
    /// [`Error::decode_path`](super::Error::decode_path) says where,
    /// [`Error::raw_body`](super::Error::raw_body) has the answer. The request has had its effect.
    Decode,
    /// No answer came, or not all of it. See [`Error::delivery`](super::Error::delivery).
    Transport,
    /// The request could not be made: it is no JSON, or the name of the method is none.
    Request,
}

/// What is known of whether the request has reached the API.
///
/// ```
/// use kompliant_api::{Delivery, Error};
///
/// /// What to do with a write that has failed.
/// fn next_step(error: &Error) -> &'static str {
///     match error.delivery() {
///         Delivery::NotSent => "send it again",
///         Delivery::Answered if error.is_refused() => "mend what the message names",
///         _ => "find out what has happened",
///     }
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Delivery {
    /// The API itself answered. With [`ErrorKind::Api`] it refused, or failed if the status is 500 or
    /// more; with [`ErrorKind::Decode`] it did what was asked.
    Answered,
    /// Nothing was sent. To send it again is safe.
    NotSent,
    /// It was sent, at least in part, and the API has not said what became of it: the connection
    /// broke, time ran out, or a gateway answered in its place.
    ///
    /// Before a method that writes is called again, find out. For `execute`, the provisioner's
    /// `get` lists every run in `execution_results`: look for one that was not there before. For
    /// `create`, no documented method lists the entities of a workflow, and no page says whether
    /// a second call is refused or makes a second entity: ask Kompliant's support, with the id of
    /// the workflow and the time.
    Unknown,
}

/// What a call is for.
#[derive(Clone, Copy)]
pub(crate) struct Purpose {
    pub(crate) effect: Effect,
    /// The method that tells what a write has done.
    pub(crate) look_up: Option<&'static str>,
}

/// All that is known of an error, whatever the method.
pub(crate) struct Failure {
    pub(crate) method: Cow<'static, str>,
    pub(crate) purpose: Purpose,
    pub(crate) kind: ErrorKind,
    pub(crate) delivery: Delivery,
    /// For people, after "failed: "; for [`ErrorKind::Api`] where there is no error object.
    pub(crate) summary: &'static str,
    pub(crate) status: Option<u16>,
    pub(crate) timed_out: bool,
    /// How often the request was sent.
    pub(crate) attempts: u32,
    /// How long the answer asks to wait.
    pub(crate) retry_after: Option<Duration>,
    pub(crate) meta: Option<Meta>,
    pub(crate) errors: Vec<ErrorObject>,
    pub(crate) path: Option<String>,
    pub(crate) body: Option<Box<[u8]>>,
    pub(crate) source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Failure {
    /// A failure without an answer.
    pub(crate) fn new(
        method: Cow<'static, str>,
        kind: ErrorKind,
        delivery: Delivery,
        summary: &'static str,
    ) -> Box<Self> {
        Box::new(Self {
            method,
            // Of no account before the call has been made.
            purpose: Purpose { effect: Effect::Read, look_up: None },
            kind,
            delivery,
            summary,
            status: None,
            timed_out: false,
            attempts: 0,
            retry_after: None,
            meta: None,
            errors: Vec::new(),
            path: None,
            body: None,
            source: None,
        })
    }

    pub(crate) fn after(mut self: Box<Self>, attempts: u32, purpose: Purpose) -> Box<Self> {
        self.attempts = attempts;
        self.purpose = purpose;
        self
    }

    pub(crate) fn because(
        mut self: Box<Self>,
        source: impl StdError + Send + Sync + 'static,
    ) -> Box<Self> {
        self.source = Some(Box::new(source));
        self
    }

    /// Says where in `data` the result does not fit, and why.
    pub(crate) fn at(
        mut self: Box<Self>,
        unwrap: Option<&str>,
        below: &str,
        problem: String,
    ) -> Box<Self> {
        let mut path = "data".to_owned();
        // The library writes `.` for the root, and `[0]` without a dot before it.
        for part in [unwrap.unwrap_or_default(), below.trim_start_matches('.')] {
            if !part.is_empty() && !part.starts_with('[') {
                path.push('.');
            }
            path.push_str(part);
        }
        self.path = Some(path);
        self.source = Some(problem.into());
        self
    }

    /// Whether the API may have processed the request and has not said what became of it.
    pub(crate) fn is_unclear(&self) -> bool {
        match self.delivery {
            Delivery::NotSent => false,
            Delivery::Unknown => self.status != Some(429),
            Delivery::Answered => self.status.is_some_and(|status| status >= 500),
        }
    }

    pub(crate) fn trace_id(&self) -> Option<&str> {
        self.meta.as_ref().and_then(Meta::trace_id)
    }

    /// The standard error that the HTTP status alone tells, for an answer without error objects.
    pub(crate) fn standard_by_status(&self) -> Option<StandardError> {
        // An answer that calls itself a success under the status of a failure tells nothing.
        let success = self.meta.as_ref().is_some_and(|meta| meta.status() == Some("SUCCESS"));
        if success { None } else { table::standard_by_status(self.status?) }
    }
}
