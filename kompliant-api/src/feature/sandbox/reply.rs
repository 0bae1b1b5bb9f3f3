//! What becomes of a request: an answer, or one of the ways in which there is none.
//!
//! The engine decides it; the HTTP server and the transport without sockets carry it out, so that
//! a fault looks the same to a caller by either way.

use std::time::Duration;

use bytes::Bytes;
use http::Response;

use super::LoggedCall;

/// What the caller gets to see.
#[derive(Debug)]
pub(crate) enum Reply {
    /// An answer, at once.
    Answer(Response<Bytes>),
    /// An answer after so long.
    Delayed(Duration, Response<Bytes>),
    /// The head of an answer that promises more than comes.
    CutShort(Response<Bytes>),
    /// No connection can be made; over sockets, it is closed.
    Unreachable,
    /// The connection is closed without an answer.
    Close,
    /// No answer until the caller gives up.
    Silence,
}

/// A request that was dealt with: what the caller gets, and what the log says.
#[derive(Debug)]
pub(crate) struct Handled {
    pub(crate) reply: Reply,
    pub(crate) call: LoggedCall,
}
