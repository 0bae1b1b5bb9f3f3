//! How an error reads, on one line.
//!
//! Text from the wire is cut and its control characters are escaped: it goes to terminals and
//! logs, and neither must be led astray by it.

use std::fmt::{self, Write};

use super::{ErrorKind, ErrorObject, kind::Failure};
use crate::Effect;

/// As many characters of one text from the wire are shown.
const LONGEST: usize = 300;
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
        match &*self.errors {
            [] => {}
            [first] => message(f, first)?,
            [first, _] => {
                message(f, first)?;
                f.write_str(" [and 1 more error]")?;
            }
            [first, more @ ..] => {
                message(f, first)?;
                write!(f, " [and {} more errors]", more.len())?;
            }
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
                f.debug_list().entries(self.0.iter().map(Code)).finish()
            }
        }
        struct Code<'a>(&'a ErrorObject);
        impl fmt::Debug for Code<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                code(f, self.0)
            }
        }
        f.debug_struct("Error")
            .field("method", &self.method)
            .field("kind", &self.kind)
            .field("delivery", &self.delivery)
            .field("summary", &self.summary)
            .field("status", &self.status)
            .field("trace_id", &self.trace_id())
            .field("errors", &Codes(&self.errors))
            .field("path", &self.path)
            .field("source", &self.source)
            .finish()
    }
}

/// Text from the wire on one line: bounded, and with control characters escaped.
pub(crate) struct Line<'a>(pub(crate) &'a str);

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut chars = self.0.chars();
        for c in chars.by_ref().take(LONGEST) {
            // Beside control characters, those that reverse or hide what stands next to them.
            let hides = matches!(
                c,
                '\u{200b}'..='\u{200f}'
                    | '\u{2028}'..='\u{202e}'
                    | '\u{2066}'..='\u{2069}'
                    | '\u{feff}'
            );
            if c.is_control() || hides {
                write!(f, "{}", c.escape_default())?;
            } else {
                f.write_char(c)?;
            }
        }
        if chars.next().is_some() { f.write_char('…') } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_the_wire_stays_on_its_line() {
        assert_eq!(Line("a\r\nb\u{1b}[31m\u{202e}c é").to_string(), r"a\r\nb\u{1b}[31m\u{202e}c é");
    }

    #[test]
    fn text_from_the_wire_is_bounded() {
        assert_eq!(Line(&"é".repeat(LONGEST)).to_string(), "é".repeat(LONGEST));
        let cut = Line(&"é".repeat(LONGEST + 1)).to_string();
        assert_eq!(cut, "é".repeat(LONGEST) + "…");
    }
}
