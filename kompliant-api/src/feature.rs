//! What a feature of the crate adds.

pub(crate) mod accessors;
#[cfg(feature = "blocking")]
pub mod blocking;
#[cfg(feature = "journey")]
pub mod journey;
#[cfg(feature = "sandbox")]
pub mod sandbox;
