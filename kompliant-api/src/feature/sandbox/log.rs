//! A call as the log shows it.
//!
//! Nothing of a request stands here but the method and an id, and of an answer nothing but its
//! status and keys: neither a credential nor a sensitive value can be among that.

use std::fmt;

use crate::Timestamp;

/// A call that the sandbox has received, and what came of it.
///
/// It holds no credential and no value of a request or an answer save for the entity's id.
/// `Display` is one line.
///
/// ```
/// use kompliant_api::sandbox::Sandbox;
///
/// let sandbox = Sandbox::new();
/// for call in sandbox.calls() {
///     println!("{call}");
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LoggedCall {
    /// When it came, by the clock of the sandbox.
    pub at: Timestamp,
    /// The method, or `?` where the path is that of none.
    pub method: String,
    /// The HTTP status of the answer; none where there was no answer.
    pub status: Option<u16>,
    /// `ok`, the key of the error, or the fault that was asked for.
    pub outcome: String,
    /// The entity that it was about.
    pub entity: Option<String>,
    /// The trace id of the answer.
    pub trace_id: String,
}

impl fmt::Display for LoggedCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.at)?;
        match self.status {
            Some(status) => write!(f, "{status}")?,
            None => f.write_str("---")?,
        }
        write!(f, " {} {}", self.method, self.outcome)?;
        if let Some(entity) = &self.entity {
            write!(f, " {entity}")?;
        }
        write!(f, " {}", self.trace_id)
    }
}
