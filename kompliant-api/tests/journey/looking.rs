//! When the operations of an execution are settled: what counts, what does not, and how often one
//! looks.

use std::time::Duration;

use kompliant_api::{
    journey::{Checkpoint, Why},
    propay::{Get, GetResponse, Propay},
    types::Operation,
};

use super::{
    model::{Course, Model},
    tools::{arrives, client, entity, onboard, resume, run, unfinished, word},
    world::{Fault, World},
};

fn with(courses: Vec<Course>) -> World {
    World::with(Model { courses, ..Model::default() })
}

/// When the entity was looked at.
fn looks(world: &World) -> Vec<Duration> {
    let state = world.state();
    let looks = state.sent.iter().filter(|(_, method, _)| method == "propay.get");
    looks.map(|(at, ..)| *at).collect()
}

#[test]
fn an_empty_history_is_not_the_end() {
    let world =
        with(vec![Course { shows: 120, starts: 130, ends: 150, ..Course::new("ONBOARDING") }]);
    let done = onboard(&world).expect("a merchant");
    assert_eq!(done.runs().len(), 1);
}

#[test]
fn everything_that_was_queued_has_to_appear() {
    let later = Course { shows: 60, starts: 70, ends: 90, ..Course::new("DOCUMENT_SYNC") };
    let world = with(vec![Course::new("ONBOARDING"), later]);
    let done = onboard(&world).expect("a merchant");
    assert_eq!(
        done.to_string(),
        "propay ape_1 is finished: ONBOARDING ap_1 SUCCESS, DOCUMENT_SYNC ap_2 SUCCESS"
    );
}

#[test]
fn a_status_that_nobody_knows_is_not_the_end() {
    let world = with(vec![Course { status: "PAUSED", ..Course::new("ONBOARDING") }]);
    let ended = unfinished(onboard(&world));
    let Why::TimedOut { runs, .. } = ended.why() else { panic!("{ended:?}") };
    assert_eq!(runs[0].status.as_str(), "PAUSED");
}

#[test]
fn what_was_there_before_does_not_count() {
    let world = World::new();
    arrives(onboard(&world));
    let client = client(&world);
    let before: GetResponse = world
        .drive(client.call(Get::new(entity())).send(), None)
        .expect("an end")
        .expect("an entity");
    assert_eq!(before.execution_results.len(), 1);

    // Nothing was executed since, so nothing is settled.
    let queued = [Operation::Onboarding];
    let wait = || client.wait::<Propay>(&entity(), &before.execution_results, &queued);
    assert_eq!(word(unfinished(run(&world, wait()).0).why()), "timed out");

    let executed = client.propay().execute(entity());
    world.drive(executed.send(), None).expect("an end").expect("it is queued");
    let done = run(&world, wait()).0.expect("a merchant");
    let ids: Vec<&str> = done.runs().iter().map(|run| run.operation_id.as_str()).collect();
    assert_eq!(ids, ["ap_2"]);
}

#[test]
fn where_it_is_not_known_what_was_queued_a_second_look_agrees() {
    // The second operation shows a second after the first has ended.
    let first = Course { ends: 0, starts: 0, ..Course::new("ONBOARDING") };
    let second =
        Course { shows: 1, starts: 1, ends: 20, status: "FAILED", ..Course::new("DOCUMENT_SYNC") };
    let world = with(vec![first, second]);
    world.faults([Fault::Good(0), Fault::Good(0), Fault::Misfit]);
    // `execute` was processed, and its answer not understood.
    assert_eq!(word(unfinished(onboard(&world)).why()), "failed");
    assert_eq!(world.sent("propay.execute"), 1);

    // The API has said that it is done, so where no run appears nothing is unknown.
    let world = with(vec![Course { shows: 10_000, ..Course::new("ONBOARDING") }]);
    world.faults([Fault::Good(0), Fault::Good(0), Fault::Misfit]);
    assert_eq!(word(unfinished(onboard(&world)).why()), "timed out");
}

#[test]
fn the_id_alone_is_enough_to_look_and_not_to_write() {
    let world = World::new();
    world.state().model.entities.push(Vec::new());
    let ended = unfinished(resume(&world, &Checkpoint::entity(entity())));
    assert!(matches!(ended.why(), Why::ExecuteUnknown(None)), "{ended:?}");
    assert_eq!(world.sent("propay.execute") + world.sent("propay.create"), 0);

    // Told that it was never executed, it executes, once.
    arrives(resume(&world, &Checkpoint::never_executed(entity())));
    assert_eq!(world.sent("propay.execute"), 1);
    // An old checkpoint does no harm: the run shows that somebody has.
    arrives(resume(&world, &Checkpoint::never_executed(entity())));
    arrives(resume(&world, &Checkpoint::entity(entity())));
    assert_eq!((world.sent("propay.execute"), world.sent("propay.create")), (1, 0));
}

#[test]
fn a_question_without_an_answer_does_not_end_it() {
    let goods = [Fault::Good(0), Fault::Good(0), Fault::Good(0)];
    let faults = [
        Fault::NoConnection,
        Fault::Broken { processed: true },
        Fault::Page { status: 502, processed: false },
        Fault::Page { status: 200, processed: false },
        Fault::Throttled { retry_after: None },
        Fault::Hang { processed: false },
        Fault::CutShort,
    ];
    let world = World::new();
    world.faults(goods.iter().cloned().chain(faults));
    arrives(onboard(&world));
    assert!(looks(&world).len() > 7);

    // Nor before `execute`.
    let world = World::new();
    world.faults([Fault::Good(0), Fault::Broken { processed: true }, Fault::NoConnection]);
    arrives(onboard(&world));
    assert_eq!(world.sent("propay.canExecute"), 3);

    // If none is ever answered, the deadline ends it, and says why.
    let world = World::new();
    world.faults(goods.into_iter().chain((0..1000).map(|_| Fault::NoConnection)));
    let ended = unfinished(onboard(&world));
    assert_eq!(
        ended.to_string(),
        "propay ape_1: propay.execute was processed, not finished within 600s; propay.get failed: no \
         connection could be made, nothing was sent; resume to go on",
    );
}

#[test]
fn an_answer_that_is_not_understood_ends_it() {
    let world = World::new();
    world.faults([Fault::Good(0), Fault::Good(0), Fault::Good(0), Fault::Misfit]);
    let ended = unfinished(onboard(&world));
    assert_eq!(word(ended.why()), "interrupted");
    arrives(resume(&world, ended.checkpoint()));
}

#[test]
fn pauses_grow_and_are_bounded() {
    let world = with(vec![Course { ends: 100_000, ..Course::new("ONBOARDING") }]);
    let (second, longest) = (Duration::from_secs(1), Duration::from_secs(20));
    let client = client(&world);
    let journey = client.onboard::<Propay>(super::tools::workflow());
    let journey = journey.pauses(second, longest).deadline(Duration::from_secs(500));
    unfinished(run(&world, journey).0);
    let looks = looks(&world);
    let pauses: Vec<Duration> = looks.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(looks[0] >= second / 2 && looks[0] <= second, "{looks:?}");
    assert!(pauses[0] <= second * 2 && pauses[3] >= second * 8, "{pauses:?}");
    assert!(pauses.iter().all(|pause| *pause <= longest), "{pauses:?}");
    assert!(pauses.len() >= 500 / 20, "{pauses:?}");
    // The last look is shortly before the end.
    let last = looks.last().expect("a look");
    assert!(*last > second * 498 && *last <= second * 499, "{looks:?}");
}

#[test]
fn what_the_api_asks_for_is_waited_for() {
    let world = World::new();
    let busy = Fault::Throttled { retry_after: Some(90) };
    world.faults([Fault::Good(0), Fault::Good(0), Fault::Good(0), busy]);
    arrives(onboard(&world));
    let looks = looks(&world);
    assert!(looks[1] - looks[0] >= Duration::from_secs(90), "{looks:?}");
}

#[test]
fn a_deadline_bounds_a_question_and_not_a_write() {
    let world = World::new();
    world.faults([Fault::Good(25), Fault::Hang { processed: false }]);
    let client = client(&world);
    let journey =
        client.onboard::<Propay>(super::tools::workflow()).deadline(Duration::from_secs(20));
    let ended = unfinished(run(&world, journey).0);
    // `create` takes longer than there is time, and is not cut short: its entity is known.
    assert_eq!(word(ended.why()), "timed out");
    assert_eq!(ended.checkpoint().id(), Some(&entity()));
    let journey = client.resume(ended.checkpoint().clone()).deadline(Duration::from_secs(20));
    let began = world.state().now;
    assert_eq!(word(unfinished(run(&world, journey).0).why()), "timed out");
    assert_eq!(world.state().now - began, Duration::from_secs(20));
    // The same where it asks whether it can execute.
    world.faults([Fault::Good(0), Fault::Hang { processed: false }]);
    let began = world.state().now;
    let journey = client.resume(ended.checkpoint().clone()).deadline(Duration::from_secs(20));
    assert_eq!(word(unfinished(run(&world, journey).0).why()), "timed out");
    assert_eq!(world.state().now - began, Duration::from_secs(20));
    assert_eq!(world.sent("propay.canExecute"), 1);
}
