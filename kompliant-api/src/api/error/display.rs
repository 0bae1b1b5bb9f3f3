//! How an error reads, on one line.
//!
//! Text from the wire is cut, and what cannot be seen of it is escaped.

use std::fmt::{self, Write};

use super::{ErrorKind, ErrorObject, kind::Failure, status};
use crate::{
    Delivery, Effect,
    value::shown::{self, Line},
};

/// As many details of one error object are shown.
const DETAILS: usize = 5;

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed: ", Line(&self.method))?;
        match self.errors.first() {
            Some(first) => code(f, first)?,
            None => f.write_str(self.summary)?,
        }
        if let (ErrorKind::Decode, Some(path)) = (self.kind, &self.path) {
            write!(f, " at {}", Line(path))?;
        }
        match (self.status, self.trace_id()) {
            (Some(status), Some(trace)) => write!(f, " ({status}, {})", Line(trace))?,
            (Some(status), None) => write!(f, " ({status})")?,
            (None, _) => {}
        }
        if let [first, more @ ..] = &*self.errors {
            message(f, first)?;
            match more.len().saturating_add(self.errors_left_out) {
                0 => {}
                1 => f.write_str(" [and 1 more error]")?,
                more => write!(f, " [and {more} more errors]")?,
            }
        }
        if let (ErrorKind::UnexpectedAnswer, Delivery::Refused) = (self.kind, self.delivery) {
            let known = self.status.and_then(status::known).unwrap_or("it was refused");
            write!(f, "; not processed: {known}")?;
        }
        match self.purpose.look_up {
            _ if self.purpose.effect == Effect::Read || !self.is_unclear() => Ok(()),
            Some(method) => {
                write!(f, "; it may have been processed, {method} tells before it is sent again")
            }
            None => f.write_str("; it may have been processed"),
        }
    }
}

/// `CODE/EntityType/SUB_CODE`, as far as the object has them.
pub(super) fn code(f: &mut fmt::Formatter<'_>, object: &ErrorObject) -> fmt::Result {
    match object.code() {
        Some(code) => write!(f, "{}", Line(code))?,
        None => f.write_str("an error without a code")?,
    }
    for part in [object.entity_type(), object.sub_code()].into_iter().flatten() {
        write!(f, "/{}", Line(part))?;
    }
    Ok(())
}

/// `: message (details)`, as far as the object has them.
pub(super) fn message(f: &mut fmt::Formatter<'_>, object: &ErrorObject) -> fmt::Result {
    if let Some(message) = object.message() {
        write!(f, ": {}", Line(message))?;
    }
    let details = object.details();
    for (index, detail) in details.iter().take(DETAILS).enumerate() {
        write!(f, "{}{detail}", if index == 0 { " (" } else { "; " })?;
    }
    match details.len() {
        0 => Ok(()),
        count if count > DETAILS => write!(f, "; and {} more)", count - DETAILS),
        _ => f.write_char(')'),
    }
}

/// The codes, and neither message nor body: `Debug` ends up in logs unread.
impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        struct Codes<'a>(&'a [ErrorObject]);
        impl fmt::Debug for Codes<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let codes: Vec<Code<'_>> = self.0.iter().map(Code).collect();
                shown::List(&codes).fmt(f)
            }
        }
        struct Code<'a>(&'a ErrorObject);
        impl fmt::Debug for Code<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                code(f, self.0)
            }
        }
        let method = Line(&self.method).to_string();
        let trace_id = self.trace_id().map(|trace| Line(trace).to_string());
        shown::debug_struct(
            f,
            "Error",
            &[
                ("method", &method),
                ("kind", &self.kind),
                ("delivery", &self.delivery),
                ("summary", &self.summary),
                ("status", &self.status),
                ("trace_id", &trace_id),
                ("errors", &Codes(&self.errors)),
                ("path", &self.path),
                ("source", &self.source),
            ],
        )
    }
}
