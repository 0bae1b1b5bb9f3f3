//! Every way in which a journey ends, and the line that it then prints.

use std::{ops::ControlFlow, time::Duration};

use kompliant_api::{
    journey::{Finished, Stage, StepError, Unfinished, Why},
    mbtrust::{ExecuteDocuments, Mbtrust, MbtrustId},
    propay::{self, Propay},
    types::DocumentId,
};
use serde_json::json;

use super::{
    model::{Course, Model},
    tools::{arrives, client, entity, onboard, resume, run, unfinished, word, workflow},
    world::{Fault, World},
};

/// The steps without the times, which are random.
fn story(lines: &[String]) -> Vec<&str> {
    lines.iter().map(|line| line.split(", looking").next().unwrap_or_default()).collect()
}

#[test]
fn a_merchant_is_set_up() {
    let world = World::new();
    let (outcome, told) = run(&world, client(&world).onboard(workflow()));
    let done = outcome.expect("a merchant");
    assert_eq!(done.to_string(), "propay ape_1 is finished: ONBOARDING ap_1 SUCCESS");
    assert_eq!((done.id(), done.warnings().count()), (&entity(), 0));
    assert!(!format!("{done:?}").contains("PP-SECRET"));
    let mut told = story(&told);
    // How often it is looked at is chance.
    told.dedup();
    assert_eq!(
        told,
        [
            "propay.create is sent",
            "ape_1: created",
            "ape_1: nothing is missing",
            "ape_1: propay.execute is sent",
            "ape_1: queued ONBOARDING",
            "ape_1: ONBOARDING ap_1 PENDING",
            "ape_1: ONBOARDING ap_1 IN_PROGRESS",
        ]
    );
    let state = world.state();
    assert_eq!((state.model.entities.len(), state.model.executions), (1, 1));
}

#[test]
fn the_checkpoint_before_a_write_says_that_it_may_have_been_sent() {
    let world = World::new();
    let (client, watched) = (client(&world), world.clone());
    let mut seen = Vec::new();
    let journey = client.onboard::<Propay>(workflow()).observe(|step| {
        let checkpoint = step.checkpoint();
        match step.stage() {
            Stage::Creating => assert!(checkpoint.may_have_created()),
            Stage::Executing => assert!(checkpoint.may_have_executed()),
            _ => return,
        }
        seen.push((watched.sent("propay.create"), watched.sent("propay.execute")));
    });
    assert!(world.drive(journey.run(), None).expect("an end").is_ok());
    // At that time neither has been.
    assert_eq!(seen, [(0, 0), (1, 0)]);
}

#[test]
fn a_success_with_errors_is_told_apart() {
    let refused =
        json!({"code": "ENTITY_NOT_FOUND", "message": "The given entity(s) does not exist."});
    let course = Course { errors: vec![refused], ..Course::new("DOCUMENT_SYNC") };
    let world = World::with(Model { courses: vec![course], ..Model::default() });
    let id = {
        let mut state = world.state();
        state.model.entities.push(Vec::new());
        MbtrustId::new("ape_1").expect("an id")
    };
    let documents =
        [DocumentId::new("d_1").expect("an id"), DocumentId::new("d_2").expect("an id")];
    let client = client(&world);
    let journey = client.execute_again::<Mbtrust>(&id).customize_execute(|execute| {
        execute.documents = Some(ExecuteDocuments::new(documents));
    });
    let done: Finished<Mbtrust> =
        world.drive(journey.run(), None).expect("an end").expect("a sync");
    let warnings: Vec<String> =
        done.warnings().map(|(run, error)| format!("{} {error}", run.operation_id)).collect();
    assert_eq!(warnings, ["ap_1 ENTITY_NOT_FOUND: The given entity(s) does not exist."]);
    assert_eq!(
        done.to_string(),
        "mbtrust ape_1 is finished: DOCUMENT_SYNC ap_1 SUCCESS \
         (ENTITY_NOT_FOUND: The given entity(s) does not exist.)",
    );
    let state = world.state();
    let (_, _, body) =
        state.sent.iter().find(|(_, sent, _)| sent == "mbtrust.execute").expect("it was sent");
    assert_eq!(
        *body,
        json!({"mbtrust_id": "ape_1", "documents": {"uploaded_documents": ["d_1", "d_2"]}})
    );
}

#[test]
fn what_is_missing_comes_with_the_methods_that_supply_it() {
    let missing = json!({
        "code": "BANK_ACCOUNT_REQUIRED", "message": "No bank account.", "entity_type": "Business",
        "entity_id": "b_1", "related_methods": ["bankAccount.create", "business.addBankAccount"],
    });
    let world = World::with(Model { missing: vec![missing], ..Model::default() });
    let ended = unfinished(onboard(&world));
    assert_eq!(
        ended.to_string(),
        "propay ape_1 is not ready, 1 missing: BANK_ACCOUNT_REQUIRED (Business b_1): \
         No bank account.; see: bankAccount.create, business.addBankAccount",
    );
    let Why::Missing(missing) = ended.why() else { panic!("{ended:?}") };
    assert_eq!(missing[0].related_methods, ["bankAccount.create", "business.addBankAccount"]);
    assert_eq!(world.state().model.executions, 0);
    // It is supplied, and the same entity goes on.
    world.state().model.missing.clear();
    let done = resume(&world, ended.checkpoint()).expect("a merchant");
    assert_eq!(
        (done.id(), world.sent("propay.create"), world.sent("propay.execute")),
        (&entity(), 1, 1)
    );
}

#[test]
fn a_refusal_is_typed_at_every_step() {
    let no = || Fault::Refused("SYSTEM_RULE_VIOLATION", "WORKFLOW_NOT_STARTED");
    for (goods, method) in
        ["propay.create", "propay.canExecute", "propay.execute", "propay.get"].iter().enumerate()
    {
        let world = World::new();
        world.faults((0..goods).map(|_| Fault::Good(0)).chain([no()]));
        let ended = unfinished(onboard(&world));
        let Why::Refused(error) = ended.why() else { panic!("{ended:?}") };
        assert_eq!((error.method(), error.trace_id()), (*method, Some("trc_1")));
        match error {
            StepError::Create(error) => {
                assert_eq!(error.reason(), Some(propay::CreateError::WorkflowNotStarted));
                assert_eq!(
                    ended.to_string(),
                    "propay.create failed: SYSTEM_RULE_VIOLATION/WORKFLOW_NOT_STARTED (400, trc_1): No.; \
                     propay for w_1: nothing was sent",
                );
            }
            StepError::Execute(error) => {
                assert_eq!(error.reason(), Some(propay::ExecuteError::WorkflowNotStarted));
                assert_eq!(
                    ended.to_string(),
                    "propay.execute failed: SYSTEM_RULE_VIOLATION/WORKFLOW_NOT_STARTED (400, trc_1): No.; \
                     propay ape_1: propay.execute was not sent",
                );
            }
            StepError::CanExecute(error) => {
                assert_eq!(error.reason(), Some(propay::CanExecuteError::Unlisted))
            }
            StepError::Get(error) => assert_eq!(error.reason(), Some(propay::GetError::Unlisted)),
            _ => panic!("{error}"),
        }
        // What was refused can be mended, and the journey goes on.
        arrives(resume(&world, ended.checkpoint()));
        let state = world.state();
        assert_eq!((state.model.entities.len(), state.model.executions), (1, 1), "{method}");
    }
}

#[test]
fn an_operation_that_has_failed_says_why() {
    let error = json!({"code": "PROVIDER_ERROR", "message": "Tax id\nis wrong."});
    let course = Course { status: "FAILED", errors: vec![error], ..Course::new("ONBOARDING") };
    let world = World::with(Model { courses: vec![course], ..Model::default() });
    let ended = unfinished(onboard(&world));
    assert_eq!(
        ended.to_string(),
        "propay ape_1 has failed: ONBOARDING ap_1 FAILED (PROVIDER_ERROR: Tax id\\nis wrong.); \
         mend it and execute again",
    );
    // To resume says it again; to execute again is a call of its own, and the old run does not count.
    assert_eq!(word(unfinished(resume(&world, ended.checkpoint())).why()), "failed");
    assert_eq!(world.sent("propay.execute"), 1);
    world.state().model.courses[0].status = "SUCCESS";
    let (outcome, _) = run(&world, client(&world).execute_again(&entity()));
    let done = outcome.expect("a merchant");
    assert_eq!(
        done.to_string(),
        "propay ape_1 is finished: ONBOARDING ap_2 SUCCESS (PROVIDER_ERROR: Tax id\\nis wrong.)"
    );
    assert_eq!(world.sent("propay.execute"), 2);
}

#[test]
fn out_of_time_it_is_running_still() {
    let course = Course { ends: 1000, ..Course::new("ONBOARDING") };
    let world = World::with(Model { courses: vec![course], ..Model::default() });
    let ended = unfinished(onboard(&world));
    assert_eq!(
        ended.to_string(),
        "propay ape_1: propay.execute was processed, not finished within 600s: \
         ONBOARDING ap_1 IN_PROGRESS; resume to go on",
    );
    let took = world.state().now;
    assert!(took <= Duration::from_secs(600) && took >= Duration::from_secs(598), "{took:?}");
    let done = resume(&world, ended.checkpoint()).expect("a merchant");
    assert_eq!((done.runs().len(), world.sent("propay.execute")), (1, 1));
}

#[test]
fn a_create_of_unknown_fate_is_for_a_person() {
    for processed in [false, true] {
        let world = World::new();
        world.faults([Fault::Broken { processed }]);
        let ended = unfinished(onboard(&world));
        assert_eq!(
            ended.to_string(),
            "propay for w_1: propay.create may have been sent: propay.create failed: the connection \
             broke; it may have been processed; ask Kompliant's support for the entity, and resume \
             from its id",
        );
        let Why::CreateUnknown(Some(error)) = ended.why() else { panic!("{ended:?}") };
        assert!(error.may_have_happened());
        let again = unfinished(resume(&world, ended.checkpoint()));
        assert!(matches!(again.why(), Why::CreateUnknown(None)), "{again:?}");
        assert_eq!(world.state().sent.len(), 1);
    }
}

#[test]
fn an_execute_of_unknown_fate_is_looked_for() {
    // It was processed: the run appears, and the journey ends well.
    let world = World::new();
    world.faults([Fault::Good(0), Fault::Good(0), Fault::Broken { processed: true }]);
    let done = onboard(&world).expect("a merchant");
    assert_eq!((done.runs().len(), world.sent("propay.execute")), (1, 1));

    // It was not: nobody knows, however often one looks. To send it again is a call of its own.
    let world = World::new();
    world.faults([Fault::Good(0), Fault::Good(0), Fault::Broken { processed: false }]);
    let ended = unfinished(onboard(&world));
    assert_eq!(
        ended.to_string(),
        "propay ape_1: propay.execute may have been sent, no run has appeared within 600s: \
         propay.execute failed: the connection broke; it may have been processed, propay.get tells \
         before it is sent again; resume to look again",
    );
    assert!(matches!(ended.why(), Why::ExecuteUnknown(Some(_))));
    let again = unfinished(resume(&world, ended.checkpoint()));
    assert!(matches!(again.why(), Why::ExecuteUnknown(None)), "{again:?}");
    assert_eq!((world.sent("propay.execute"), world.state().model.executions), (1, 0));
    arrives(run(&world, client(&world).execute_again(&entity())).0);
    assert_eq!((world.sent("propay.execute"), world.state().model.executions), (2, 1));
}

#[test]
fn what_was_certainly_not_sent_is_sent_on_resuming() {
    for goods in [0, 2] {
        let world = World::new();
        world.faults((0..goods).map(|_| Fault::Good(0)).chain([Fault::NoConnection]));
        let ended = unfinished(onboard(&world));
        assert_eq!(word(ended.why()), "interrupted");
        assert!(ended.to_string().contains("nothing was sent"), "{ended}");
        arrives(resume(&world, ended.checkpoint()));
        let state = world.state();
        assert_eq!((state.model.entities.len(), state.model.executions), (1, 1));
    }
}

#[test]
fn an_observer_stops_it_before_a_write() {
    for method in ["propay.create", "propay.execute"] {
        let world = World::new();
        let client = client(&world);
        let journey = client.onboard::<Propay>(workflow()).observe(|step| match step.to_string() {
            line if line.ends_with(&format!("{method} is sent")) => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        });
        let ended = unfinished(world.drive(journey.run(), None).expect("an end"));
        assert!(matches!(ended.why(), Why::Stopped(None)));
        assert_eq!(world.sent(method), 0);
        arrives(resume(&world, ended.checkpoint()));
        let state = world.state();
        assert_eq!((state.model.entities.len(), state.model.executions), (1, 1));
    }
}

#[test]
fn a_checkpoint_that_cannot_be_kept_costs_no_write() {
    let world = World::new();
    let client = client(&world);
    let journey = client
        .onboard::<Propay>(workflow())
        .observe(|_| Err(std::io::Error::other("the disk is full")));
    let ended = unfinished(world.drive(journey.run(), None).expect("an end"));
    let source = std::error::Error::source(&ended).expect("a source");
    assert_eq!(source.to_string(), "the disk is full");
    assert_eq!(
        ended.to_string(),
        "propay for w_1: nothing was sent, stopped by its observer; resume to go on"
    );
    assert!(world.state().sent.is_empty());
}

#[test]
fn it_can_run_on_any_thread() {
    fn is_send<T: Send>(_: &T) {}
    let world = World::new();
    let client = client(&world);
    is_send(&client.onboard::<Propay>(workflow()).observe(|_| {}).run());
    fn goes_up<E: std::error::Error + Send + Sync + 'static>() {}
    goes_up::<Unfinished<Propay>>();
}
