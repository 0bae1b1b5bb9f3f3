//! The spec as it is written: its files, what may be in them, and mistakes.

pub(crate) mod check;
pub mod diagnostic;
pub(crate) mod load;
pub(crate) mod node;
pub mod source;
