//! From the model to files of Rust.

pub(crate) mod emit;
pub(crate) mod format;
pub mod write;
