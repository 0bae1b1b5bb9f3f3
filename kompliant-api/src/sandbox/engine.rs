//! What answers: a request in, a reply out, without I/O.
//!
//! The HTTP server and the transport without sockets both stand on it. It never panics, whatever
//! comes; all that changes is behind one lock, which no caller holds for long.

use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use bytes::Bytes;
use http::{Request, Response};
use serde::{Deserialize, Serialize};

use super::{
    InvalidSnapshot, LoggedCall,
    auth::Auth,
    clock::{Clock, timestamp},
    reply::{Handled, Reply},
};
use crate::Credentials;

/// As many calls as are remembered.
const CALLS: usize = 10_000;

/// The sandbox without a way in.
pub(crate) struct Engine {
    pub(crate) clock: Arc<Clock>,
    auth: Option<Auth>,
    world: Mutex<World>,
    changes: AtomicU64,
    calls: Mutex<VecDeque<LoggedCall>>,
}

/// All that lasts.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct World {}

impl Engine {
    pub(crate) fn new(credentials: &Credentials, clock: Clock) -> Self {
        Self {
            clock: Arc::new(clock),
            auth: Auth::new(credentials),
            world: Mutex::default(),
            changes: AtomicU64::new(0),
            calls: Mutex::default(),
        }
    }

    /// Deals with a request.
    pub(crate) fn handle(&self, request: &Request<Bytes>) -> Handled {
        let status = match self.auth.as_ref().map(|auth| auth.refuse(request.headers())) {
            Some(None) => 400,
            _ => 401,
        };
        let mut answer = Response::new(Bytes::from_static(b"{}"));
        *answer.status_mut() = http::StatusCode::from_u16(status).unwrap_or_default();
        let call = LoggedCall {
            at: timestamp(self.clock.now()),
            method: "?".to_owned(),
            status: Some(status),
            outcome: "BAD_REQUEST".to_owned(),
            entity: None,
            trace_id: "trc_1".to_owned(),
        };
        let mut calls = lock(&self.calls);
        calls.truncate(CALLS - 1);
        calls.push_front(call.clone());
        Handled { reply: Reply::Answer(answer), call }
    }

    /// The calls so far, the first one first.
    pub(crate) fn calls(&self) -> Vec<LoggedCall> {
        lock(&self.calls).iter().rev().cloned().collect()
    }

    /// All that lasts, as bytes.
    pub(crate) fn snapshot(&self) -> Vec<u8> {
        serde_json::to_vec(&*lock(&self.world)).unwrap_or_default()
    }

    /// Goes on where a snapshot was made.
    pub(crate) fn restore(&self, snapshot: &[u8]) -> Result<(), InvalidSnapshot> {
        let world = serde_json::from_slice(snapshot).map_err(InvalidSnapshot)?;
        *lock(&self.world) = world;
        self.changes.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    /// Grows with each change of what lasts.
    pub(crate) fn changes(&self) -> u64 {
        self.changes.load(Ordering::Relaxed)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
