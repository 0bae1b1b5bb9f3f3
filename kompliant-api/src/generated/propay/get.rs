// @generated from spec/provisioners/propay.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! `propay.get`: Get a ProPay provisioning entity and what was run for it.

use crate::{Effect, ErrorRow, Method, MethodError, StandardError, Timestamp};
use crate::types::{
    EntityStatus, ExecutionResult, ProvisioningSponsor, ProvisioningType,
    SubjectRecordId, WorkflowId,
};
use crate::value::object::object_impls;
use super::PropayId;

/// The request of `propay.get`, as [`Methods::get`](super::Methods::get) makes it.
///
/// The entity to get.
///
/// Source: <https://developer.kompliant.com/docs/propayget>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Get {
    /// Identifies a ProPay provisioning entity. propay.create answers it.
    ///
    /// Source: <https://developer.kompliant.com/docs/propaycreate>
    pub propay_id: PropayId,
}

object_impls!(Get, propay_id);

impl Get {
    /// Creates the request with its required parameters.
    pub fn new(propay_id: impl Into<PropayId>) -> Self {
        Self {
            propay_id: propay_id.into(),
        }
    }
}

impl Method for Get {
    const NAME: &'static str = "propay.get";
    const EFFECT: Effect = Effect::Read;
    const UNWRAP: Option<&'static str> = Some("propay");
    type Response = GetResponse;
    type Error = GetError;
}

/// The answer to `propay.get`.
///
/// The entity and what was run for it.
///
/// Source: <https://developer.kompliant.com/docs/propayget>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetResponse {
    /// Identifies a ProPay provisioning entity. propay.create answers it.
    ///
    /// Source: <https://developer.kompliant.com/docs/propaycreate>
    pub propay_id: PropayId,
    /// The kind of provisioning that an entity stands for.
    ///
    /// The documentation contradicts itself: the propay.get example has `ACCOUNT_PROVISIONING`,
    /// while the other examples name the provisioner.
    ///
    /// Not documented: The list has no page that we could read. The values are the ones that
    /// examples show.
    pub provisioning_type: ProvisioningType,
    /// The bank or processor that takes the merchant on.
    ///
    /// Not documented: The list has no page that we could read. The two values are the ones
    /// that the create examples send.
    ///
    /// Source: <https://developer.kompliant.com/docs/propaycreate>
    pub provisioning_sponsor: ProvisioningSponsor,
    /// How far a provisioning entity has come.
    ///
    /// The create methods answer `created` in lower case, all other pages write `CREATED`. Both
    /// mean the same.
    ///
    /// Not documented: The MBTrust failure webhook example has the status `FAILED`, which the
    /// list lacks (<https://developer.kompliant.com/docs/mbtrust-failure-event-1_0>). The
    /// propay.get example and the success webhook examples still say `CREATED` after an
    /// operation has finished, where the list asks for `ACTIVE`.
    ///
    /// Source: <https://developer.kompliant.com/reference/account_provisioning_entity_statuses>
    pub status: EntityStatus,
    /// The workflow that the entity belongs to.
    pub workflow_id: WorkflowId,
    /// The subject record of that workflow.
    pub subject_record_id: SubjectRecordId,
    /// Every run of an operation so far.
    pub execution_results: Vec<ExecutionResult>,
    /// When the entity was created. ISO 8601, UTC, with milliseconds.
    pub created_at: Timestamp,
    /// When the entity last changed; equal to `created_at` if it never did. ISO 8601, UTC, with
    /// milliseconds.
    pub updated_at: Timestamp,
}

object_impls!(
    GetResponse, propay_id, provisioning_type, provisioning_sponsor, status, workflow_id,
    subject_record_id, execution_results, created_at, updated_at
);

/// Why `propay.get` can be refused: the rows of its error table.
///
/// Source: <https://developer.kompliant.com/docs/propayget>
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GetError {
    /// `BAD_REQUEST` (400). A required parameter is missing. Send propay_id.
    BadRequest,
    /// `ENTITY_NOT_FOUND` (400). No entity has this propay_id. Use the id that propay.create
    /// answered.
    EntityNotFound,
    /// `SYSTEM_RULE_VIOLATION/Account/ACCOUNT_PROVISIONING_DISABLED` (400). Account
    /// provisioning is switched off for this account. Ask Kompliant's support to switch it on.
    AccountProvisioningDisabled,
    /// `SYSTEM_RULE_VIOLATION/Account/PROVISIONER_DISABLED` (400). ProPay is switched off for
    /// this account. Ask Kompliant's support to switch it on.
    ProvisionerDisabled,
    /// One of the errors that any method can answer.
    Standard(StandardError),
    /// An error that this version of the crate does not know.
    Unlisted,
}

impl MethodError for GetError {
    const ROWS: &'static [ErrorRow<Self>] = &[
        ErrorRow::new(Self::BadRequest, 400, "BAD_REQUEST"),
        ErrorRow::new(Self::EntityNotFound, 400, "ENTITY_NOT_FOUND"),
        ErrorRow::new(
            Self::AccountProvisioningDisabled,
            400,
            "SYSTEM_RULE_VIOLATION/Account/ACCOUNT_PROVISIONING_DISABLED",
        ),
        ErrorRow::new(
            Self::ProvisionerDisabled,
            400,
            "SYSTEM_RULE_VIOLATION/Account/PROVISIONER_DISABLED",
        ),
    ];
    const UNLISTED: Self = Self::Unlisted;

    fn standard(error: StandardError) -> Self {
        Self::Standard(error)
    }
}
