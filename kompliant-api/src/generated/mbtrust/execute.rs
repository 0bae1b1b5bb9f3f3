// @generated from spec/provisioners/mbtrust.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! `mbtrust.execute`: Start provisioning with MBTrust.

use crate::{Call, Effect, ErrorRow, Method, MethodError, StandardError};
use crate::types::{DocumentId, Operation};
use crate::value::object::object_impls;
use super::MbtrustId;

/// The request of `mbtrust.execute`, as [`Methods::execute`](super::Methods::execute) makes
/// it.
///
/// The entity to provision.
///
/// Source: <https://developer.kompliant.com/docs/mbtrustexecute>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Execute {
    /// Identifies an MBTrust provisioning entity. mbtrust.create answers it.
    ///
    /// Source: <https://developer.kompliant.com/docs/mbtrustcreate>
    pub mbtrust_id: MbtrustId,
    /// Which documents a document sync sends. Without it, Kompliant sends every document of the
    /// business application that qualifies. With it, only those that it names.
    ///
    /// Source: <https://developer.kompliant.com/docs/mbtrust-document-selection>
    pub documents: Option<ExecuteDocuments>,
}

object_impls!(Execute, mbtrust_id; documents);

impl Execute {
    /// Creates the request with its required parameters.
    pub fn new(mbtrust_id: impl Into<MbtrustId>) -> Self {
        Self {
            mbtrust_id: mbtrust_id.into(),
            documents: None,
        }
    }
}

impl<C> Call<'_, C, Execute> {
    /// `documents.uploaded_documents`: The documents to send.
    ///
    /// - If all ids are valid, exactly these documents are sent.
    /// - If some are not, the valid ones are sent. The operation still ends in `SUCCESS`, and
    ///   mbtrust.get lists the others in `execution_results[].errors`.
    /// - If none is valid, the document sync fails with `ENTITY_NOT_FOUND` errors.
    ///
    /// Which documents a document sync sends. Without it, Kompliant sends every document of the
    /// business application that qualifies. With it, only those that it names.
    ///
    /// Source: <https://developer.kompliant.com/docs/mbtrust-document-selection>
    pub fn uploaded_documents(
        mut self,
        uploaded_documents: impl IntoIterator<Item = impl Into<DocumentId>>,
    ) -> Self {
        self.method.documents = Some(ExecuteDocuments {
            uploaded_documents: uploaded_documents.into_iter().map(Into::into).collect(),
        });
        self
    }
}

impl Method for Execute {
    const NAME: &'static str = "mbtrust.execute";
    const EFFECT: Effect = Effect::Write;
    const UNWRAP: Option<&'static str> = Some("mbtrust");
    const LOOK_UP: Option<&'static str> = Some("mbtrust.get");
    type Response = ExecuteResponse;
    type Error = ExecuteError;
}

/// Which documents a document sync sends. Without it, Kompliant sends every document of the
/// business application that qualifies. With it, only those that it names.
///
/// Source: <https://developer.kompliant.com/docs/mbtrust-document-selection>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ExecuteDocuments {
    /// The documents to send.
    ///
    /// - If all ids are valid, exactly these documents are sent.
    /// - If some are not, the valid ones are sent. The operation still ends in `SUCCESS`, and
    ///   mbtrust.get lists the others in `execution_results[].errors`.
    /// - If none is valid, the document sync fails with `ENTITY_NOT_FOUND` errors.
    ///
    /// Not documented: What an empty list means.
    pub uploaded_documents: Vec<DocumentId>,
}

object_impls!(ExecuteDocuments, uploaded_documents);

impl ExecuteDocuments {
    /// Creates the object with its required fields.
    pub fn new(
        uploaded_documents: impl IntoIterator<Item = impl Into<DocumentId>>,
    ) -> Self {
        Self {
            uploaded_documents: uploaded_documents.into_iter().map(Into::into).collect(),
        }
    }
}

/// The answer to `mbtrust.execute`.
///
/// The entity, and what was queued for it.
///
/// Source: <https://developer.kompliant.com/docs/mbtrustexecute>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ExecuteResponse {
    /// Identifies an MBTrust provisioning entity. mbtrust.create answers it.
    ///
    /// Source: <https://developer.kompliant.com/docs/mbtrustcreate>
    pub mbtrust_id: MbtrustId,
    /// The operations that were queued.
    pub queued_operations: Vec<Operation>,
}

object_impls!(ExecuteResponse, mbtrust_id, queued_operations);

/// Why `mbtrust.execute` can be refused: the rows of its error table.
///
/// Not documented: Whether calling it again while an operation is queued or running is
/// refused or queues it twice.
///
/// Source: <https://developer.kompliant.com/docs/mbtrustexecute>
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ExecuteError {
    /// `BAD_REQUEST` (400). A required parameter is missing. Send mbtrust_id and, where
    /// documents is sent, its uploaded_documents.
    BadRequest,
    /// `ENTITY_NOT_FOUND` (400). No entity has this mbtrust_id. Use the id that mbtrust.create
    /// answered.
    EntityNotFound,
    /// `SYSTEM_RULE_VIOLATION/Workflow/WORKFLOW_NOT_STARTED` (400). The workflow is not in
    /// state `STARTED`. Start it with workflow.start, then try again.
    WorkflowNotStarted,
    /// `SYSTEM_RULE_VIOLATION/AccountProvisioning/PRECHECK_FAILED` (400). Something that
    /// MBTrust needs is missing. Ask mbtrust.canExecute what it is, supply it, then try again.
    PrecheckFailed,
    /// `SYSTEM_RULE_VIOLATION/AccountProvisioning/BUSINESS_NOT_FOUND` (400). The subject record
    /// of the entity has no business. Create one with business.create, then try again.
    BusinessNotFound,
    /// `ACCOUNT_CONFIGURATION_VIOLATION/AccountProvisioning/ACCOUNT_PROVISIONING_DISABLED`
    /// (400). Account provisioning is switched off for this account. Ask Kompliant's support to
    /// switch it on.
    AccountProvisioningDisabled,
    /// `ACCOUNT_CONFIGURATION_VIOLATION/AccountProvisioning/PROVISIONER_DISABLED` (400).
    /// MBTrust is switched off for this account. Ask Kompliant's support to switch it on.
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
