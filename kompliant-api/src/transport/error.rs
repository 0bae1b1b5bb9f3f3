//! Why there is no answer.

use std::{error::Error as StdError, fmt};

use crate::Delivery;

/// Why a request has no whole answer, and whether it can have been received.
///
/// A [`Transport`](super::Transport) makes one; the client makes it part of its
/// [`Error`](crate::Error).
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
    pub fn not_sent(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(Delivery::NotSent, Some(source.into()))
    }

    /// It may have been sent, at least in part, and no whole answer came.
    pub fn unknown(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(Delivery::Unknown, Some(source.into()))
    }

    /// The answer has more than [`MAX_BODY`](super::MAX_BODY) bytes.
    pub fn too_large(status: u16) -> Self {
        let problem = Problem::TooLarge;
        Self { problem, status: Some(status), ..Self::new(Delivery::Unknown, None) }
    }

    /// Says that it is because time ran out.
    pub fn timed_out(mut self) -> Self {
        self.problem = Problem::TimedOut;
        self
    }

    /// Says that the head of an answer came, with this status.
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
