//! Nor can it be left out by writing the request field by field.

use kompliant_api::{propay::Create, types::WorkflowId};

fn main() {}

fn create(workflow_id: WorkflowId) -> Create {
    Create { workflow_id }
}
