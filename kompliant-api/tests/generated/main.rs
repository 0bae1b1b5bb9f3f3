// @generated from spec/openapi.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! What must hold for every method: its documented examples survive decoding and
//! encoding, and each row of its error table comes back as its typed reason.
#![cfg(feature = "reqwest")]

#[rustfmt::skip]
mod mbtrust;
#[rustfmt::skip]
mod propay;
#[path = "../support/mod.rs"]
mod support;

#[cfg(feature = "sandbox")]
#[test]
fn every_type_has_an_example() {
    support::example::<kompliant_api::types::WorkflowId>();
    support::example::<kompliant_api::types::ProvisioningSponsor>();
    support::example::<kompliant_api::types::EntityStatus>();
    support::example::<kompliant_api::types::DocumentId>();
    support::example::<kompliant_api::types::Operation>();
    support::example::<kompliant_api::types::ProvisioningType>();
    support::example::<kompliant_api::types::SubjectRecordId>();
    support::example::<kompliant_api::types::ExecutionResult>();
    support::example::<kompliant_api::types::OperationId>();
    support::example::<kompliant_api::types::OperationStatus>();
}
