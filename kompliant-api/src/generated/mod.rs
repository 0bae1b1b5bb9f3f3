// @generated from spec/openapi.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! Everything that is generated from the description of the API.

pub mod mbtrust;
pub mod propay;
#[cfg(feature = "sandbox")]
pub(crate) mod sandbox;
mod standard_error;
pub mod types;

use crate::feature::accessors::accessors;

pub use standard_error::StandardError;

/// The version of the API that this crate is made from. It is sent as `X-API-Version`, so
/// that a later version does not change the answers under the types of this crate.
pub const API_VERSION: &str = "2025-03-24";

/// Where the API is.
pub const BASE_URL: &str = "https://api.kompliant.com";

accessors!(mbtrust = "MBTrust", propay = "ProPay");
