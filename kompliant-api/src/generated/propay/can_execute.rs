// @generated from spec/provisioners/propay.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! `propay.canExecute`: Ask what is still missing before propay.execute.

use crate::{Effect, ErrorRow, Method, MethodError, StandardError};
use crate::value::object::object_impls;
use super::{MissingRequirement, PropayId};

/// The request of `propay.canExecute`, as
/// [`Methods::can_execute`](super::Methods::can_execute) makes it.
///
/// The entity to check.
///
/// Source: <https://developer.kompliant.com/docs/propaycanexecute>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CanExecute {
    /// Identifies a ProPay provisioning entity. propay.create answers it.
    ///
    /// Source: <https://developer.kompliant.com/docs/propaycreate>
    pub propay_id: PropayId,
}

object_impls!(CanExecute, propay_id);

impl CanExecute {
    /// Creates the request with its required parameters.
    pub fn new(propay_id: impl Into<PropayId>) -> Self {
        Self {
            propay_id: propay_id.into(),
        }
    }
}

impl Method for CanExecute {
    const NAME: &'static str = "propay.canExecute";
    const EFFECT: Effect = Effect::Read;
    const UNWRAP: Option<&'static str> = None;
    type Response = CanExecuteResponse;
    type Error = CanExecuteError;
}

/// The answer to `propay.canExecute`.
///
/// What came of the check.
///
/// Source: <https://developer.kompliant.com/docs/propaycanexecute>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CanExecuteResponse {
    /// Whether propay.execute can be called now.
    pub can_execute: bool,
    /// What is missing, one entry for each requirement.
    ///
    /// Not documented, but our reading: The page states no condition. We read it as optional,
    /// because workflow.canComplete, which answers the same shape, leaves it out when nothing
    /// is missing.
    pub missing_requirements: Option<Vec<MissingRequirement>>,
}

object_impls!(CanExecuteResponse, can_execute; missing_requirements);

impl CanExecuteResponse {
    /// [`missing_requirements`](Self#structfield.missing_requirements), empty where the
    /// response has none.
    pub fn missing_requirements(&self) -> &[MissingRequirement] {
        self.missing_requirements.as_deref().unwrap_or_default()
    }
}

/// Why `propay.canExecute` can be refused: the rows of its error table.
///
/// Not documented: The error table, the violation tables, and the examples beyond the
/// beginning of the first one. The rows of the error table are our reading.
///
/// Source: <https://developer.kompliant.com/docs/propaycanexecute>
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CanExecuteError {
    /// `BAD_REQUEST` (400). A required parameter is missing. Send propay_id.
    ///
    /// Not documented, but our reading: The error table of this page could not be read; every
    /// table that could be read lists this row.
    BadRequest,
    /// `ENTITY_NOT_FOUND` (400). No entity has this propay_id. Use the id that propay.create
    /// answered.
    ///
    /// Not documented, but our reading: The error table of this page could not be read; every
    /// table that could be read lists this row.
    EntityNotFound,
    /// One of the errors that any method can answer.
    Standard(StandardError),
    /// An error that this version of the crate does not know.
    Unlisted,
}

impl MethodError for CanExecuteError {
    const ROWS: &'static [ErrorRow<Self>] = &[
        ErrorRow::new(Self::BadRequest, 400, "BAD_REQUEST"),
        ErrorRow::new(Self::EntityNotFound, 400, "ENTITY_NOT_FOUND"),
    ];
    const UNLISTED: Self = Self::Unlisted;

    fn standard(error: StandardError) -> Self {
        Self::Standard(error)
    }
}
