//! Whatever order of faults, crashes and resumes: one onboarding creates at most one entity and
//! executes at most once. The world counts, whatever the client was told.

use std::{sync::Mutex, time::Duration};

use kompliant_api::{
    Client, RetryPolicy,
    journey::{Checkpoint, Unfinished, Why},
    propay::{Propay, PropayId},
    types::{OperationStatus, WorkflowId},
};
use proptest::prelude::*;

use super::{
    model::{Course, Model},
    support::credentials,
    world::{Fault, World},
};

/// One process, from its start to its end or to its death.
#[derive(Clone, Debug)]
struct Life {
    faults: Vec<Fault>,
    /// It dies when it has been polled so often.
    dies: Option<usize>,
    /// It knows no checkpoint, but the id of the entity, if that was ever observed.
    bare: bool,
    deadline: u64,
    /// How long until the next process begins.
    gap: u64,
}

fn fault() -> impl Strategy<Value = Fault> {
    prop_oneof![
        6 => (0..40_u64).prop_map(Fault::Good),
        2 => Just(Fault::NoConnection),
        3 => any::<bool>().prop_map(|processed| Fault::Broken { processed }),
        2 => (0..400_u64).prop_map(Fault::ProcessedLate),
        2 => (prop::sample::select(vec![200, 404, 429, 500, 503]), any::<bool>())
            // 429 says that it was not processed.
            .prop_map(|(status, processed)| {
                Fault::Page { status, processed: processed && status != 429 }
            }),
        1 => prop::option::of(0..90_u64).prop_map(|retry_after| Fault::Throttled { retry_after }),
        2 => any::<bool>().prop_map(|processed| Fault::Hang { processed }),
        1 => Just(Fault::CutShort),
        1 => Just(Fault::Misfit),
        1 => Just(Fault::Refused("SYSTEM_RULE_VIOLATION", "WORKFLOW_NOT_STARTED")),
    ]
}

fn life() -> impl Strategy<Value = Life> {
    let faults = prop::collection::vec(fault(), 0..8);
    (faults, prop::option::weighted(0.6, 1..40_usize), any::<bool>(), 0..900_u64, 0..300_u64)
        .prop_map(|(faults, dies, bare, deadline, gap)| Life { faults, dies, bare, deadline, gap })
}

fn model() -> impl Strategy<Value = Model> {
    let status =
        prop::sample::select(vec!["SUCCESS", "SUCCESS", "SUCCESS", "FAILED", "FAILED", "PAUSED"]);
    (0..200_u64, 0..100_u64, 0..100_u64, status, any::<bool>()).prop_map(
        |(shows, starts, ends, status, two)| {
            let first =
                Course { shows, starts, ends: starts + ends, status, ..Course::new("ONBOARDING") };
            let mut courses = vec![first];
            if two {
                courses.push(Course { shows: shows + ends, ..Course::new("DOCUMENT_SYNC") });
            }
            Model { courses, ..Model::default() }
        },
    )
}

fn client(world: &World) -> Client {
    let patient = RetryPolicy::default();
    let builder = Client::builder(credentials()).transport(world.clone()).retry_policy(patient);
    builder.build().expect("a client")
}

/// What is kept outside of the process.
#[derive(Default)]
struct Kept {
    checkpoint: Mutex<Option<String>>,
    id: Mutex<Option<PropayId>>,
}

type Ended = Option<Result<Vec<OperationStatus>, Unfinished<Propay>>>;

fn live(world: &World, kept: &Kept, life: &Life) -> Ended {
    world.faults(life.faults.clone());
    let client = client(world);
    let checkpoint = kept.checkpoint.lock().expect("no panic").clone();
    let journey = match (kept.id.lock().expect("no panic").clone(), checkpoint) {
        (Some(id), _) if life.bare => client.resume(Checkpoint::<Propay>::entity(id)),
        (_, Some(json)) => client.resume(serde_json::from_str(&json).expect("a checkpoint")),
        (_, None) => client.onboard(WorkflowId::new("w_1").expect("an id")),
    };
    let journey = journey.deadline(Duration::from_secs(life.deadline)).observe(|step| {
        if let Some(id) = step.checkpoint().id() {
            *kept.id.lock().expect("no panic") = Some(id.clone());
        }
        let json = serde_json::to_string(step.checkpoint()).expect("JSON");
        *kept.checkpoint.lock().expect("no panic") = Some(json);
    });
    let began = world.state().now;
    let ended = world.drive(journey.run(), life.dies);
    let took = world.state().now - began;
    // A write has the time of the client, even beyond the deadline.
    assert!(took <= Duration::from_secs(life.deadline + 60), "{took:?} of {} s", life.deadline);
    world.faults([]);
    world.pass(Duration::from_secs(life.gap));
    ended.map(|outcome| {
        outcome.map(|done| done.runs().iter().map(|run| run.status.clone()).collect())
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2048,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn nothing_is_done_twice(model in model(), lives in prop::collection::vec(life(), 1..7)) {
        let world = World::with(model);
        let kept = Kept::default();
        // At the end somebody has time, and nothing breaks.
        let last = Life { faults: Vec::new(), dies: None, bare: false, deadline: 1200, gap: 0 };
        let mut ended = None;
        for life in lives.iter().chain([&last]) {
            ended = live(&world, &kept, life);
            let state = world.state();
            let entities = state.model.entities.len();
            prop_assert!(entities <= 1, "{entities} entities");
            prop_assert!(state.model.executions <= 1, "{} executions", state.model.executions);
        }
        let state = world.state();
        let (created, executed) = (state.model.entities.len(), state.model.executions);
        let paused = state.model.courses.iter().any(|course| course.status == "PAUSED");
        match ended.expect("the last one does not die") {
            Ok(statuses) => {
                prop_assert_eq!(executed, 1);
                prop_assert!(statuses.iter().all(|status| *status == OperationStatus::Success));
            }
            Err(unfinished) => match unfinished.why() {
                Why::Failed(runs) => {
                    prop_assert!(runs.iter().any(|run| run.status == OperationStatus::Failed));
                }
                Why::CreateUnknown(_) => prop_assert!(kept.id.lock().expect("no panic").is_none()),
                Why::ExecuteUnknown(_) => prop_assert_eq!((created, executed), (1, 0)),
                Why::TimedOut { .. } => prop_assert!(paused),
                why => prop_assert!(false, "{why:?}"),
            },
        }
    }
}
