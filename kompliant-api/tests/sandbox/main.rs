//! How the sandbox lives: what a client without sockets sees of entities, runs, documents, faults
//! and the clock.

mod random;

use std::time::Duration;

use kompliant_api::mbtrust::{self, ExecuteDocuments, Mbtrust};
use kompliant_api::propay::{self, Propay};
use kompliant_api::sandbox::{Example, Fault, Sandbox};
use kompliant_api::types::{DocumentId, EntityStatus, OperationStatus, ProvisioningSponsor};
use kompliant_api::{
    AnyReason, ApiVersion, Client, Credentials, Date, Delivery, Error, Method, Provisioner,
    RetryPolicy, StandardError,
};
use serde_json::json;

fn client(sandbox: &Sandbox) -> Client {
    let builder = Client::builder(sandbox.credentials()).transport(sandbox.transport());
    builder.retry_policy(RetryPolicy::never()).build().expect("a client")
}

fn wait<F: Future>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.expect("a runtime").block_on(future)
}

async fn create(sandbox: &Sandbox, client: &Client) -> propay::PropayId {
    let workflow = sandbox.workflow_for::<Propay>();
    client.propay().create(workflow, Propay::SPONSOR).send().await.expect("created").propay_id
}

/// The statuses of the runs in the history.
async fn runs(client: &Client, id: &propay::PropayId) -> Vec<OperationStatus> {
    let entity = client.propay().get(id).send().await.expect("an entity");
    entity.execution_results.into_iter().map(|run| run.status).collect()
}

#[test]
fn an_onboarding_goes_from_created_to_closed() {
    let sandbox = Sandbox::paused();
    let client = client(&sandbox);
    sandbox.set_run_times(Duration::from_secs(10), Duration::from_secs(50));
    wait(async {
        let id = create(&sandbox, &client).await;
        let entity = client.propay().get(&id).send().await.unwrap();
        assert_eq!((&entity.status, entity.execution_results.len()), (&EntityStatus::Created, 0));
        assert_eq!(entity.created_at.as_str(), "2025-01-18T07:29:18.472Z");
        assert_eq!(entity.updated_at, entity.created_at);
        assert_eq!(entity.workflow_id, sandbox.workflow_for::<Propay>());

        client.propay().execute(&id).send().await.unwrap();
        assert_eq!(runs(&client, &id).await, [OperationStatus::Pending]);
        sandbox.advance(Duration::from_secs(10));
        let entity = client.propay().get(&id).send().await.unwrap();
        let [run] = &entity.execution_results[..] else { panic!("one run") };
        assert_eq!(
            (&entity.status, &run.status),
            (&EntityStatus::Active, &OperationStatus::InProgress)
        );
        assert_eq!(run.started_at.as_ref().unwrap().as_str(), "2025-01-18T07:29:28.472Z");
        assert_eq!(run.finished_at, None);
        sandbox.advance(Duration::from_secs(50));
        let entity = client.propay().get(&id).send().await.unwrap();
        let [run] = &entity.execution_results[..] else { panic!("one run") };
        assert_eq!(
            (&entity.status, &run.status),
            (&EntityStatus::Active, &OperationStatus::Success)
        );
        assert_eq!(run.finished_at.as_ref().unwrap().as_str(), "2025-01-18T07:30:18.472Z");
        assert_eq!(entity.updated_at, *run.finished_at.as_ref().unwrap());

        sandbox.workflow(&entity.workflow_id).ended();
        let entity = client.propay().get(&id).send().await.unwrap();
        assert_eq!(entity.status, EntityStatus::Closed);
    });
}

#[test]
fn the_history_grows_with_each_execution_and_may_lag_behind() {
    let sandbox = Sandbox::paused();
    let client = client(&sandbox);
    wait(async {
        let id = create(&sandbox, &client).await;
        client.propay().execute(&id).send().await.unwrap();
        sandbox.advance(Duration::from_secs(60));
        sandbox.set_history_delay(Duration::from_secs(5));
        sandbox.fail_next_execution([("DECLINED", "The account was declined."), ("B", "C")]);
        client.propay().execute(&id).send().await.unwrap();
        assert_eq!(runs(&client, &id).await, [OperationStatus::Success]);
        sandbox.advance(Duration::from_secs(5));
        let entity = client.propay().get(&id).send().await.unwrap();
        let [before, run] = &entity.execution_results[..] else { panic!("two runs") };
        assert_eq!(
            (&before.status, &run.status),
            (&OperationStatus::Success, &OperationStatus::Failed)
        );
        assert_ne!(before.operation_id, run.operation_id);
        assert_eq!(run.errors()[0].code(), Some("DECLINED"));
        assert_eq!(run.errors().len(), 2);
        // Only that execution fails, and one that runs does not stand in the way of another.
        client.propay().execute(&id).send().await.unwrap();
        client.propay().execute(&id).send().await.unwrap();
        sandbox.advance(Duration::from_secs(60));
        let all = [&before.status, &run.status, &before.status, &before.status];
        assert_eq!(runs(&client, &id).await.iter().collect::<Vec<_>>(), all);
    });
}

#[test]
fn a_second_create_makes_a_second_entity() {
    let sandbox = Sandbox::paused();
    let client = client(&sandbox);
    wait(async {
        assert_ne!(create(&sandbox, &client).await, create(&sandbox, &client).await);
        // The id of one provisioner is unknown to another.
        let id = create(&sandbox, &client).await;
        let other = mbtrust::MbtrustId::new(id.as_str()).unwrap();
        let error = client.mbtrust().get(&other).send().await.unwrap_err();
        assert_eq!(error.reason(), Some(mbtrust::GetError::EntityNotFound));
    });
}

#[test]
fn documents_that_are_unknown_are_named_and_only_all_of_them_fail_a_sync() {
    let sandbox = Sandbox::paused();
    let client = client(&sandbox);
    let workflow = sandbox.workflow_for::<Mbtrust>();
    sandbox.workflow(&workflow).document("d_mine");
    let (mine, other) = (DocumentId::new("d_mine").unwrap(), DocumentId::new("d_other").unwrap());
    let documented = ExecuteDocuments::example().uploaded_documents;
    wait(async {
        let created = client.mbtrust().create(workflow, ProvisioningSponsor::Merrick).send().await;
        let id = created.unwrap().mbtrust_id;
        for (documents, status, errors) in [
            (vec![mine.clone()], OperationStatus::Success, 0),
            (documented.clone(), OperationStatus::Success, 0),
            (vec![mine.clone(), other.clone()], OperationStatus::Success, 1),
            (vec![other.clone(), other.clone()], OperationStatus::Failed, 2),
            // Not documented; here it is all of them.
            (vec![], OperationStatus::Success, 0),
        ] {
            let queued = client.mbtrust().execute(&id).uploaded_documents(documents).send().await;
            assert!(
                queued.unwrap().queued_operations.iter().any(|one| one.as_str() == "DOCUMENT_SYNC")
            );
            sandbox.advance(Duration::from_secs(60));
            let entity = client.mbtrust().get(&id).send().await.unwrap();
            let run = entity.execution_results.last().unwrap();
            assert_eq!(run.operation_type.as_str(), "DOCUMENT_SYNC");
            assert_eq!((&run.status, run.errors().len()), (&status, errors));
            assert!(run.errors().iter().all(|error| error.code() == Some("ENTITY_NOT_FOUND")));
        }
        // The merchant is onboarded once, after which documents alone are sent.
        let entity = client.mbtrust().get(&id).send().await.unwrap();
        let onboarded = entity.execution_results.iter();
        let onboarded = onboarded.filter(|run| run.operation_type.as_str() == "ONBOARDING");
        assert_eq!(onboarded.count(), 1);
        assert_eq!(entity.execution_results.len(), 6);
    });
}

#[test]
fn what_is_missing_is_said_and_supplied() {
    let sandbox = Sandbox::paused();
    let client = client(&sandbox);
    let workflow = sandbox.workflow(sandbox.workflow_for::<Propay>());
    let workflow = workflow.missing("BANK_ACCOUNT_REQUIRED").missing("ACCOUNT_NUMBER_REQUIRED");
    wait(async {
        let id = create(&sandbox, &client).await;
        let check = client.propay().can_execute(&id).send().await.unwrap();
        assert!(!check.can_execute);
        let check = Propay::readiness(&check);
        // One is documented whole, of the other only its code and what it means.
        assert_eq!(
            check.missing_requirements[0].related_methods,
            ["bankAccount.create", "business.addBankAccount"]
        );
        assert_eq!(check.missing_requirements[1].code, "ACCOUNT_NUMBER_REQUIRED");
        assert!(
            check.missing_requirements[1].message.contains("account number"),
            "{}",
            check.missing_requirements[1]
        );
        workflow.supplied("BANK_ACCOUNT_REQUIRED").supplied("ACCOUNT_NUMBER_REQUIRED");
        let check = client.propay().can_execute(&id).send().await.unwrap();
        assert!(check.can_execute && check.missing_requirements().is_empty());
        client.propay().execute(&id).send().await.unwrap();
    });
}

#[test]
fn credentials_and_version_are_checked() {
    let sandbox = Sandbox::paused();
    let (key, secret) =
        ("sb_3eY9UJuj09636NVPlgmhfa", "xBeain5pFnPyQkl98qzA+BG+Cjzskpqq9fGKDbDoXNP5");
    let token = "7F2Av26rUgtzJYgUG9IilG1W6ZMLnt7Dak3Gyht220KLpkBLSJRMOzhBYd";
    for (key, secret, token, expected) in [
        (key, secret, token, None),
        ("sb_other", secret, token, Some(StandardError::AuthInvalidApiKey)),
        (key, secret, "other", Some(StandardError::AuthInvalidAuthToken)),
        (key, "c2VjcmV0", token, Some(StandardError::AuthSignatureMismatch)),
    ] {
        let credentials = Credentials::new(key, secret, token).unwrap();
        let client = Client::builder(credentials).transport(sandbox.transport()).build().unwrap();
        let answer =
            wait(client.propay().create(sandbox.workflow_for::<Propay>(), Propay::SPONSOR).send());
        let reason = answer.err().and_then(|error| error.reason());
        assert_eq!(reason, expected.map(propay::CreateError::Standard));
    }
    let client = Client::builder(sandbox.credentials()).transport(sandbox.transport());
    let client =
        client.api_version(ApiVersion::Dated(Date::new("2020-01-01").unwrap())).build().unwrap();
    let answer =
        wait(client.propay().create(sandbox.workflow_for::<Propay>(), Propay::SPONSOR).send());
    let reason = answer.err().and_then(|error| error.reason());
    assert_eq!(reason, Some(propay::CreateError::Standard(StandardError::UnknownVersion)));
}

#[test]
fn a_request_that_does_not_fit_is_answered_with_the_fields() {
    let sandbox = Sandbox::paused();
    let client = client(&sandbox);
    let call = |request| wait(client.call_untyped("mbtrust.execute", &request)).unwrap_err();
    let details = |error: &Error<AnyReason>| -> Vec<(String, String)> {
        let details = error.errors()[0].details().to_vec();
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        details.iter().map(|one| (text(one.field), text(one.message))).collect()
    };
    let error = call(json!({"documents": {"uploaded_documents": ["d_1", 7]}}));
    assert_eq!(error.errors()[0].code(), Some("BAD_REQUEST"));
    assert_eq!(error.errors()[0].message(), Some("Invalid request params."));
    assert_eq!(
        details(&error),
        [
            ("mbtrust_id", "mbtrust_id is required"),
            ("documents.uploaded_documents.1", "1 must be a string"),
        ]
        .map(|(field, message)| (field.to_owned(), message.to_owned())),
    );
    let error = wait(client.call_untyped(
        "propay.create",
        &json!({"workflow_id": "w_2dJFFW3HY8a3zOjqwUXhQc", "provisioning_sponsor": "NOBODY"}),
    ));
    assert_eq!(details(&error.unwrap_err())[0].0, "provisioning_sponsor");
    // No method, and a method that the spec does not have.
    let error = wait(client.call_untyped("workflow.create", &json!({}))).unwrap_err();
    assert_eq!((error.status(), error.errors()[0].code()), (Some(400), Some("BAD_REQUEST")));
}

#[test]
fn a_workflow_of_another_type_breaks_a_rule_of_the_system() {
    let sandbox = Sandbox::paused();
    let client = client(&sandbox);
    let workflow = sandbox.workflow_for::<Propay>();
    sandbox.workflow(&workflow).of_type("BUSINESS_APPLICATION");
    let error = wait(client.propay().create(workflow, Propay::SPONSOR).send()).unwrap_err();
    assert_eq!(error.reason(), Some(propay::CreateError::Unlisted));
    assert_eq!(error.errors()[0].sub_code(), Some("INVALID_WORKFLOW_TYPE"));
}

#[test]
fn a_fault_says_whether_the_call_was_carried_out() {
    let day = Duration::from_secs(86_400);
    for (fault, delivery, carried_out) in [
        (Fault::Unreachable, Delivery::NotSent, 0),
        (Fault::ClosedEarly, Delivery::Unknown, 0),
        (Fault::Throttled(Duration::from_secs(2)), Delivery::Answered, 0),
        (Fault::ErrorPage(503), Delivery::Unknown, 0),
        (Fault::LateErrorPage(502), Delivery::Unknown, 1),
        (Fault::Closed, Delivery::Unknown, 1),
        (Fault::CutShort, Delivery::Unknown, 1),
        (Fault::Silence, Delivery::Unknown, 1),
        (Fault::Delay(day), Delivery::Unknown, 1),
    ] {
        let sandbox = Sandbox::paused();
        let client = client(&sandbox);
        wait(async {
            let id = create(&sandbox, &client).await;
            // Of another method, it is left for later.
            sandbox.fault_next_of::<propay::Execute>(fault);
            assert_eq!(runs(&client, &id).await, []);
            let error = client.propay().execute(&id).send().await.unwrap_err();
            assert_eq!(error.delivery(), delivery, "{fault:?}");
            assert_eq!(runs(&client, &id).await.len(), carried_out, "{fault:?}");
            let calls = sandbox.calls();
            assert!(calls[2].outcome.starts_with("fault: "), "{}", calls[2]);
            assert_eq!(calls[2].method, propay::Execute::NAME);
        });
    }
}

#[test]
fn a_client_that_waits_moves_a_clock_that_stands_still() {
    let sandbox = Sandbox::paused();
    let builder = Client::builder(sandbox.credentials()).transport(sandbox.transport());
    let client = builder.timeout(Duration::from_secs(300)).build().unwrap();
    let started = std::time::Instant::now();
    wait(async {
        let id = create(&sandbox, &client).await;
        sandbox.fault_next(Fault::Throttled(Duration::from_secs(20)));
        client.propay().execute(&id).send().await.expect("sent again after 429");
        sandbox.fault_next(Fault::Delay(Duration::from_secs(5)));
        // In the order in which time passes, the answer comes before the attempt ends.
        assert_eq!(runs(&client, &id).await.len(), 1);
        let calls = sandbox.calls();
        let [first, last] = [&calls[0], &calls[3]].map(|call| call.at.to_system_time().unwrap());
        assert!(last.duration_since(first).unwrap() >= Duration::from_secs(20));
    });
    assert!(started.elapsed() < Duration::from_secs(20), "the clock of the machine was waited for");
}

#[test]
fn a_snapshot_holds_all_that_lasts() {
    let sandbox = Sandbox::paused();
    let id = wait(async {
        let client = client(&sandbox);
        let id = create(&sandbox, &client).await;
        client.propay().execute(&id).send().await.unwrap();
        id
    });
    sandbox.advance(Duration::from_secs(3600));
    sandbox.provisioner::<Mbtrust>().disable();
    let snapshot = sandbox.snapshot();

    let later = Sandbox::paused();
    later.restore(&snapshot).unwrap();
    assert_eq!(later.snapshot(), snapshot);
    let client = client(&later);
    wait(async {
        // Time has gone on, ids do not come twice, and what was switched off is off.
        assert_eq!(runs(&client, &id).await, [OperationStatus::Success]);
        assert_ne!(create(&later, &client).await, id);
        let workflow = later.workflow_for::<Mbtrust>();
        let error = client.mbtrust().create(workflow, ProvisioningSponsor::Merrick).send().await;
        assert_eq!(error.unwrap_err().reason(), Some(mbtrust::CreateError::ProvisionerDisabled));
    });
    for broken in [&snapshot[..snapshot.len() / 2], b"", b"{}", b"null"] {
        assert!(later.restore(broken).is_err());
    }
    let other = String::from_utf8(snapshot).unwrap().replace("\"form\":1", "\"form\":2");
    assert!(later.restore(other.as_bytes()).is_err());
}

#[test]
fn the_log_tells_what_happened_and_no_secret() {
    let sandbox = Sandbox::paused();
    let client = client(&sandbox);
    wait(async {
        let id = create(&sandbox, &client).await;
        let hidden = propay::PropayId::new("ape_4111111111111111").unwrap();
        assert!(client.propay().get(&hidden).send().await.is_err());
        let lines: Vec<String> = sandbox.calls().iter().map(ToString::to_string).collect();
        let [created, refused] = &lines[..] else { panic!("{lines:?}") };
        let start = format!("2025-01-18T07:29:18.472Z 200 propay.create ok {id} trc_");
        assert!(created.starts_with(&start), "{created}");
        let start = "2025-01-18T07:29:18.472Z 400 propay.get ENTITY_NOT_FOUND trc_";
        assert!(refused.starts_with(start), "{refused}");
        assert_ne!(sandbox.calls()[0].trace_id, sandbox.calls()[1].trace_id);
    });
}
