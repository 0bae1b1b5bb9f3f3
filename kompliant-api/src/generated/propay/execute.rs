// @generated from spec/provisioners/propay.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! `propay.execute`: Start provisioning with ProPay.

use crate::{Effect, ErrorRow, Method, MethodError, StandardError};
use crate::types::Operation;
use crate::value::object::object_impls;
use super::PropayId;

/// The request of `propay.execute`, as [`Methods::execute`](super::Methods::execute) makes
/// it.
///
/// The entity to provision.
///
/// Source: <https://developer.kompliant.com/docs/propayexecute>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Execute {
    /// Identifies a ProPay provisioning entity. propay.create answers it.
    ///
    /// Source: <https://developer.kompliant.com/docs/propaycreate>
    pub propay_id: PropayId,
}

object_impls!(Execute, propay_id);

impl Execute {
    /// Creates the request with its required parameters.
    pub fn new(propay_id: impl Into<PropayId>) -> Self {
        Self {
            propay_id: propay_id.into(),
        }
    }
}

impl Method for Execute {
    const NAME: &'static str = "propay.execute";
    const EFFECT: Effect = Effect::Write;
    const UNWRAP: Option<&'static str> = Some("propay");
    const LOOK_UP: Option<&'static str> = Some("propay.get");
    type Response = ExecuteResponse;
    type Error = ExecuteError;
}

/// The answer to `propay.execute`.
///
/// The entity, and what was queued for it.
///
/// Source: <https://developer.kompliant.com/docs/propayexecute>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ExecuteResponse {
    /// Identifies a ProPay provisioning entity. propay.create answers it.
    ///
    /// Source: <https://developer.kompliant.com/docs/propaycreate>
    pub propay_id: PropayId,
    /// The operations that were queued. Only `ONBOARDING` so far.
    pub queued_operations: Vec<Operation>,
}

object_impls!(ExecuteResponse, propay_id, queued_operations);

/// Why `propay.execute` can be refused: the rows of its error table.
///
/// Not documented: Whether calling it again while an operation is queued or running is
/// refused or queues it twice.
///
/// Source: <https://developer.kompliant.com/docs/propayexecute>
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ExecuteError {
    /// `BAD_REQUEST` (400). A required parameter is missing. Send propay_id.
    BadRequest,
    /// `ENTITY_NOT_FOUND` (400). No entity has this propay_id. Use the id that propay.create
    /// answered.
    EntityNotFound,
    /// `SYSTEM_RULE_VIOLATION/Workflow/WORKFLOW_NOT_STARTED` (400). The workflow is not in
    /// state `STARTED`. Start it with workflow.start, then try again.
    WorkflowNotStarted,
    /// `SYSTEM_RULE_VIOLATION/AccountProvisioning/PRECHECK_FAILED` (400). Something that ProPay
    /// needs is missing. Ask propay.canExecute what it is, supply it, then try again.
    PrecheckFailed,
    /// `SYSTEM_RULE_VIOLATION/AccountProvisioning/BUSINESS_NOT_FOUND` (400). The subject record
    /// of the entity has no business. Create one with business.create, then try again.
    BusinessNotFound,
    /// `ACCOUNT_CONFIGURATION_VIOLATION/AccountProvisioning/ACCOUNT_PROVISIONING_DISABLED`
    /// (400). Account provisioning is switched off for this account. Ask Kompliant's support to
    /// switch it on.
    AccountProvisioningDisabled,
    /// `ACCOUNT_CONFIGURATION_VIOLATION/AccountProvisioning/PROVISIONER_DISABLED` (400). ProPay
    /// is switched off for this account. Ask Kompliant's support to switch it on.
    ProvisionerDisabled,
    /// One of the errors that any method can answer.
    Standard(StandardError),
    /// An error that this version of the crate does not know.
    Unlisted,
}

impl MethodError for ExecuteError {
    const ROWS: &'static [ErrorRow<Self>] = &[
        ErrorRow::new(Self::BadRequest, 400, "BAD_REQUEST"),
        ErrorRow::new(Self::EntityNotFound, 400, "ENTITY_NOT_FOUND"),
        ErrorRow::new(
            Self::WorkflowNotStarted,
            400,
            "SYSTEM_RULE_VIOLATION/Workflow/WORKFLOW_NOT_STARTED",
        ),
        ErrorRow::new(
            Self::PrecheckFailed,
            400,
            "SYSTEM_RULE_VIOLATION/AccountProvisioning/PRECHECK_FAILED",
        ),
        ErrorRow::new(
            Self::BusinessNotFound,
            400,
            "SYSTEM_RULE_VIOLATION/AccountProvisioning/BUSINESS_NOT_FOUND",
        ),
        ErrorRow::new(
            Self::AccountProvisioningDisabled,
            400,
            "ACCOUNT_CONFIGURATION_VIOLATION/AccountProvisioning/ACCOUNT_PROVISIONING_DISABLED",
        ),
        ErrorRow::new(
            Self::ProvisionerDisabled,
            400,
            "ACCOUNT_CONFIGURATION_VIOLATION/AccountProvisioning/PROVISIONER_DISABLED",
        ),
    ];
    const UNLISTED: Self = Self::Unlisted;

    fn standard(error: StandardError) -> Self {
        Self::Standard(error)
    }
}
