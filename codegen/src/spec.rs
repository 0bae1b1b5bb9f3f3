//! The spec as it is written: its files, what may be in them, and mistakes.

pub mod diagnostic;
pub(crate) mod load;
pub(crate) mod node;
pub mod source;
#[allow(dead_code, unused_imports)] // Until all readers of the spec go over it.
pub(crate) mod tree;
