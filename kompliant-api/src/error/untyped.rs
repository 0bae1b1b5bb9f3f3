//! The error table of a method that this crate does not describe.

use super::{ErrorRow, MethodError};
use crate::StandardError;

/// The reason of an error of [`Client::call_untyped`](crate::Client::call_untyped): only the errors
/// that any method can answer are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Untyped {
    /// One of the errors that any method can answer.
    Standard(StandardError),
    /// Any other. The error object has its code.
    Unlisted,
}

impl MethodError for Untyped {
    const ROWS: &'static [ErrorRow<Self>] = &[];
    const UNLISTED: Self = Self::Unlisted;

    fn standard(error: StandardError) -> Self {
        Self::Standard(error)
    }
}
