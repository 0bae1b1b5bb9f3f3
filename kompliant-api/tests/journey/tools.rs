//! What the tests of a journey share: clients of a world, ids, and journeys that are told.

use std::sync::{Arc, Mutex};

use kompliant_api::{
    Client, RetryPolicy,
    journey::{Checkpoint, Journey, Outcome, Unfinished, Why},
    propay::{Propay, PropayId},
    types::WorkflowId,
};

use super::{support::credentials, world::World};

/// A client that makes each call once, so that a fault is one fault.
pub fn client(world: &World) -> Client {
    let builder = Client::builder(credentials()).transport(world.clone());
    builder.retry_policy(RetryPolicy::never()).build().expect("a client")
}

pub fn workflow() -> WorkflowId {
    WorkflowId::new("w_1").expect("an id")
}

pub fn entity() -> PropayId {
    PropayId::new("ape_1").expect("an id")
}

/// Lines that an observer was told.
pub type Story = Arc<Mutex<Vec<String>>>;

/// Makes a journey to its end, and says which steps it took.
pub fn run(world: &World, journey: Journey<'_, Client, Propay>) -> (Outcome<Propay>, Vec<String>) {
    let story = Story::default();
    let told = Arc::clone(&story);
    let journey = journey.observe(move |step| {
        told.lock().expect("no panic").push(step.to_string());
    });
    let outcome = world.drive(journey.run(), None).expect("an end");
    let story = story.lock().expect("no panic").clone();
    (outcome, story)
}

pub fn onboard(world: &World) -> Outcome<Propay> {
    run(world, client(world).onboard(workflow())).0
}

pub fn resume(world: &World, checkpoint: &Checkpoint<Propay>) -> Outcome<Propay> {
    // As another process would have it.
    let kept = serde_json::to_string(checkpoint).expect("JSON");
    let checkpoint = serde_json::from_str(&kept).expect("a checkpoint");
    run(world, client(world).resume(checkpoint)).0
}

/// The outcome of success, without warnings.
pub fn arrives(outcome: Outcome<Propay>) {
    let done = outcome.expect("a merchant");
    assert_eq!(done.warnings().count(), 0, "{done}");
}

/// The outcome that is none of success.
pub fn unfinished(outcome: Outcome<Propay>) -> Unfinished<Propay> {
    match outcome {
        Ok(done) => panic!("{done}"),
        Err(unfinished) => {
            let line = unfinished.to_string();
            assert!(!line.contains('\n') && !line.contains("PP-SECRET"), "{line}");
            assert!(!format!("{unfinished:?}").contains("PP-SECRET"));
            unfinished
        }
    }
}

/// In one word.
pub fn word(why: &Why<Propay>) -> &'static str {
    match why {
        Why::Missing(_) => "missing",
        Why::Refused(_) => "refused",
        Why::Failed(_) => "failed",
        Why::TimedOut { .. } => "timed out",
        Why::CreateUnknown(_) => "create unknown",
        Why::ExecuteUnknown(_) => "execute unknown",
        Why::Interrupted(_) => "interrupted",
        Why::Stopped(_) => "stopped",
        _ => "new",
    }
}
