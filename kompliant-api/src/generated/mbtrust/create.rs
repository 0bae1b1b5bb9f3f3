// @generated from spec/provisioners/mbtrust.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! `mbtrust.create`: Create an MBTrust provisioning entity.

use crate::{Effect, ErrorRow, Method, MethodError, StandardError};
use crate::types::{EntityStatus, ProvisioningSponsor, WorkflowId};
use crate::value::object::object_impls;
use super::MbtrustId;

/// The request of `mbtrust.create`, as [`Methods::create`](super::Methods::create) makes
/// it.
///
/// What to create, and for which workflow.
///
/// Source: <https://developer.kompliant.com/docs/mbtrustcreate>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Create {
    /// The workflow that the entity belongs to. Its type is `ACCOUNT_PROVISIONING` and its
    /// state `STARTED`.
    pub workflow_id: WorkflowId,
    /// The sponsor that the workflow was made for; the example sends `MERRICK`.
    pub provisioning_sponsor: ProvisioningSponsor,
}

object_impls!(Create, workflow_id, provisioning_sponsor);

impl Create {
    /// Creates the request with its required parameters.
    pub fn new(
        workflow_id: impl Into<WorkflowId>,
        provisioning_sponsor: ProvisioningSponsor,
    ) -> Self {
        Self {
            workflow_id: workflow_id.into(),
            provisioning_sponsor,
        }
    }
}

impl Method for Create {
    const NAME: &'static str = "mbtrust.create";
    const EFFECT: Effect = Effect::Write;
    const UNWRAP: Option<&'static str> = Some("mbtrust");
    type Response = CreateResponse;
    type Error = CreateError;
}

/// The answer to `mbtrust.create`.
///
/// The new entity.
///
/// Source: <https://developer.kompliant.com/docs/mbtrustcreate>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateResponse {
    /// The id of the new entity.
    pub mbtrust_id: MbtrustId,
    /// Always created, spelled `created` here.
    pub status: EntityStatus,
}

object_impls!(CreateResponse, mbtrust_id, status);

/// Why `mbtrust.create` can be refused: the rows of its error table.
///
/// Not documented: Whether calling it twice for one workflow is refused or makes a second
/// entity. When `BUSINESS_APPLICATION_NOT_FOUND` comes is not clear either: the integration
/// guide says that no business application has to come first
/// (<https://developer.kompliant.com/docs/account-provisioning-integration>).
///
/// Source: <https://developer.kompliant.com/docs/mbtrustcreate>
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreateError {
    /// `BAD_REQUEST` (400).
    ///
    /// - A required parameter is missing. Send workflow_id and provisioning_sponsor.
    /// - The provisioning_sponsor is not a known sponsor. Send one of the
    ///   ACCOUNT_PROVISIONING_SPONSORS.
    BadRequest,
    /// `ENTITY_NOT_FOUND` (400). No workflow has this workflow_id. Check the id, and that it is
    /// from the same environment as the API key.
    EntityNotFound,
    /// `SYSTEM_RULE_VIOLATION/Workflow/WORKFLOW_NOT_STARTED` (400). The workflow is not in
    /// state `STARTED`. Start it with workflow.start, then try again.
    WorkflowNotStarted,
    /// `SYSTEM_RULE_VIOLATION/Workflow/INVALID_PROVISIONING_SPONSOR` (400). The workflow
    /// expects another sponsor. Send the one that it was made for.
    InvalidProvisioningSponsor,
    /// `SYSTEM_RULE_VIOLATION/AccountProvisioningEntity/BUSINESS_APPLICATION_NOT_FOUND` (400).
    /// The subject record of the workflow has no business application. Use a workflow whose
    /// subject record has one.
    BusinessApplicationNotFound,
    /// `SYSTEM_RULE_VIOLATION/Account/ACCOUNT_PROVISIONING_DISABLED` (400). Account
    /// provisioning is switched off for this account. Ask Kompliant's support to switch it on.
    AccountProvisioningDisabled,
    /// `SYSTEM_RULE_VIOLATION/Account/PROVISIONER_DISABLED` (400). MBTrust is switched off for
    /// this account. Ask Kompliant's support to switch it on.
    ProvisionerDisabled,
    /// One of the errors that any method can answer.
    Standard(StandardError),
    /// An error that this version of the crate does not know.
    Unlisted,
}

impl MethodError for CreateError {
    const ROWS: &'static [ErrorRow<Self>] = &[
        ErrorRow::new(Self::BadRequest, 400, "BAD_REQUEST"),
        ErrorRow::new(Self::EntityNotFound, 400, "ENTITY_NOT_FOUND"),
        ErrorRow::new(
            Self::WorkflowNotStarted,
            400,
            "SYSTEM_RULE_VIOLATION/Workflow/WORKFLOW_NOT_STARTED",
        ),
        ErrorRow::new(
            Self::InvalidProvisioningSponsor,
            400,
            "SYSTEM_RULE_VIOLATION/Workflow/INVALID_PROVISIONING_SPONSOR",
        ),
        ErrorRow::new(
            Self::BusinessApplicationNotFound,
            400,
            "SYSTEM_RULE_VIOLATION/AccountProvisioningEntity/BUSINESS_APPLICATION_NOT_FOUND",
        ),
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
