//! All that lasts: workflows, entities, and what is switched off.
//!
//! It knows nothing of HTTP and of no method; it is what a snapshot holds. Each change goes through
//! a function of its own, which notes what has changed for the state file.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    time::Duration,
};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    catalog::Catalog,
    clock::END,
    entity::ProvisioningEntity,
    ids::Ids,
    journal::Journal,
    run::{Run, Timing},
    workflow::Workflow,
};

/// Of the form of a snapshot. One of another form is refused.
const FORM: u32 = 1;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct World {
    form: u32,
    /// The number that the next id is made of.
    pub(super) next: u64,
    /// When the snapshot was made.
    pub(super) now: Duration,
    #[serde(flatten)]
    pub(super) settings: Settings,
    pub(super) workflows: BTreeMap<String, Workflow>,
    pub(super) entities: BTreeMap<String, ProvisioningEntity>,
    /// The errors of executions to come, each of which fails with all of an entry.
    pub(super) failures: VecDeque<Vec<Value>>,
    #[serde(skip)]
    pub(super) journal: Journal,
}

/// What holds for the account as a whole.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Settings {
    pub(super) provisioning_disabled: bool,
    /// Provisioners that are switched off.
    pub(super) disabled: BTreeSet<String>,
    pub(super) timing: Timing,
}

impl World {
    /// With a workflow for each provisioner, which has all that it needs.
    pub(super) fn new(catalog: &Catalog, ids: &Ids) -> Self {
        let mut world = Self::empty();
        for seed in catalog.seeds() {
            world.change_workflow(seed.workflow, ids, |workflow| {
                if let Some(subject_record) = seed.subject_record {
                    workflow.subject_record = subject_record.to_owned();
                }
                workflow.documents.extend(seed.documents);
            });
        }
        world
    }

    /// Without anything.
    pub(super) fn empty() -> Self {
        Self {
            form: FORM,
            next: 0,
            now: Duration::ZERO,
            settings: Settings::default(),
            workflows: BTreeMap::new(),
            entities: BTreeMap::new(),
            failures: VecDeque::new(),
            journal: Journal::default(),
        }
    }

    /// Whether it is of this version, and its moments are ones that a clock can reach.
    pub(super) fn is_valid(&self) -> bool {
        let Timing { unseen, queued, running } = self.settings.timing;
        self.form == FORM
            && [self.now, unseen, queued, running].iter().all(|moment| *moment <= END)
            && self.entities.values().all(ProvisioningEntity::is_valid)
    }

    /// An id that nothing else has.
    pub(super) fn fresh(&mut self, prefix: &str, ids: &Ids) -> String {
        // It would take a program centuries to come to the end.
        self.next = self.next.saturating_add(1);
        ids.id(prefix, self.next)
    }

    /// Changes the workflow with this id; a new one is ready for everything.
    pub(super) fn change_workflow<T>(
        &mut self,
        id: &str,
        ids: &Ids,
        change: impl FnOnce(&mut Workflow) -> T,
    ) -> T {
        self.journal.workflow(id);
        if let Some(workflow) = self.workflows.get_mut(id) {
            return change(workflow);
        }
        let mut workflow = Workflow::ready(self.fresh("sr_", ids));
        let result = change(&mut workflow);
        self.workflows.insert(id.to_owned(), workflow);
        result
    }

    pub(super) fn add_entity(&mut self, id: String, entity: ProvisioningEntity) {
        self.journal.entity(&id);
        self.entities.insert(id, entity);
    }

    /// Queues runs for an entity. Those of another execution are not waited for.
    pub(super) fn add_runs(&mut self, id: &str, runs: Vec<Run>) {
        if let Some(entity) = self.entities.get_mut(id) {
            self.journal.runs(id, entity.runs.len());
            entity.runs.extend(runs);
        }
    }

    pub(super) fn change_settings(&mut self, change: impl FnOnce(&mut Settings)) {
        self.journal.settings();
        change(&mut self.settings);
    }

    /// Lets an execution to come fail.
    pub(super) fn add_failure(&mut self, errors: Vec<Value>) {
        self.journal.failure_added();
        self.failures.push_back(errors);
    }

    /// The errors of the next execution, if it is to fail.
    pub(super) fn take_failure(&mut self) -> Option<Vec<Value>> {
        let errors = self.failures.pop_front()?;
        self.journal.failure_taken(self.failures.len());
        Some(errors)
    }
}
