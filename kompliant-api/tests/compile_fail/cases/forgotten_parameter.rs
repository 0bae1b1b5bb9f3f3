//! A required parameter is forgotten.

use kompliant_api::{Client, types::WorkflowId};

async fn create(client: Client, workflow_id: WorkflowId) {
    let _ = client.propay().create(workflow_id).send().await;
}

fn main() {}
