// @generated from spec/components/ids.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! Ids of things that several provisioners know.

use crate::Id;
use crate::value::id::id_impls;

/// Identifies a workflow.
///
/// On the wire it is `w_…`.
///
/// Source: <https://developer.kompliant.com/docs/propaycreate>
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WorkflowId(Box<str>);

impl Id for WorkflowId {
    const NAME: &'static str = "WorkflowId";
    const PREFIXES: &'static [&'static str] = &["w_"];
}

id_impls!(WorkflowId);

/// Identifies an uploaded document.
///
/// On the wire it is `d_…`.
///
/// Source: <https://developer.kompliant.com/docs/mbtrustexecute>
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentId(Box<str>);

impl Id for DocumentId {
    const NAME: &'static str = "DocumentId";
    const PREFIXES: &'static [&'static str] = &["d_"];
}

id_impls!(DocumentId);

/// Identifies a subject record, which holds the business, its people, bank accounts and
/// documents.
///
/// On the wire it is `sr_…`.
///
/// Source: <https://developer.kompliant.com/docs/propayget>
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SubjectRecordId(Box<str>);

impl Id for SubjectRecordId {
    const NAME: &'static str = "SubjectRecordId";
    const PREFIXES: &'static [&'static str] = &["sr_"];
}

id_impls!(SubjectRecordId);

/// Identifies one run of a provisioning operation.
///
/// The documentation shows two prefixes: `ap_` for propay.get, `apo_` for mbtrust.get
/// (<https://developer.kompliant.com/docs/mbtrust-document-selection>). Both are accepted.
///
/// On the wire it is `ap_…` or `apo_…`.
///
/// Source: <https://developer.kompliant.com/docs/propayget>
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OperationId(Box<str>);

impl Id for OperationId {
    const NAME: &'static str = "OperationId";
    const PREFIXES: &'static [&'static str] = &["ap_", "apo_"];
}

id_impls!(OperationId);
