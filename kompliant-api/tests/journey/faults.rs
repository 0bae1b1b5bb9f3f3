//! Each fault at each step, then a resume: nothing is done twice, and whatever can be finished is.

use std::{ops::ControlFlow, time::Duration};

use kompliant_api::{journey::Why, propay::Propay};

use super::{
    tools::{client, entity, resume, run, unfinished, word, workflow},
    world::{Fault, World},
};

#[test]
fn a_fault_at_any_step_is_survived() {
    let faults = [
        Fault::Good(25),
        Fault::NoConnection,
        Fault::Broken { processed: false },
        Fault::Broken { processed: true },
        Fault::ProcessedLate(100),
        Fault::Page { status: 503, processed: false },
        Fault::Page { status: 503, processed: true },
        Fault::Throttled { retry_after: Some(5) },
        Fault::Hang { processed: false },
        Fault::Hang { processed: true },
        Fault::CutShort,
        Fault::Misfit,
        Fault::Refused("SYSTEM_RULE_VIOLATION", "PRECHECK_FAILED"),
    ];
    // create, canExecute, execute, and a few looks.
    for step in 0..6 {
        for fault in &faults {
            let world = World::new();
            world.faults((0..step).map(|_| Fault::Good(0)).chain([fault.clone()]));
            let (mut outcome, story) = run(&world, client(&world).onboard(workflow()));
            // As a job that comes by every now and then.
            for _ in 0..3 {
                if let Err(unfinished) = &outcome {
                    outcome = resume(&world, unfinished.checkpoint());
                }
            }
            let at = format!("{fault:?} at {step}: {story:#?}");
            let (created, executed) = {
                let state = world.state();
                (state.model.entities.len(), state.model.executions)
            };
            assert!(created <= 1 && executed <= 1, "{at}");
            match outcome {
                Ok(_) => assert_eq!((created, executed), (1, 1), "{at}"),
                Err(ended) => match ended.why() {
                    Why::CreateUnknown(_) => assert_eq!((step, executed), (0, 0), "{at}"),
                    Why::ExecuteUnknown(_) => assert_eq!((step, executed), (2, 0), "{at}"),
                    why => panic!("{why:?} of {at}"),
                },
            }
        }
    }
}

#[test]
fn a_future_that_is_dropped_in_a_write_does_not_write_again() {
    // Polled so often that the request is on its way: before it is processed, and after.
    for polls in [1, 2] {
        let world = World::new();
        let client = client(&world);
        let mut journey = client.onboard::<Propay>(workflow());
        let step = world.drive(journey.advance(), None).expect("a step");
        assert!(matches!(step, ControlFlow::Continue(_)));
        assert!(world.drive(journey.advance(), Some(polls)).is_none());
        let Some(ControlFlow::Break(outcome)) = world.drive(journey.advance(), None) else {
            panic!()
        };
        assert_eq!(word(unfinished(outcome).why()), "create unknown");
        assert_eq!(world.sent("propay.create"), 1);

        let world = World::new();
        let client = self::client(&world);
        let mut journey = client.onboard::<Propay>(workflow());
        // create, created, ready, execute
        for _ in 0..4 {
            assert!(world.drive(journey.advance(), None).expect("a step").is_continue());
        }
        assert!(world.drive(journey.advance(), Some(polls)).is_none());
        let outcome = loop {
            match world.drive(journey.advance(), None).expect("a step") {
                ControlFlow::Continue(_) => {}
                ControlFlow::Break(outcome) => break outcome,
            }
        };
        assert_eq!(world.sent("propay.execute"), 1);
        match outcome {
            Ok(done) => assert_eq!((polls, done.id()), (2, &entity())),
            Err(ended) => assert_eq!((polls, word(ended.why())), (1, "execute unknown")),
        }
    }
}

#[test]
fn after_the_end_there_is_nothing() {
    let world = World::new();
    let client = client(&world);
    let mut journey = client.onboard::<Propay>(workflow()).deadline(Duration::from_secs(60));
    while let ControlFlow::Continue(_) = world.drive(journey.advance(), None).expect("a step") {}
    let sent = world.state().sent.len();
    let Some(ControlFlow::Break(Err(ended))) = world.drive(journey.advance(), None) else {
        panic!()
    };
    assert_eq!((word(ended.why()), world.state().sent.len()), ("stopped", sent));
}
