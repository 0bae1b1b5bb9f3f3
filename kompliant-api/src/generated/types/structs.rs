// @generated from spec/components/provisioning.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! Structs that several provisioners use.

use crate::{ErrorObject, JsonObject, Sensitive, Timestamp};
use crate::types::{Operation, OperationId, OperationStatus};
use crate::value::object::object_impls;

/// One run of a provisioning operation: what ran, when, and what came of it.
///
/// Source: <https://developer.kompliant.com/docs/propayget>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ExecutionResult {
    /// Identifies one run of a provisioning operation.
    ///
    /// The documentation shows two prefixes: `ap_` for propay.get, `apo_` for mbtrust.get
    /// (<https://developer.kompliant.com/docs/mbtrust-document-selection>). Both are accepted.
    pub operation_id: OperationId,
    /// The operation that was run.
    pub operation_type: Operation,
    /// How far this run has come. `SUCCESS` and `FAILED` are final.
    pub status: OperationStatus,
    /// When the run started. ISO 8601, UTC, with milliseconds.
    ///
    /// Not documented, but our reading: The page states no condition. We read it as optional,
    /// because an operation that is still `PENDING` has not started.
    pub started_at: Option<Timestamp>,
    /// When the run finished; there only once the status is `SUCCESS` or `FAILED`. ISO 8601,
    /// UTC, with milliseconds.
    pub finished_at: Option<Timestamp>,
    /// What went wrong. Look at it whatever the status is, for the documentation contradicts
    /// itself: the table promises the field for `FAILED` only, the propay.get example has an
    /// empty list for `SUCCESS`, and a document sync that refused some of its documents is
    /// `SUCCESS` with errors
    /// (<https://developer.kompliant.com/docs/mbtrust-document-selection>).
    ///
    /// Not documented, but our reading: The table speaks of structured error objects without
    /// naming their fields. That they have the fields of the errors in an error answer is our
    /// reading of the document selection example.
    pub errors: Option<Vec<ErrorObject>>,
    /// What the provider answered to the latest call that Kompliant made for this run, as it
    /// came; its fields are the provider's. Its documented example carries an account number.
    /// That is why this description marks it as sensitive: our choice, the page does not ask
    /// for it.
    pub provider_response: Option<Sensitive<JsonObject>>,
    /// Confidential data of the new account, such as its credentials. There only when it was
    /// asked for explicitly and the caller may have it.
    ///
    /// Not documented: How to ask for it, what allows a caller to have it, and which fields it
    /// has.
    pub decrypted_data: Option<Sensitive<JsonObject>>,
}

object_impls!(
    ExecutionResult, operation_id, operation_type, status; started_at, finished_at,
    errors, provider_response, decrypted_data
);

impl ExecutionResult {
    /// [`errors`](Self#structfield.errors), empty where the response has none.
    pub fn errors(&self) -> &[ErrorObject] {
        self.errors.as_deref().unwrap_or_default()
    }
}
