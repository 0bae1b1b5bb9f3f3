//! Whole outages, without a clock.

use super::*;

const HALF: u64 = 1 << 63;
const LONG: Duration = Duration::from_secs(3600);

fn transport(delivery: Delivery) -> Box<Failure> {
    Failure::new("propay.get".into(), ErrorKind::Transport, delivery, "it broke")
}

fn answer(kind: ErrorKind, status: u16) -> Box<Failure> {
    let delivery = match kind {
        ErrorKind::Api | ErrorKind::Decode => Delivery::Answered,
        _ => Delivery::Unknown,
    };
    let mut failure = Failure::new("propay.get".into(), kind, delivery, "no");
    failure.status = Some(status);
    failure
}

/// The failure of a read, after so many attempts.
fn after(mut failure: Box<Failure>, attempts: u32) -> Box<Failure> {
    failure.attempts = attempts;
    failure
}

fn wait(policy: &RetryPolicy, failure: &Failure, left: Duration) -> Option<Duration> {
    policy.wait(&Failed { failure, left }, HALF, &Budget::full())
}

#[test]
fn a_write_is_sent_again_only_if_it_was_not_processed() {
    use ErrorKind::{Api, Decode, Transport, UnexpectedAnswer};
    let request = Failure::new("a".into(), ErrorKind::Request, Delivery::NotSent, "no JSON");
    for (failure, read, write) in [
        (transport(Delivery::NotSent), true, true),
        (transport(Delivery::Unknown), true, false),
        (answer(Transport, 200), true, false),
        (answer(Api, 429), true, true),
        (answer(UnexpectedAnswer, 429), true, true),
        (answer(Api, 500), true, false),
        (answer(UnexpectedAnswer, 502), true, false),
        (answer(UnexpectedAnswer, 503), true, false),
        (answer(Api, 504), true, false),
        (answer(UnexpectedAnswer, 408), true, false),
        (answer(Api, 400), false, false),
        (answer(Api, 401), false, false),
        (answer(UnexpectedAnswer, 404), false, false),
        (answer(UnexpectedAnswer, 302), false, false),
        (answer(UnexpectedAnswer, 200), false, false),
        (answer(Decode, 200), false, false),
        (request, false, false),
    ] {
        let mut failure = after(failure, 1);
        for (effect, expected) in [(Effect::Read, read), (Effect::Write, write)] {
            failure.purpose.effect = effect;
            let wait = wait(&RetryPolicy::default(), &failure, LONG);
            let what = (effect, failure.kind, failure.status, failure.delivery);
            assert_eq!(wait.is_some(), expected, "{what:?}");
        }
    }
}

#[test]
fn the_wait_doubles_up_to_its_bound_and_is_random() {
    let policy = RetryPolicy::default().max_attempts(u32::MAX);
    // Half of 200 ms, 400 ms, …, 10 s.
    let waits = [1, 2, 3, 6, 7, 40, u32::MAX - 1].map(|attempts| {
        let failure = after(transport(Delivery::Unknown), attempts);
        wait(&policy, &failure, LONG).expect("again").as_millis()
    });
    assert_eq!(waits, [100, 200, 400, 3200, 5000, 5000, 5000]);

    let failure = after(transport(Delivery::Unknown), 1);
    let failed = Failed { failure: &failure, left: LONG };
    let drawn = |random| policy.wait(&failed, random, &Budget::full()).expect("again");
    assert_eq!(drawn(0), Duration::ZERO);
    assert!(drawn(u64::MAX) < Duration::from_millis(200));
    assert!(drawn(u64::MAX) > Duration::from_millis(199));
}

#[test]
fn attempts_are_counted() {
    let failure = |attempts| after(transport(Delivery::NotSent), attempts);
    let policy = RetryPolicy::default().max_attempts(3);
    assert!(wait(&policy, &failure(2), LONG).is_some());
    assert_eq!(wait(&policy, &failure(3), LONG), None);
    assert_eq!(wait(&RetryPolicy::never(), &failure(1), LONG), None);
}

#[test]
fn what_the_answer_asks_for_goes_before() {
    let mut failure = after(answer(ErrorKind::Api, 429), 1);
    let policy = RetryPolicy::default();
    for (seconds, expected) in [(0, true), (7, true), (60, true), (61, false), (u64::MAX, false)] {
        let after = Duration::from_secs(seconds);
        failure.retry_after = Some(after);
        assert_eq!(wait(&policy, &failure, LONG), expected.then_some(after));
    }
}

#[test]
fn nothing_is_waited_for_that_comes_too_late() {
    let failure = after(transport(Delivery::NotSent), 1);
    let policy = RetryPolicy::default();
    let wanted = wait(&policy, &failure, LONG).expect("again");
    assert_eq!(wait(&policy, &failure, wanted), None);
    assert_eq!(wait(&policy, &failure, wanted + Duration::from_nanos(1)), Some(wanted));
    assert_eq!(wait(&policy, &failure, Duration::ZERO), None);
}

#[test]
fn an_outage_costs_no_more_than_the_budget() {
    let failure = after(transport(Delivery::NotSent), 1);
    let (policy, budget) = (RetryPolicy::default(), Budget::full());
    let retry = || {
        let failed = Failed { failure: &failure, left: LONG };
        policy.wait(&failed, 0, &budget).is_some()
    };
    // A thousand calls fail.
    assert_eq!((0..1000).filter(|_| retry()).count(), 10);
    // Five that succeed pay for one retry.
    (0..4).for_each(|_| budget.give());
    assert!(!retry());
    budget.give();
    assert!(retry());
    assert!(!retry());
    // More than full it cannot be.
    (0..1000).for_each(|_| budget.give());
    assert_eq!((0..1000).filter(|_| retry()).count(), 10);
}

/// What fails for another reason costs nothing.
#[test]
fn a_refusal_takes_nothing_from_the_budget() {
    let refused = after(answer(ErrorKind::Api, 400), 1);
    let broken = after(transport(Delivery::NotSent), 1);
    let (policy, budget) = (RetryPolicy::default(), Budget::full());
    let retry = |failure: &Failure| {
        let failed = Failed { failure, left: LONG };
        policy.wait(&failed, 0, &budget).is_some()
    };
    assert!((0..100).all(|_| !retry(&refused)));
    assert_eq!((0..100).filter(|_| retry(&broken)).count(), 10);
}
