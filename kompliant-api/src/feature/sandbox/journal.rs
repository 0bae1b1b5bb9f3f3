//! What has changed in a world since it was last written.
//!
//! A state file grows by what has changed, however much there is. Only the names of what has changed
//! are noted: a thousand changes of one workflow are written once.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    entity::ProvisioningEntity,
    run::Run,
    workflow::Workflow,
    world::{Settings, World},
};

/// The names of what has changed. Without a state file nothing is noted.
#[derive(Clone, Debug, Default)]
pub(super) struct Journal {
    keeps: bool,
    all: bool,
    clock: bool,
    settings: bool,
    workflows: BTreeSet<String>,
    entities: BTreeSet<String>,
    /// Of an entity that is written already, the number of its runs that are.
    runs: BTreeMap<String, usize>,
    failures_added: usize,
    failures_taken: usize,
}

/// A part of a world: what a record of a state file adds to those before it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Delta {
    pub(super) next: u64,
    pub(super) now: Duration,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) settings: Option<Settings>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) workflows: BTreeMap<String, Workflow>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) entities: BTreeMap<String, ProvisioningEntity>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) runs: BTreeMap<String, Vec<Run>>,
    /// So many of the first failures are gone.
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) failures_taken: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) failures: Vec<Vec<Value>>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// What has to be written.
#[derive(Debug)]
pub(super) enum Changes {
    None,
    Some(Box<Delta>),
    /// The world is another one.
    All,
}

impl Delta {
    /// The moment and the number of the next id, without anything else.
    pub(super) fn of(world: &World) -> Self {
        Self { next: world.next, now: world.now, ..Self::default() }
    }
}

impl Journal {
    /// Notes changes from now on.
    pub(super) fn keeping() -> Self {
        Self { keeps: true, ..Self::default() }
    }

    /// What was kept so far is no more.
    pub(super) fn all(&mut self) {
        self.all = self.keeps;
    }

    pub(super) fn clock(&mut self) {
        self.clock = self.keeps;
    }

    pub(super) fn settings(&mut self) {
        self.settings = self.keeps;
    }

    pub(super) fn workflow(&mut self, id: &str) {
        if self.keeps && !self.workflows.contains(id) {
            self.workflows.insert(id.to_owned());
        }
    }

    pub(super) fn entity(&mut self, id: &str) {
        if self.keeps {
            self.entities.insert(id.to_owned());
        }
    }

    /// Runs were added to an entity that had so many.
    pub(super) fn runs(&mut self, id: &str, before: usize) {
        if self.keeps && !self.entities.contains(id) && !self.runs.contains_key(id) {
            self.runs.insert(id.to_owned(), before);
        }
    }

    pub(super) fn failure_added(&mut self) {
        if self.keeps {
            self.failures_added = self.failures_added.saturating_add(1);
        }
    }

    /// Of failures, `left` are left.
    pub(super) fn failure_taken(&mut self, left: usize) {
        if !self.keeps {
        } else if left < self.failures_added {
            // It was never written.
            self.failures_added = left;
        } else {
            self.failures_taken = self.failures_taken.saturating_add(1);
        }
    }

    fn is_empty(&self) -> bool {
        let Self { keeps: _, clock, settings, workflows, entities, runs, .. } = self;
        let failures = self.failures_added > 0 || self.failures_taken > 0;
        !(*clock || *settings || failures)
            && workflows.is_empty()
            && entities.is_empty()
            && runs.is_empty()
    }
}

impl World {
    /// What has changed since this was asked last.
    pub(super) fn take_changes(&mut self, now: Duration) -> Changes {
        if self.journal.all {
            self.journal = Journal::keeping();
            return Changes::All;
        }
        if self.journal.is_empty() {
            return Changes::None;
        }
        self.now = now;
        let journal = std::mem::replace(&mut self.journal, Journal::keeping());
        let workflow = |id: String| Some((id.clone(), self.workflows.get(&id)?.clone()));
        let entity = |id: String| Some((id.clone(), self.entities.get(&id)?.clone()));
        let runs = |(id, before): (String, usize)| {
            let runs = self.entities.get(&id)?.runs.get(before..)?.to_vec();
            Some((id, runs))
        };
        let known = self.failures.len().saturating_sub(journal.failures_added);
        Changes::Some(Box::new(Delta {
            settings: journal.settings.then(|| self.settings.clone()),
            workflows: journal.workflows.into_iter().filter_map(workflow).collect(),
            entities: journal.entities.into_iter().filter_map(entity).collect(),
            runs: journal.runs.into_iter().filter_map(runs).collect(),
            failures_taken: journal.failures_taken,
            failures: self.failures.iter().skip(known).cloned().collect(),
            ..Delta::of(self)
        }))
    }

    /// Adds what a record holds. `None` if it does not belong after what was before it.
    pub(super) fn apply(&mut self, delta: Delta) -> Option<()> {
        let is_later = delta.next >= self.next && delta.now >= self.now;
        is_later.then_some(())?;
        (self.next, self.now) = (delta.next, delta.now);
        if let Some(settings) = delta.settings {
            self.settings = settings;
        }
        self.workflows.extend(delta.workflows);
        self.entities.extend(delta.entities);
        for (id, runs) in delta.runs {
            self.entities.get_mut(&id)?.runs.extend(runs);
        }
        for _ in 0..delta.failures_taken {
            self.failures.pop_front()?;
        }
        self.failures.extend(delta.failures);
        Some(())
    }
}
