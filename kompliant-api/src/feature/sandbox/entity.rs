//! A provisioning entity, and what was run for it.
//!
//! Nothing ticks: what a run has come to is told by its moments and the time at which one looks.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{
    clock::timestamp,
    world::{State, Timing, Workflow},
};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Entity {
    /// The name of its provisioner.
    pub(super) provisioner: String,
    pub(super) workflow: String,
    pub(super) sponsor: String,
    pub(super) created_at: Duration,
    pub(super) runs: Vec<Run>,
}

/// One run of an operation, from when it was queued to its end.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Run {
    pub(super) id: String,
    pub(super) operation: String,
    seen_at: Duration,
    starts_at: Duration,
    ends_at: Duration,
    /// What will have come of it.
    pub(super) outcome: Outcome,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Outcome {
    pub(super) succeeds: bool,
    pub(super) errors: Vec<Value>,
}

impl Entity {
    /// As the API says it. It is closed once every run has ended and its workflow has, too: then
    /// none can be queued any more.
    pub(super) fn status(&self, workflow: Option<&Workflow>, now: Duration) -> &'static str {
        let has_ended = workflow.is_some_and(|workflow| workflow.state == State::Ended);
        if has_ended && self.runs.iter().all(|run| run.ends_at <= now) {
            "CLOSED"
        } else if self.runs.iter().any(|run| run.starts_at <= now) {
            "ACTIVE"
        } else {
            "CREATED"
        }
    }

    /// When it last changed.
    pub(super) fn updated_at(&self, now: Duration) -> Duration {
        let moments = self.runs.iter().flat_map(|run| [run.seen_at, run.starts_at, run.ends_at]);
        moments.filter(|moment| *moment <= now).max().unwrap_or(self.created_at)
    }

    /// Whether a run of this operation has ended well.
    pub(super) fn has_done(&self, operation: &str, now: Duration) -> bool {
        self.runs
            .iter()
            .any(|run| run.operation == operation && run.outcome.succeeds && run.ends_at <= now)
    }

    /// Queues runs, of which one begins when that before it has ended. Those of another execution
    /// are not waited for.
    pub(super) fn queue(
        &mut self,
        runs: impl IntoIterator<Item = (String, String, Outcome)>,
        timing: Timing,
        now: Duration,
    ) {
        let mut free_at = now;
        for (id, operation, outcome) in runs {
            let starts_at = free_at + timing.queued;
            let ends_at = starts_at + timing.running;
            let seen_at = now + timing.unseen;
            self.runs.push(Run { id, operation, seen_at, starts_at, ends_at, outcome });
            free_at = ends_at;
        }
    }

    /// The runs that can be seen, each as an `ExecutionResult`.
    pub(super) fn results(&self, documented: Option<&Value>, now: Duration) -> Value {
        let seen = self.runs.iter().filter(|run| run.seen_at <= now);
        seen.map(|run| run.result(documented, now)).collect()
    }
}

impl Run {
    /// As the API says it; what the provider has answered is taken from the documentation.
    fn result(&self, documented: Option<&Value>, now: Duration) -> Value {
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
