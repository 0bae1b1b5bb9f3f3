// @generated from spec/components by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! What several provisioners use: enums, ids and structs.

mod enums;
mod ids;
mod structs;

pub use enums::{
    ProvisioningSponsor, EntityStatus, Operation, ProvisioningType, OperationStatus,
};
pub use ids::{WorkflowId, DocumentId, SubjectRecordId, OperationId};
pub use structs::ExecutionResult;
