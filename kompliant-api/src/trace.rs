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
pub(crate) use off::CallSpan;
#[cfg(feature = "tracing")]
pub(crate) use on::CallSpan;
