//! The reason of an error whose method has no table, or no longer.

use super::{ErrorObject, MethodError, Reason, table};
use crate::{Error, StandardError};

/// The reason of an error of [`Client::call_untyped`](crate::Client::call_untyped), and of any error
/// that has forgotten its method: only the errors that any method can answer are told apart.
///
/// [`Error`] without a parameter has it. Every error becomes one by `?` and `.into()`, with all that
/// is known of it but the name of the row:
///
/// ```
/// # use kompliant_api::{Client, Error, propay::{Propay, PropayId}};
/// async fn status(client: &Client, id: &PropayId) -> Result<String, Error> {
///     client.propay().can_execute(id).send().await?;
///     Ok(client.propay().get(id).send().await?.status.to_string())
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AnyReason {
    /// One of the errors that any method can answer.
    Standard(StandardError),
    /// Any other. The error object has its code.
    Unlisted,
}

impl table::sealed::Sealed for AnyReason {}

impl Reason for AnyReason {
    fn of(object: &ErrorObject, status: Option<u16>) -> Self {
        table::standard(object, status).map_or(Self::Unlisted, Self::Standard)
    }

    fn of_standard(error: StandardError) -> Self {
        Self::Standard(error)
    }

    fn unlisted() -> Self {
        Self::Unlisted
    }
}

impl<R: MethodError> From<Error<R>> for Error {
    fn from(error: Error<R>) -> Self {
        Self::new(error.failure)
    }
}
