//! The id of a workflow is not the id of a provisioning entity.

use kompliant_api::{Client, types::WorkflowId};

fn main() {}

fn get(client: &Client, workflow_id: WorkflowId) {
    let _ = client.propay().get(workflow_id).send();
}
