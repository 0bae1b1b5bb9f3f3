//! What can go wrong with a call, and all that is known of it.
//!
//! One error type serves every method; its parameter is the method's error table. Everything else
//! is in one box without type parameters, so that it is compiled once and is a pointer wide.

mod display;
mod kind;
mod object;
mod predicates;
mod table;
mod untyped;

use std::{error::Error as StdError, fmt, marker::PhantomData, time::Duration};

pub(crate) use self::{
    display::Line,
    kind::{Failure, Purpose},
};
pub use self::{
    kind::{Delivery, ErrorKind},
    object::{ErrorDetail, ErrorObject},
    table::{ErrorRow, MethodError, Reason, StandardRow},
    untyped::Untyped,
};
use crate::{Meta, StandardError};

/// Why a call failed.
///
/// `R` is the error table of the method, [`propay::ExecuteError`](crate::propay::ExecuteError) for
/// instance. `Display` is one line with all that one needs to act; it does not repeat
/// [`source`](StdError::source) and never shows the body of the answer, and neither does `Debug`.
///
/// ```
/// use kompliant_api::{Delivery, Error, StandardError, propay};
///
/// fn advice(error: &Error<propay::ExecuteError>) -> &'static str {
///     match error.reason() {
///         Some(propay::ExecuteError::PrecheckFailed) => "call propay.canExecute, see what is missing",
///         Some(propay::ExecuteError::Standard(StandardError::AuthSignatureMismatch)) => {
///             "look at the secret key"
///         }
///         Some(_) => "see the message",
///         None if error.delivery() == Delivery::NotSent => "send it again",
///         None => "call propay.get to see what has happened",
///     }
/// }
/// ```
pub struct Error<R = Untyped> {
    failure: Box<Failure>,
    table: PhantomData<fn() -> R>,
}

impl<R> Error<R> {
    pub(crate) fn new(failure: Box<Failure>) -> Self {
        Self { failure, table: PhantomData }
    }

    /// The method that was called: `propay.create`.
    pub fn method(&self) -> &str {
        &self.failure.method
    }

    /// What went wrong, in general.
    pub fn kind(&self) -> ErrorKind {
        self.failure.kind
    }

    /// Whether the request can have had an effect.
    pub fn delivery(&self) -> Delivery {
        self.failure.delivery
    }

    /// All error objects of the answer, in its order.
    pub fn errors(&self) -> &[ErrorObject] {
        &self.failure.errors
    }

    /// Which of the errors that any method can answer this is.
    ///
    /// It is told by the code of the first error object, and failing that by the HTTP status,
    /// which is all that an answer from in front of the API may have.
    pub fn standard(&self) -> Option<StandardError> {
        match self.errors().first() {
            Some(object) => table::standard(object, self.status()),
            None => self.failure.standard_by_status(),
        }
    }

    /// The HTTP status, if there was an answer.
    pub fn status(&self) -> Option<u16> {
        self.failure.status
    }

    /// How many attempts were made, those without a connection included; 0 if there was nothing to
    /// send.
    pub fn attempts(&self) -> u32 {
        self.failure.attempts
    }

    /// How long the answer asks to wait before the call is made again (`Retry-After`).
    ///
    /// No page of the docs says whether Kompliant sends it.
    pub fn retry_after(&self) -> Option<Duration> {
        self.failure.retry_after
    }

    /// `meta.trace_id`: what Kompliant's support asks for.
    pub fn trace_id(&self) -> Option<&str> {
        self.failure.trace_id()
    }

    /// `meta` of the answer, if it has one.
    pub fn meta(&self) -> Option<&Meta> {
        self.failure.meta.as_ref()
    }

    /// Where in the answer a value does not fit, such as `data.propay.status`; for
    /// [`ErrorKind::Decode`].
    pub fn path(&self) -> Option<&str> {
        self.failure.path.as_deref()
    }

    /// The first 64 KiB of the answer's body, as they came.
    ///
    /// They may hold what must not be in a log: the answers of `*.get` can carry account
    /// credentials.
    pub fn raw_body(&self) -> Option<&[u8]> {
        self.failure.body.as_deref()
    }
}

impl<R: Reason> Error<R> {
    /// Which row of the method's error table this is, by the first error object.
    ///
    /// An answer from in front of the API has no error object; if its HTTP status is one of those
    /// that the docs list, that is the reason. `None` if there is nothing to go by: no answer, or
    /// one that is no refusal.
    pub fn reason(&self) -> Option<R> {
        match self.errors().first() {
            Some(object) => Some(R::of(object, self.status())),
            None => match self.failure.standard_by_status() {
                Some(standard) => Some(R::of_standard(standard)),
                None if self.kind() == ErrorKind::Api => Some(R::unlisted()),
                None => None,
            },
        }
    }

    /// Each error object with the row of the error table that it is.
    ///
    /// ```
    /// # fn example(error: kompliant_api::Error<kompliant_api::propay::CreateError>) {
    /// for (reason, object) in error.reasons() {
    ///     println!("{reason:?}: {object}");
    /// }
    /// # }
    /// ```
    pub fn reasons(&self) -> impl Iterator<Item = (R, &ErrorObject)> {
        let status = self.status();
        self.errors().iter().map(move |object| (R::of(object, status), object))
    }
}

impl<R> fmt::Display for Error<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&*self.failure, f)
    }
}

impl<R> fmt::Debug for Error<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.failure, f)
    }
}

impl<R> StdError for Error<R> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source: &(dyn StdError + 'static) = self.failure.source.as_deref()?;
        Some(source)
    }
}
