//! Why there is no answer.

use std::{error::Error as StdError, fmt};

use crate::Delivery;

/// Why a request has no whole answer, and whether it can have been received.
///
/// A [`Transport`](super::Transport) makes one; the client makes it part of its
/// [`Error`](crate::Error).
///
/// ```
/// use std::io;
/// use kompliant_api::transport::TransportError;
///
/// fn failed(error: io::Error) -> TransportError {
///     match error.kind() {
///         io::ErrorKind::ConnectionRefused => TransportError::not_sent(error),
///         io::ErrorKind::TimedOut => TransportError::unknown(error).timed_out(),
///         _ => TransportError::unknown(error),
///     }
/// }
/// ```
pub struct TransportError {
    pub(crate) delivery: Delivery,
    pub(crate) problem: Problem,
    /// Of the head of an answer whose rest did not come.
    pub(crate) status: Option<u16>,
    pub(crate) source: Option<Box<dyn StdError + Send + Sync>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    Broken,
    TimedOut,
    TooLarge,
}

impl TransportError {
    /// Nothing was sent, for certain: there was no connection.
    ///
    /// ```
    /// use kompliant_api::transport::TransportError;
    ///
    /// let error = TransportError::not_sent("refused");
    /// assert_eq!(error.to_string(), "no connection came about");
    /// ```
    pub fn not_sent(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(Delivery::NotSent, Some(source.into()))
    }

    /// It may have been sent, at least in part, and no whole answer came.
    ///
    /// ```
    /// use kompliant_api::transport::TransportError;
    ///
    /// let error = TransportError::unknown("reset");
    /// assert_eq!(error.to_string(), "the connection broke");
    /// ```
    pub fn unknown(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(Delivery::Unknown, Some(source.into()))
    }

    /// The answer has more than [`MAX_BODY`](super::MAX_BODY) bytes.
    ///
    /// ```
    /// use kompliant_api::transport::TransportError;
    ///
    /// let error = TransportError::too_large(200);
    /// assert_eq!(error.to_string(), "the answer is too large");
    /// ```
    pub fn too_large(status: u16) -> Self {
        let problem = Problem::TooLarge;
        Self { problem, status: Some(status), ..Self::new(Delivery::Unknown, None) }
    }

    /// Says that it is because time ran out.
    ///
    /// ```
    /// use kompliant_api::transport::TransportError;
    ///
    /// let error = TransportError::unknown("slow").timed_out();
    /// assert_eq!(error.to_string(), "no whole answer came in time");
    /// ```
    pub fn timed_out(mut self) -> Self {
        self.problem = Problem::TimedOut;
        self
    }

    /// Says that the head of an answer came, with this status.
    ///
    /// ```
    /// use kompliant_api::transport::TransportError;
    ///
    /// # use kompliant_api::doc_support as canned;
    /// # let id = kompliant_api::propay::PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc").unwrap();
    /// // A gateway sent its status, and broke off.
    /// let broken = TransportError::unknown("reset").with_status(502);
    /// # let client = canned::client([Err(broken)]);
    /// # canned::wait(async {
    /// let error = client.propay().execute(&id).send().await.unwrap_err();
    /// assert_eq!(error.status(), Some(502));
    /// # });
    /// ```
    pub fn with_status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// The client has ended an attempt.
    #[inline]
    pub(crate) fn ended() -> Self {
        Self::new(Delivery::Unknown, None).timed_out()
    }

    #[inline]
    fn new(delivery: Delivery, source: Option<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { delivery, problem: Problem::Broken, status: None, source }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self.problem, self.delivery) {
            (Problem::TooLarge, _) => "the answer is too large",
            (Problem::TimedOut, Delivery::NotSent) => "no connection came about in time",
            (Problem::TimedOut, _) => "no whole answer came in time",
            (Problem::Broken, Delivery::NotSent) => "no connection came about",
            (Problem::Broken, _) => "the connection broke",
        })
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportError")
            .field("delivery", &self.delivery)
            .field("problem", &self.problem)
            .field("status", &self.status)
            .field("source", &self.source)
            .finish()
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source: &(dyn StdError + 'static) = self.source.as_deref()?;
        Some(source)
    }
}
