//! Our own clients against the sandbox, through sockets.

use kompliant_api::sandbox::Sandbox;
use kompliant_api::{Provisioner, propay};

#[test]
fn the_asynchronous_client_onboards() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let sandbox = Sandbox::start().expect("a sandbox");
        let client = sandbox.client().expect("a client");
        let workflow = sandbox.workflow_for::<propay::Propay>();
        let create = client.propay().create(workflow, propay::Propay::SPONSOR);
        let id = create.send().await.expect("an entity").propay_id;
        assert!(client.propay().can_execute(&id).send().await.expect("a check").can_execute);
        client.propay().execute(&id).send().await.expect("a run");
        sandbox.advance(std::time::Duration::from_secs(60));
        let entity = client.propay().get(&id).send().await.expect("the entity");
        assert_eq!(entity.execution_results[0].status.as_str(), "SUCCESS");
        let methods = sandbox.calls().into_iter().map(|call| call.method);
        let expected = ["propay.create", "propay.canExecute", "propay.execute", "propay.get"];
        assert_eq!(methods.collect::<Vec<_>>(), expected);
    });
}

#[cfg(feature = "blocking")]
#[test]
fn the_blocking_client_is_refused_for_a_typed_reason() {
    let sandbox = Sandbox::start().expect("a sandbox");
    let workflow = sandbox.workflow_for::<propay::Propay>();
    sandbox.workflow(&workflow).not_started();
    let client = sandbox.blocking_client().expect("a client");
    let create = client.propay().create(workflow, propay::Propay::SPONSOR);
    let refused = create.send().expect_err("it is not started");
    assert_eq!(refused.reason(), Some(propay::CreateError::WorkflowNotStarted));
}
