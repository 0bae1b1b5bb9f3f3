// @generated from spec/openapi.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! What the sandbox knows of the API.

mod mbtrust;
mod propay;

use crate::sandbox::tables;
use crate::types::{
    WorkflowId, ProvisioningSponsor, EntityStatus, DocumentId, Operation,
    ProvisioningType, SubjectRecordId, ExecutionResult, OperationId, OperationStatus,
};

/// Every group of methods.
pub(crate) static GROUPS: &[&tables::Group] = &[&mbtrust::GROUP, &propay::GROUP];

/// What all groups share.
pub(crate) static SHARED: tables::Source = tables::Source::new(
    include_str!("sandbox/shared.json"),
);

tables::examples!(
    SHARED => WorkflowId, ProvisioningSponsor, EntityStatus, DocumentId, Operation,
    ProvisioningType, SubjectRecordId, ExecutionResult, OperationId, OperationStatus
);
