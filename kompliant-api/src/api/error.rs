//! What can go wrong with a call, and all that is known of it.
//!
//! One error type serves every method; its parameter is the method's error table. Everything else
//! is in one box without type parameters, so that it is compiled once and is a pointer wide.

mod any_reason;
mod build_error;
mod display;
mod kind;
mod object;
mod predicates;
mod table;

use std::{error::Error as StdError, fmt, marker::PhantomData, time::Duration};

pub use self::{
    any_reason::AnyReason,
    build_error::BuildError,
    kind::{Delivery, ErrorKind},
    object::{ErrorDetail, ErrorObject},
    table::{ErrorRow, MethodError, Reason, StandardRow},
};
pub(crate) use self::{
    display::Line,
    kind::{Failure, Purpose},
};
use crate::{Meta, StandardError};

/// Why a call failed.
///
/// `R` is the error table of the method, [`propay::ExecuteError`](crate::propay::ExecuteError) for
/// instance. `Display` is one line with all that one needs to act; it does not repeat
/// [`source`](StdError::source) and never shows the body of the answer, and neither does `Debug`.
///
/// A program cannot make one: only a call knows what was sent. A test gets each kind of error from a
/// [`Transport`](crate::transport::Transport) of its own or from the sandbox.
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
pub struct Error<R = AnyReason> {
    failure: Box<Failure>,
    table: PhantomData<fn() -> R>,
}

impl<R> Error<R> {
    pub(crate) fn new(failure: Box<Failure>) -> Self {
        Self { failure, table: PhantomData }
    }

    /// The method that was called: `propay.create`.
    ///
    /// ```
    /// # let error = kompliant_api::doc_support::refused::<kompliant_api::propay::Execute>();
    /// assert_eq!(error.method(), "propay.execute");
    /// ```
    pub fn method(&self) -> &str {
        &self.failure.method
    }

    /// What went wrong, in general.
    ///
    /// ```
    /// use kompliant_api::ErrorKind;
    ///
    /// # let error = kompliant_api::doc_support::unavailable::<kompliant_api::propay::Execute>();
    /// assert_eq!(error.kind(), ErrorKind::UnexpectedAnswer);
    /// ```
    pub fn kind(&self) -> ErrorKind {
        self.failure.kind
    }

    /// Whether the request can have had an effect.
    ///
    /// ```
    /// use kompliant_api::Delivery;
    ///
    /// # use kompliant_api::doc_support as canned;
    /// # use kompliant_api::transport::TransportError;
    /// # let error = canned::error::<kompliant_api::propay::Execute>((0..4).map(|_| Err(TransportError::unknown("reset"))));
    /// // The connection broke before an answer came.
    /// assert_eq!(error.delivery(), Delivery::Unknown);
    /// ```
    pub fn delivery(&self) -> Delivery {
        self.failure.delivery
    }

    /// All error objects of the answer, in its order.
    ///
    /// ```
    /// # let error = kompliant_api::doc_support::refused::<kompliant_api::propay::Execute>();
    /// assert_eq!(error.errors()[0].sub_code(), Some("PRECHECK_FAILED"));
    /// ```
    pub fn errors(&self) -> &[ErrorObject] {
        &self.failure.errors
    }

    /// Which of the errors that any method can answer this is.
    ///
    /// It is told by the code of the first error object, and failing that by the HTTP status,
    /// which is all that an answer from in front of the API may have.
    ///
    /// ```
    /// use kompliant_api::StandardError;
    ///
    /// # let error = kompliant_api::doc_support::unavailable::<kompliant_api::propay::Execute>();
    /// assert_eq!(error.standard(), Some(StandardError::ServiceUnavailable));
    /// ```
    pub fn standard(&self) -> Option<StandardError> {
        match self.errors().first() {
            Some(object) => table::standard(object, self.status()),
            None => self.failure.standard_by_status(),
        }
    }

    /// The HTTP status, if there was an answer.
    ///
    /// ```
    /// # let error = kompliant_api::doc_support::refused::<kompliant_api::propay::Execute>();
    /// assert_eq!(error.status(), Some(400));
    /// ```
    pub fn status(&self) -> Option<u16> {
        self.failure.status
    }

    /// How many attempts were made, those without a connection included; 0 if there was nothing to
    /// send.
    ///
    /// ```
    /// # use kompliant_api::doc_support as canned;
    /// # use kompliant_api::transport::TransportError;
    /// # let error = canned::error::<kompliant_api::propay::Execute>((0..4).map(|_| Err(TransportError::not_sent("refused"))));
    /// // No connection could be made, so it was tried again.
    /// assert_eq!(error.attempts(), 4);
    /// ```
    pub fn attempts(&self) -> u32 {
        self.failure.attempts
    }

    /// How long the answer asks to wait before the call is made again (`Retry-After`).
    ///
    /// No page of the docs says whether Kompliant sends it.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// # use kompliant_api::doc_support as canned;
    /// # let mut busy = canned::answer(503, "").unwrap();
    /// # busy.headers_mut().insert("retry-after", "120".parse().unwrap());
    /// # let error = canned::error::<kompliant_api::propay::Execute>([Ok(busy)]);
    /// assert_eq!(error.retry_after(), Some(Duration::from_secs(120)));
    /// ```
    pub fn retry_after(&self) -> Option<Duration> {
        self.failure.retry_after
    }

    /// `meta.trace_id`: what Kompliant's support asks for.
    ///
    /// ```
    /// # let error = kompliant_api::doc_support::refused::<kompliant_api::propay::Execute>();
    /// assert_eq!(error.trace_id(), Some("trc_1"));
    /// ```
    pub fn trace_id(&self) -> Option<&str> {
        self.failure.trace_id()
    }

    /// `meta` of the answer, if it has one.
    ///
    /// ```
    /// # let error = kompliant_api::doc_support::refused::<kompliant_api::propay::Execute>();
    /// assert_eq!(error.meta().and_then(|meta| meta.status()), Some("ERROR"));
    /// ```
    pub fn meta(&self) -> Option<&Meta> {
        self.failure.meta.as_ref()
    }

    /// Where in the answer a value does not fit, such as `data.propay.status`; for
    /// [`ErrorKind::Decode`].
    ///
    /// ```
    /// # use kompliant_api::doc_support as canned;
    /// # let error = canned::error::<kompliant_api::propay::Execute>([canned::answer(200,
    /// #     r#"{"meta": {"status": "SUCCESS"}, "data": {"propay": {"propay_id": 7}}}"#)]);
    /// assert_eq!(error.decode_path(), Some("data.propay.propay_id"));
    /// ```
    pub fn decode_path(&self) -> Option<&str> {
        self.failure.path.as_deref()
    }

    /// The first 64 KiB of the answer's body, as they came.
    ///
    /// They may hold what must not be in a log: the answers of `*.get` can carry account
    /// credentials.
    ///
    /// ```
    /// # let error = kompliant_api::doc_support::unavailable::<kompliant_api::propay::Execute>();
    /// assert_eq!(error.raw_body(), Some(b"<html>Service Unavailable</html>".as_slice()));
    /// ```
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
    ///
    /// ```
    /// use kompliant_api::propay::ExecuteError;
    ///
    /// # let error = kompliant_api::doc_support::refused::<kompliant_api::propay::Execute>();
    /// assert_eq!(error.reason(), Some(ExecuteError::PrecheckFailed));
    /// ```
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
