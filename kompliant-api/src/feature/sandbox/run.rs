//! One run of an operation, and how long runs take.
//!
//! Nothing ticks: the state of a run follows from its moments and the time at which one looks.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::clock::{END, later, timestamp};

/// A run, from when it was queued to its end.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Run {
    pub(super) id: String,
    pub(super) operation: String,
    pub(super) seen_at: Duration,
    pub(super) starts_at: Duration,
    pub(super) ends_at: Duration,
    pub(super) outcome: RunOutcome,
}

/// How a run will have ended.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct RunOutcome {
    pub(super) succeeds: bool,
    pub(super) errors: Vec<Value>,
}

/// How long runs take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Timing {
    /// Before a run is in the history.
    pub(super) unseen: Duration,
    pub(super) queued: Duration,
    pub(super) running: Duration,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            unseen: Duration::ZERO,
            queued: Duration::from_millis(250),
            running: Duration::from_millis(750),
        }
    }
}

impl Timing {
    /// Runs that are queued now, of which one begins when that before it has ended.
    pub(super) fn schedule(
        self,
        runs: impl IntoIterator<Item = (String, String, RunOutcome)>,
        now: Duration,
    ) -> Vec<Run> {
        let seen_at = later(now, self.unseen);
        let mut free_at = now;
        let runs = runs.into_iter().map(|(id, operation, outcome)| {
            let starts_at = later(free_at, self.queued);
            let ends_at = later(starts_at, self.running);
            free_at = ends_at;
            Run { id, operation, seen_at, starts_at, ends_at, outcome }
        });
        runs.collect()
    }
}

impl Run {
    /// Whether the clock of a sandbox can reach its moments.
    pub(super) fn is_valid(&self) -> bool {
        [self.seen_at, self.starts_at, self.ends_at].iter().all(|moment| *moment <= END)
    }

    /// As the API says it, an `ExecutionResult`; the response of the provider is the documented one.
    pub(super) fn result(&self, documented: Option<&Value>, now: Duration) -> Value {
        let status = match (self.starts_at <= now, self.ends_at <= now, self.outcome.succeeds) {
            (false, ..) => "PENDING",
            (_, false, _) => "IN_PROGRESS",
            (.., true) => "SUCCESS",
            (.., false) => "FAILED",
        };
        let mut result = Map::new();
        let mut put = |key: &str, value: Value| result.insert(key.to_owned(), value);
        put("operation_id", json!(self.id));
        put("operation_type", json!(self.operation));
        put("status", json!(status));
        if self.starts_at <= now {
            put("started_at", json!(timestamp(self.starts_at)));
        }
        if self.ends_at <= now {
            put("finished_at", json!(timestamp(self.ends_at)));
            put("errors", json!(self.outcome.errors));
            let provider = documented.and_then(|result| result.get("provider_response"));
            if let (true, Some(provider)) = (self.outcome.succeeds, provider) {
                put("provider_response", provider.clone());
            }
        }
        Value::Object(result)
    }
}
