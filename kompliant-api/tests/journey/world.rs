//! A world in which requests are lost, answered late or never, and processed whether or not anybody
//! hears of it. It counts what it has done, and its time passes only when nobody has anything to do.

use std::{
    collections::{BTreeMap, VecDeque},
    future::poll_fn,
    pin::pin,
    sync::{Arc, Mutex, MutexGuard},
    task::{Context, Poll, Waker},
    time::{Duration, Instant},
};

use bytes::Bytes;
use http::{Request, Response};
use kompliant_api::transport::{BoxFuture, Transport, TransportError};
use serde_json::{Value, json};

use super::model::Model;

pub type Attempt = Result<Response<Bytes>, TransportError>;

/// What becomes of one request. Times are in seconds.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// Answered after so long.
    Good(u64),
    NoConnection,
    /// The connection breaks before the request is processed, or after.
    Broken {
        processed: bool,
    },
    /// The connection breaks, and the request is processed when nobody expects it any more.
    ProcessedLate(u64),
    /// A page of a gateway.
    Page {
        status: u16,
        processed: bool,
    },
    Throttled {
        retry_after: Option<u64>,
    },
    /// No answer ever comes.
    Hang {
        processed: bool,
    },
    /// It is processed, and the answer ends early, or has another shape.
    CutShort,
    Misfit,
    /// The API says no, by this code and sub code.
    Refused(&'static str, &'static str),
}

/// Shared by the transports of all clients, the dead ones too.
#[derive(Clone)]
pub struct World(Arc<Shared>);

struct Shared {
    start: Instant,
    state: Mutex<State>,
}

pub struct State {
    pub now: Duration,
    pub model: Model,
    /// What becomes of the next requests; those after them are answered at once.
    pub faults: VecDeque<Fault>,
    /// Every request: when, method, body.
    pub sent: Vec<(Duration, String, Value)>,
    /// Requests that are processed later.
    late: Vec<(Duration, String, Value)>,
    timers: BTreeMap<u64, Duration>,
    last_timer: u64,
    /// Something has happened since it was looked at.
    stirred: bool,
    /// Nobody polls but the client: answers are there at once, and to sleep is to have slept.
    hurried: bool,
}

impl World {
    pub fn new() -> Self {
        Self::with(Model::default())
    }

    pub fn with(model: Model) -> Self {
        let state = State {
            now: Duration::ZERO,
            model,
            faults: VecDeque::new(),
            sent: Vec::new(),
            late: Vec::new(),
            timers: BTreeMap::new(),
            last_timer: 0,
            stirred: false,
            hurried: false,
        };
        Self(Arc::new(Shared { start: Instant::now(), state: Mutex::new(state) }))
    }

    /// For the blocking client, whose thread polls by itself.
    pub fn hurried(self) -> Self {
        self.state().hurried = true;
        self
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().expect("the state")
    }

    pub fn faults(&self, faults: impl IntoIterator<Item = Fault>) {
        self.state().faults = faults.into_iter().collect();
    }

    /// How often a method was sent.
    pub fn sent(&self, method: &str) -> usize {
        self.state().sent.iter().filter(|(_, sent, _)| sent == method).count()
    }

    /// Lets time pass, with what happens in it.
    pub fn pass(&self, duration: Duration) {
        let to = self.state().now + duration;
        self.until(to);
    }

    fn until(&self, to: Duration) {
        let mut state = self.state();
        state.late.sort_by_key(|(at, ..)| *at);
        while state.late.first().is_some_and(|(at, ..)| *at <= to) {
            let (at, method, body) = state.late.remove(0);
            state.now = state.now.max(at);
            let now = state.now;
            state.model.process(&method, &body, now);
        }
        state.now = state.now.max(to);
    }

    /// Runs a future until it is ready, or until it was polled so often and is dropped.
    pub fn drive<F: Future>(&self, future: F, polls: Option<usize>) -> Option<F::Output> {
        let mut future = pin!(future);
        let mut context = Context::from_waker(Waker::noop());
        for polled in 1.. {
            if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
                return Some(output);
            }
            if polls == Some(polled) {
                return None;
            }
            let next = {
                let mut state = self.state();
                match std::mem::take(&mut state.stirred) {
                    true => None,
                    false => Some(*state.timers.values().min().expect("something to wait for")),
                }
            };
            next.into_iter().for_each(|next| self.until(next));
        }
        None
    }

    /// Not ready once, so that the future can be dropped here.
    async fn tick(&self) {
        let mut ticked = self.state().hurried;
        poll_fn(|_| {
            if std::mem::replace(&mut ticked, true) {
                return Poll::Ready(());
            }
            self.state().stirred = true;
            Poll::Pending
        })
        .await;
    }

    async fn answer(&self, fault: Fault, method: String, body: Value) -> Attempt {
        let process = || {
            let mut state = self.state();
            let now = state.now;
            state.model.process(&method, &body, now)
        };
        self.tick().await;
        let answer = match fault {
            Fault::Good(after) => {
                let answer = process();
                let hurried = self.state().hurried;
                if !hurried {
                    self.sleep_for(Duration::from_secs(after)).await;
                }
                json_answer(answer)
            }
            Fault::NoConnection => Err(TransportError::not_sent("refused")),
            Fault::Broken { processed } => {
                processed.then(process);
                Err(TransportError::unknown("reset"))
            }
            Fault::ProcessedLate(_) => Err(TransportError::unknown("reset")),
            Fault::Page { status, processed } => {
                processed.then(process);
                answer(status, "<html>")
            }
            Fault::Throttled { retry_after } => {
                let mut answer = Response::builder().status(429);
                if let Some(after) = retry_after {
                    answer = answer.header("retry-after", after);
                }
                Ok(answer.body(Bytes::new()).expect("an answer"))
            }
            Fault::Hang { processed } => {
                processed.then(process);
                let hurried = self.state().hurried;
                match hurried {
                    true => Err(TransportError::unknown("slow").timed_out()),
                    // The client ends it when its time is over.
                    false => std::future::pending().await,
                }
            }
            Fault::CutShort => {
                let (status, whole) = process();
                let text = whole.to_string();
                answer(status, text.get(..text.len() / 2).unwrap_or_default())
            }
            Fault::Misfit => {
                process();
                answer(200, r#"{"meta":{"status":"SUCCESS"},"data":{"propay":7,"mbtrust":7}}"#)
            }
            Fault::Refused(code, sub_code) => json_answer((
                400,
                json!({
                    "meta": {"status": "ERROR", "trace_id": "trc_1"},
                    "errors": [{"code": code, "sub_code": sub_code, "message": "No."}],
                }),
            )),
        };
        self.tick().await;
        answer
    }

    async fn sleep_for(&self, duration: Duration) {
        let mut timer = Timer { world: self, at: None };
        poll_fn(|_| timer.poll(duration)).await;
    }
}

fn answer(status: u16, body: &str) -> Attempt {
    let answer = Response::builder().status(status).body(Bytes::from(body.to_owned()));
    Ok(answer.expect("an answer"))
}

fn json_answer((status, body): (u16, Value)) -> Attempt {
    answer(status, &body.to_string())
}

/// Ready once it is time. The world moves on to the first of them when nobody has anything to do.
struct Timer<'w> {
    world: &'w World,
    at: Option<(u64, Duration)>,
}

impl Timer<'_> {
    fn poll(&mut self, duration: Duration) -> Poll<()> {
        let mut state = self.world.state();
        if state.hurried {
            let to = state.now + duration;
            drop(state);
            self.world.until(to);
            return Poll::Ready(());
        }
        let (id, at) = *self.at.get_or_insert_with(|| {
            state.last_timer += 1;
            (state.last_timer, state.now.saturating_add(duration))
        });
        if state.now >= at {
            return Poll::Ready(());
        }
        state.timers.insert(id, at);
        Poll::Pending
    }
}

impl Drop for Timer<'_> {
    fn drop(&mut self) {
        if let Some((id, _)) = self.at {
            self.world.state().timers.remove(&id);
        }
    }
}

impl Transport for World {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Attempt> {
        let method = request.uri().path().trim_start_matches('/').to_owned();
        let body: Value = serde_json::from_slice(request.body()).expect("JSON");
        let mut state = self.state();
        let now = state.now;
        state.sent.push((now, method.clone(), body.clone()));
        let fault = state.faults.pop_front().unwrap_or(Fault::Good(0));
        if let Fault::ProcessedLate(after) = fault {
            state.late.push((now + Duration::from_secs(after), method.clone(), body.clone()));
        }
        drop(state);
        Box::pin(self.answer(fault, method, body))
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(self.sleep_for(duration))
    }

    fn now(&self) -> Instant {
        self.0.start + self.state().now
    }
}
