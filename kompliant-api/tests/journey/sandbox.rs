//! The same journeys against the sandbox, which was written by others from the spec alone.

use std::time::Duration;

use kompliant_api::{
    Client, Method, Provisioner,
    journey::{Outcome, Why},
    mbtrust::{ExecuteDocuments, Mbtrust},
    propay::Propay,
    sandbox::{Fault, Sandbox},
    types::DocumentId,
};

fn client(sandbox: &Sandbox) -> Client {
    let builder = Client::builder(sandbox.credentials()).transport(sandbox.transport());
    builder.build().expect("a client")
}

fn wait<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().build().expect("a runtime").block_on(future)
}

fn calls(sandbox: &Sandbox, method: &str) -> usize {
    sandbox.calls().iter().filter(|call| call.method == method).count()
}

/// Onboards, and goes on as often as there is a point in it.
async fn onboard<P: Provisioner>(sandbox: &Sandbox) -> Outcome<P> {
    let client = client(sandbox);
    let mut outcome = client.onboard::<P>(sandbox.workflow_for::<P>()).run().await;
    for _ in 0..3 {
        let Err(unfinished) = &outcome else { break };
        outcome = client.resume(unfinished.checkpoint().clone()).run().await;
    }
    outcome
}

fn a_merchant_is_set_up<P: Provisioner>() {
    let sandbox = Sandbox::paused();
    // A run that was queued is not in the history at once.
    sandbox.set_history_delay(Duration::from_secs(20));
    sandbox.set_run_times(Duration::from_secs(30), Duration::from_secs(120));
    let done = wait(onboard::<P>(&sandbox)).expect("a merchant");
    let operations: Vec<_> = done.runs().iter().map(|run| run.operation_type.clone()).collect();
    assert_eq!(operations, P::OPERATIONS, "{done}");
    for method in [P::Create::NAME, P::CanExecute::NAME, P::Execute::NAME] {
        assert_eq!(calls(&sandbox, method), 1, "{method}");
    }
}

#[test]
fn each_provisioner_sets_a_merchant_up() {
    a_merchant_is_set_up::<Mbtrust>();
    a_merchant_is_set_up::<Propay>();
}

fn a_fault_is_survived<P: Provisioner>(fault: Fault) {
    let methods = [P::Create::NAME, P::CanExecute::NAME, P::Execute::NAME, P::Get::NAME];
    for method in methods {
        let sandbox = Sandbox::paused();
        match method {
            _ if method == P::Create::NAME => sandbox.fault_next_of::<P::Create>(fault),
            _ if method == P::CanExecute::NAME => sandbox.fault_next_of::<P::CanExecute>(fault),
            _ if method == P::Execute::NAME => sandbox.fault_next_of::<P::Execute>(fault),
            _ => sandbox.fault_next_of::<P::Get>(fault),
        }
        let outcome = wait(onboard::<P>(&sandbox));
        let at = format!("{fault:?} at {method}: {outcome:?}");
        let throttled = usize::from(matches!(fault, Fault::Throttled(_)));
        for write in [P::Create::NAME, P::Execute::NAME] {
            let again = if write == method { throttled } else { 0 };
            assert!(calls(&sandbox, write) <= 1 + again, "{at}");
        }
        match outcome {
            Ok(done) => assert_eq!(done.runs().len(), P::OPERATIONS.len(), "{at}"),
            Err(unfinished) => match unfinished.why() {
                Why::CreateUnknown(_) => assert_eq!(method, P::Create::NAME, "{at}"),
                // It was not carried out, and only we know that.
                Why::ExecuteUnknown(_) => {
                    let is_lost = matches!(fault, Fault::ClosedEarly | Fault::ErrorPage(_));
                    assert!(method == P::Execute::NAME && is_lost, "{at}");
                }
                why => panic!("{why:?}: {at}"),
            },
        }
    }
}

#[test]
fn whatever_the_network_does_nothing_is_sent_twice() {
    for fault in [
        Fault::ClosedEarly,
        Fault::Throttled(Duration::from_secs(2)),
        Fault::ErrorPage(502),
        Fault::LateErrorPage(503),
        Fault::Closed,
        Fault::CutShort,
        Fault::Silence,
        Fault::Delay(Duration::from_secs(20)),
    ] {
        a_fault_is_survived::<Mbtrust>(fault);
        a_fault_is_survived::<Propay>(fault);
    }
}

#[test]
fn a_document_that_does_not_exist_is_a_warning() {
    let sandbox = Sandbox::paused();
    let workflow_id = sandbox.workflow_for::<Mbtrust>();
    let [known, unknown] = ["d_1", "d_2"].map(|id| DocumentId::new(id).expect("an id"));
    sandbox.workflow(&workflow_id).document(&known);
    let client = client(&sandbox);
    let done = wait(client.onboard::<Mbtrust>(workflow_id).run()).expect("a merchant");
    assert_eq!(done.warnings().count(), 0, "{done}");

    let sync = |documents: Vec<DocumentId>| {
        let journey = client.execute_again::<Mbtrust>(done.id()).customize_execute(|execute| {
            execute.documents = Some(ExecuteDocuments::new(documents));
        });
        wait(journey.run())
    };
    let synced = sync(vec![known, unknown.clone()]).expect("a success");
    assert_eq!((synced.runs().len(), synced.warnings().count()), (1, 1), "{synced}");
    let failed = sync(vec![unknown]).expect_err("a failure");
    assert!(matches!(failed.why(), Why::Failed(runs) if runs.len() == 1), "{failed}");
}
