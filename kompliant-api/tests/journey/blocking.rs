//! The blocking client makes the same journey.

use std::{
    ops::ControlFlow,
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use kompliant_api::{
    RetryPolicy,
    blocking::Client,
    journey::{Checkpoint, Why},
    propay::Propay,
};

use super::{
    model::{Course, Model},
    support::credentials,
    tools::{entity, unfinished, word, workflow},
    world::{Fault, World},
};

fn client(world: &World) -> Client {
    let builder = Client::builder(credentials()).transport(world.clone());
    builder.retry_policy(RetryPolicy::never()).build_blocking().expect("a client")
}

#[test]
fn a_merchant_is_set_up() {
    let world = World::new().hurried();
    let client = client(&world);
    let done = client.onboard::<Propay>(workflow()).run().expect("a merchant");
    assert_eq!(done.to_string(), "propay ape_1 is finished: ONBOARDING ap_1 SUCCESS");
    // Hours would have passed in no time: it waits by the clock of the transport.
    assert!(world.state().now >= Duration::from_secs(9));
}

#[test]
fn it_resumes_and_does_not_write_again() {
    let course = Course { ends: 1000, ..Course::new("ONBOARDING") };
    let world = World::with(Model { courses: vec![course], ..Model::default() }).hurried();
    world.faults([
        Fault::Good(0),
        Fault::Broken { processed: true },
        Fault::Good(0),
        Fault::Hang { processed: true },
    ]);
    let client = client(&world);
    let ended = unfinished(client.onboard::<Propay>(workflow()).run());
    let Why::TimedOut { runs, .. } = ended.why() else { panic!("{ended:?}") };
    assert_eq!(runs.len(), 1);
    let done = client.resume(ended.checkpoint().clone()).run().expect("a merchant");
    assert_eq!(
        (done.id(), world.sent("propay.create"), world.sent("propay.execute")),
        (&entity(), 1, 1)
    );
}

#[test]
fn a_flag_of_another_thread_ends_it() {
    let course = Course { ends: 100_000, ..Course::new("ONBOARDING") };
    let world = World::with(Model { courses: vec![course], ..Model::default() }).hurried();
    let client = client(&world);
    let told = AtomicUsize::new(0);
    let journey = client.onboard::<Propay>(workflow()).deadline(Duration::MAX).observe(|_| {
        match told.fetch_add(1, Ordering::Relaxed) {
            20 => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    });
    let ended = unfinished(journey.run());
    assert_eq!((word(ended.why()), told.load(Ordering::Relaxed)), ("stopped", 21));
    assert!(ended.checkpoint().may_have_executed());
}

#[test]
fn from_the_id_alone_it_only_looks() {
    let world = World::new().hurried();
    world.state().model.entities.push(Vec::new());
    let ended = unfinished(client(&world).resume::<Propay>(Checkpoint::entity(entity())).run());
    assert_eq!((word(ended.why()), world.sent("propay.execute")), ("execute unknown", 0));
}
