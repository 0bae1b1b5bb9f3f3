//! What a program that uses `tracing` sees of a call; without the feature `tracing`, nothing.
//!
//! The names are those of OpenTelemetry's semantic conventions for HTTP clients. Neither a body nor a
//! header is ever a part of it; what of an answer is shown are its status, its trace id, the codes of
//! its errors and its warnings.

#[cfg(not(feature = "tracing"))]
mod off;
#[cfg(feature = "tracing")]
mod on;

#[cfg(not(feature = "tracing"))]
use off as chosen;
#[cfg(feature = "tracing")]
use on as chosen;

pub(crate) use chosen::CallSpan;
#[cfg(feature = "blocking")]
pub(crate) use chosen::as_here;
