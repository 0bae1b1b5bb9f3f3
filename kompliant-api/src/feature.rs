//! What a feature of the crate adds.

#[cfg(feature = "blocking")]
pub mod blocking;
#[cfg(feature = "journey")]
pub mod journey;
#[cfg(feature = "sandbox")]
pub mod sandbox;
