#![doc = include_str!("../README.md")]
#![cfg_attr(
    doc,
    doc = "\n## Guide\n\nThe [guide](mod@guide) goes into each of these, chapter by chapter."
)]
#![forbid(unsafe_code)]
#![deny(missing_docs)]
// A library that is handed whatever the network sends must not panic over it.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::todo,
        clippy::indexing_slicing
    )
)]

mod answer;
#[cfg(feature = "blocking")]
pub mod blocking;
mod call;
mod client;
mod codec;
mod credentials;
mod date;
mod error;
// Only for its pages and their examples.
#[cfg(any(doc, doctest))]
pub mod guide;
mod id;
#[cfg(feature = "journey")]
pub mod journey;
mod meta;
mod method;
mod object;
mod open_enum;
pub mod provisioner;
mod request;
mod response;
mod retry;
#[cfg(feature = "sandbox")]
pub mod sandbox;
mod sensitive;
mod signature;
mod timestamp;
mod trace;
pub mod transport;
mod value;

// Mounted after the runtime, whose macros it uses, and kept from rustfmt: its text is decided by
// the generator alone.
#[rustfmt::skip]
mod generated;

pub use answer::Answer;
pub use call::Call;
pub use client::{ApiVersion, BuildError, Builder, Client};
pub use codec::Codec;
pub use credentials::{Credentials, Environment, InvalidCredentials};
pub use date::{Date, InvalidDate};
pub use error::{
    Delivery, Error, ErrorDetail, ErrorKind, ErrorObject, ErrorRow, MethodError, Reason,
    StandardRow, Untyped,
};
pub use generated::*;
pub use id::{Id, InvalidId};
pub use meta::{Meta, Warning};
pub use method::{Effect, Method};
pub use open_enum::{OpenEnum, UnknownValue};
pub use provisioner::Provisioner;
pub use retry::RetryPolicy;
pub use sensitive::Sensitive;
pub use timestamp::{InvalidTimestamp, Timestamp};

/// A JSON object whose fields the docs do not list, kept as it came.
///
/// ```
/// use kompliant_api::{JsonObject, types::ExecutionResult};
///
/// /// What the provider answered, for those who may see it.
/// fn provider_response(result: &ExecutionResult) -> Option<&JsonObject> {
///     result.provider_response.as_ref().map(|response| response.expose())
/// }
/// ```
pub type JsonObject = serde_json::Map<String, serde_json::Value>;
