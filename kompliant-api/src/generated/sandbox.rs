// @generated from spec/openapi.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! What the sandbox knows of the API.

mod mbtrust;
mod propay;

use crate::sandbox::spec;
use crate::types::{
    WorkflowId, ProvisioningSponsor, EntityStatus, DocumentId, Operation,
    ProvisioningType, SubjectRecordId, ExecutionResult, OperationId, OperationStatus,
};

/// Every group of methods.
pub(crate) static GROUPS: &[&spec::Group] = &[&mbtrust::GROUP, &propay::GROUP];

/// What all groups share.
pub(crate) static SHARED: spec::Source = spec::Source::new(
    include_str!("sandbox/shared.json"),
);

spec::examples!(
    SHARED => WorkflowId, ProvisioningSponsor, EntityStatus, DocumentId, Operation,
    ProvisioningType, SubjectRecordId, ExecutionResult, OperationId, OperationStatus
);
