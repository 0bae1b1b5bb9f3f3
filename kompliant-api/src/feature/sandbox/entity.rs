//! A provisioning entity, with the runs of its operations.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    clock::END,
    run::Run,
    workflow::{State, Workflow},
};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct ProvisioningEntity {
    /// The name of its provisioner.
    pub(super) provisioner: Box<str>,
    pub(super) workflow: Box<str>,
    pub(super) sponsor: Box<str>,
    pub(super) created_at: Duration,
    pub(super) runs: Vec<Run>,
}

impl ProvisioningEntity {
    /// Whether the clock of a sandbox can reach its moments.
    pub(super) fn is_valid(&self) -> bool {
        self.created_at <= END && self.runs.iter().all(Run::is_valid)
    }

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

    /// The runs that can be seen, each as an `ExecutionResult`.
    pub(super) fn results(&self, documented: Option<&Value>, now: Duration) -> Value {
        let seen = self.runs.iter().filter(|run| run.seen_at <= now);
        seen.map(|run| run.result(documented, now)).collect()
    }
}
