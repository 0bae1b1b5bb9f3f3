//! Whatever order faults come in: a write that may have been processed is never sent again, a call
//! ends in its time, and nothing panics. On a transport with a clock of its own, so that hours pass
//! in no time.

mod support;

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::{Request, Response};
use kompliant_api::propay::{CanExecute, Execute, PropayId};
use kompliant_api::transport::{BoxFuture, Transport, TransportError};
use kompliant_api::{Client, Method, RetryPolicy};
use proptest::prelude::*;
use support::{credentials, wait};

/// What becomes of one attempt, after how many milliseconds.
#[derive(Clone, Debug)]
enum Fault {
    NoConnection(u64),
    Broken(u64),
    BrokenAfterHead(u16, u64),
    Hang,
    Answer { status: u16, retry_after: Option<String>, body: &'static str, after: u64 },
}

impl Fault {
    /// Whether the API may have done what was asked.
    fn may_have_processed(&self) -> bool {
        match self {
            Self::NoConnection(_) => false,
            Self::BrokenAfterHead(status, _) | Self::Answer { status, .. } => *status != 429,
            Self::Broken(_) | Self::Hang => true,
        }
    }

    fn after(&self) -> Duration {
        Duration::from_millis(match self {
            Self::NoConnection(after) | Self::Broken(after) | Self::BrokenAfterHead(_, after) => {
                *after
            }
            Self::Answer { after, .. } => *after,
            Self::Hang => return Duration::MAX,
        })
    }

    fn outcome(&self) -> Result<Response<Bytes>, TransportError> {
        match self {
            Self::NoConnection(_) => Err(TransportError::not_sent("refused")),
            Self::Broken(_) | Self::Hang => Err(TransportError::unknown("reset")),
            Self::BrokenAfterHead(status, _) => {
                Err(TransportError::unknown("reset").with_status(*status))
            }
            Self::Answer { status, retry_after, body, .. } => {
                let mut answer = Response::builder().status(*status);
                if let Some(after) = retry_after {
                    answer = answer.header("retry-after", after);
                }
                Ok(answer.body(Bytes::from(*body)).expect("an answer"))
            }
        }
    }
}

/// A world whose time passes only by what happens in it.
struct World {
    start: Instant,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    elapsed: Duration,
    /// When the sleep that was begun last ends.
    wakes: Duration,
    faults: Vec<Fault>,
    sent: Vec<Fault>,
}

impl World {
    fn new(faults: Vec<Fault>) -> Arc<Self> {
        let state = State { faults, ..State::default() };
        Arc::new(Self { start: Instant::now(), state: Mutex::new(state) })
    }
}

/// The world as a transport.
struct Carrier(Arc<World>);

impl Transport for Carrier {
    fn send(&self, _: Request<Bytes>) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        let mut state = self.0.state.lock().expect("the state");
        let fault = match state.faults.is_empty() {
            true => Fault::Hang,
            false => state.faults.remove(0),
        };
        state.sent.push(fault.clone());
        drop(state);
        Box::pin(async move {
            let comes = {
                let mut state = self.0.state.lock().expect("the state");
                let at = state.elapsed.saturating_add(fault.after());
                let comes = at <= state.wakes;
                if comes {
                    state.elapsed = at;
                }
                comes
            };
            match comes {
                true => fault.outcome(),
                // The client ends it when its time is over.
                false => std::future::pending().await,
            }
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        let mut state = self.0.state.lock().expect("the state");
        let wakes = state.elapsed + duration;
        state.wakes = wakes;
        drop(state);
        Box::pin(async move { self.0.state.lock().expect("the state").elapsed = wakes })
    }

    fn now(&self) -> Instant {
        self.0.start + self.0.state.lock().expect("the state").elapsed
    }
}

const GOOD: &str = r#"{"meta":{"status":"SUCCESS"},"data":{"propay":{"propay_id":"ape_1","queued_operations":[]},"propay_id":"ape_1","can_execute":true,"missing_requirements":[]}}"#;
const REFUSED: &str = r#"{"meta":{"status":"ERROR"},"errors":[{"code":"BAD_REQUEST"}]}"#;

fn fault() -> impl Strategy<Value = Fault> {
    let after = || 0..40_000_u64;
    let status = || {
        prop_oneof![
            4 => prop::sample::select(vec![200, 400, 408, 429, 500, 502, 503, 504]),
            1 => 100..600_u16,
        ]
    };
    let retry_after = prop::option::of(prop_oneof![
        (0..90_u32).prop_map(|seconds| seconds.to_string()),
        Just("Sun, 06 Nov 1994 08:49:37 GMT".to_owned()),
        Just("Fri, 31 Dec 9999 23:59:59 GMT".to_owned()),
        "[ -~]{0,12}",
    ]);
    let body = prop::sample::select(vec![GOOD, REFUSED, "", "<html>", "{", "[]", "{}"]);
    prop_oneof![
        2 => after().prop_map(Fault::NoConnection),
        2 => after().prop_map(Fault::Broken),
        1 => (status(), after()).prop_map(|(status, after)| Fault::BrokenAfterHead(status, after)),
        1 => Just(Fault::Hang),
        4 => (status(), retry_after, body, after()).prop_map(|(status, retry_after, body, after)| {
            Fault::Answer { status, retry_after, body, after }
        }),
    ]
}

struct Ended {
    sent: Vec<Fault>,
    elapsed: Duration,
    succeeded: bool,
}

fn call<M: Method>(method: M, faults: Vec<Fault>, policy: RetryPolicy, timeout: Duration) -> Ended {
    let world = World::new(faults);
    let client = Client::builder(credentials())
        .transport(Carrier(Arc::clone(&world)))
        .retry_policy(policy)
        .timeout(timeout)
        .build()
        .expect("a client");
    let result = wait(client.call(method).send());
    let state = world.state.lock().expect("the state");
    if let Err(error) = &result {
        assert_eq!(error.attempts() as usize, state.sent.len());
        // Without a word of the API, what may have happened is never called impossible.
        let last = state.sent.last().expect("it was sent");
        if last.may_have_processed() && error.status().is_none_or(|status| status >= 500) {
            assert!(error.may_have_happened(), "{error}");
        }
    }
    Ended { sent: state.sent.clone(), elapsed: state.elapsed, succeeded: result.is_ok() }
}

fn id() -> PropayId {
    PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc").expect("an id")
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 4096,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_write_is_done_twice_and_every_call_ends(
        faults in prop::collection::vec(fault(), 0..12),
        max_attempts in 0..10_u32,
        timeout in 0..200_000_u64,
        base in 0..5_000_u64,
    ) {
        let timeout = Duration::from_millis(timeout);
        let policy = RetryPolicy::default()
            .max_attempts(max_attempts)
            .base_delay(Duration::from_millis(base));
        let written = call(Execute::new(id()), faults.clone(), policy.clone(), timeout);
        let may_have = written.sent.iter().position(Fault::may_have_processed);
        if let Some(place) = may_have {
            prop_assert_eq!(place + 1, written.sent.len(), "sent again after {:?}", written.sent);
        }
        let read = call(CanExecute::new(id()), faults, policy, timeout);
        for ended in [&written, &read] {
            prop_assert!(ended.elapsed <= timeout, "{:?} of {:?}", ended.elapsed, timeout);
            prop_assert!(!ended.sent.is_empty());
            prop_assert!(ended.sent.len() <= max_attempts.max(1) as usize);
        }
        // A good answer is the last thing that a call waits for.
        for ended in [written, read] {
            let good = |fault: &Fault| {
                matches!(fault, Fault::Answer { status: 200, body: GOOD, .. })
            };
            if let (true, Some(last)) = (ended.succeeded, ended.sent.last()) {
                prop_assert!(good(last));
            }
        }
    }
}
