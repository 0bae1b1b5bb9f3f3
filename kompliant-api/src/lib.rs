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

mod api;
mod feature;
// Only for its pages and their examples.
#[cfg(any(doc, doctest))]
pub mod guide;
mod inventory;
mod value;
mod wire;

// Mounted after the runtime, whose macros it uses, and kept from rustfmt: its text is decided by
// the generator alone.
#[rustfmt::skip]
// Names are those of the API, whatever they mean in Rust.
#[allow(
    clippy::new_ret_no_self,
    clippy::self_named_constructors,
    clippy::should_implement_trait,
    clippy::wrong_self_convention
)]
mod generated;

pub use api::call::Call;
pub use api::client::{ApiVersion, BuildError, Client, ClientBuilder};
pub use api::credentials::{Credentials, Environment, InvalidCredentials};
pub use api::error::{
    AnyReason, Delivery, Error, ErrorDetail, ErrorKind, ErrorObject, ErrorRow, MethodError, Reason,
    StandardRow,
};
pub use api::meta::{Meta, Warning};
pub use api::method::{Effect, Method};
pub use api::provisioner::{self, Provisioner};
pub use api::with_meta::WithMeta;
#[cfg(feature = "blocking")]
pub use feature::blocking;
#[cfg(feature = "journey")]
pub use feature::journey;
#[cfg(feature = "sandbox")]
pub use feature::sandbox;
pub use generated::*;
pub use value::date::{Date, InvalidDate};
pub use value::id::{Id, InvalidId};
pub use value::open_enum::{OpenEnum, UnknownValue};
pub use value::sensitive::Sensitive;
pub use value::timestamp::{InvalidTimestamp, Timestamp};
pub use wire::codec::Codec;
pub use wire::retry::RetryPolicy;
pub use wire::transport;

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
