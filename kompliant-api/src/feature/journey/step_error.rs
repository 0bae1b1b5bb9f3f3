//! Why one call of a journey failed, with the error table of its method.
//!
//! A journey makes calls of four methods, and each has a table of its own.

use std::{error::Error as StdError, fmt, time::Duration};

use crate::{Error, ErrorKind, Method, Provisioner};

/// The error of the call of one step.
///
/// ```
/// use kompliant_api::journey::StepError;
/// use kompliant_api::propay::{CreateError, ExecuteError, Propay};
///
/// fn advice(error: &StepError<Propay>) -> &'static str {
///     match error {
///         StepError::Create(error) if error.reason() == Some(CreateError::WorkflowNotStarted) => {
///             "start the workflow"
///         }
///         StepError::Execute(error) if error.reason() == Some(ExecuteError::BusinessNotFound) => {
///             "create the business"
///         }
///         _ => "see the message",
///     }
/// }
/// ```
#[non_exhaustive]
pub enum StepError<P: Provisioner> {
    /// Of `create`.
    Create(Error<<P::Create as Method>::Error>),
    /// Of `canExecute`.
    CanExecute(Error<<P::CanExecute as Method>::Error>),
    /// Of `execute`.
    Execute(Error<<P::Execute as Method>::Error>),
    /// Of `get`.
    Get(Error<<P::Get as Method>::Error>),
}

/// Evaluates an expression with the error of whichever step it is.
macro_rules! of_any {
    ($of:expr, $error:ident => $result:expr) => {
        match $of {
            StepError::Create($error) => $result,
            StepError::CanExecute($error) => $result,
            StepError::Execute($error) => $result,
            StepError::Get($error) => $result,
        }
    };
}

impl<P: Provisioner> StepError<P> {
    /// The method that was called: `propay.create`.
    ///
    /// ```
    /// use kompliant_api::journey::StepError;
    /// use kompliant_api::propay::Propay;
    ///
    /// fn label(error: &StepError<Propay>) -> String {
    ///     format!("failures.{}", error.method())
    /// }
    /// ```
    pub fn method(&self) -> &str {
        of_any!(self, error => error.method())
    }

    /// `meta.trace_id` of the answer: what Kompliant's support asks for.
    ///
    /// ```
    /// use kompliant_api::journey::StepError;
    /// use kompliant_api::propay::Propay;
    ///
    /// fn ticket(error: &StepError<Propay>) -> String {
    ///     format!("{error} [{}]", error.trace_id().unwrap_or("no trace id"))
    /// }
    /// ```
    pub fn trace_id(&self) -> Option<&str> {
        of_any!(self, error => error.trace_id())
    }

    /// Whether the API refused the call, by a rule of its own and before it did anything.
    pub(super) fn is_refused(&self) -> bool {
        of_any!(self, error => error.is_refused())
    }

    /// Whether the same question may be answered if it is asked again, without a change to anything.
    pub(super) fn passes(&self) -> bool {
        of_any!(self, error => match (error.kind(), error.status()) {
            (ErrorKind::Transport, _) => true,
            (ErrorKind::Api | ErrorKind::UnexpectedAnswer, Some(408 | 429 | 500..)) => true,
            // A proxy that answers in the place of the API, or an answer that was cut short.
            (ErrorKind::UnexpectedAnswer, status) => status.is_none_or(|status| status < 400),
            _ => false,
        })
    }

    pub(super) fn retry_after(&self) -> Option<Duration> {
        of_any!(self, error => error.retry_after())
    }
}

impl<P: Provisioner> fmt::Display for StepError<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        of_any!(self, error => fmt::Display::fmt(error, f))
    }
}

impl<P: Provisioner> fmt::Debug for StepError<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        of_any!(self, error => fmt::Debug::fmt(error, f))
    }
}

impl<P: Provisioner> StdError for StepError<P> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        of_any!(self, error => error.source())
    }
}
