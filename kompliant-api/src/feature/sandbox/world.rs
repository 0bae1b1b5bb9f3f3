//! All that lasts: workflows, entities, and what is switched off.
//!
//! It knows nothing of HTTP and of no method; it is what a snapshot holds.

use std::{collections::BTreeMap, time::Duration};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{catalog::Catalog, entity::Entity, ids::Ids};

/// Of the form of a snapshot. One of another form is refused.
const FORM: u32 = 1;

/// The type that `create` asks of a workflow.
pub(super) const ACCOUNT_PROVISIONING: &str = "ACCOUNT_PROVISIONING";

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct World {
    pub(super) form: u32,
    /// The number that the next id is made of.
    next: u64,
    /// When the snapshot was made.
    pub(super) now: Duration,
    pub(super) provisioning_disabled: bool,
    /// Provisioners that are switched off.
    pub(super) disabled: Vec<String>,
    pub(super) workflows: BTreeMap<String, Workflow>,
    pub(super) entities: BTreeMap<String, Entity>,
    pub(super) timing: Timing,
    /// The errors of executions to come, each of which fails with all of an entry.
    pub(super) failures: Vec<Vec<Value>>,
}

/// How long what goes on takes.
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

/// A workflow with what it knows of its subject record.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Workflow {
    pub(super) kind: String,
    pub(super) state: State,
    /// The sponsor that it was made for; none if it was made for that of whichever provisioner.
    pub(super) expects: Option<String>,
    pub(super) subject_record: String,
    pub(super) has_business: bool,
    pub(super) has_application: bool,
    /// The codes of what provisioners want and do not find.
    pub(super) missing: Vec<String>,
    /// The ids of uploaded documents.
    pub(super) documents: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum State {
    Created,
    Started,
    Ended,
}

impl World {
    /// With a workflow for each provisioner, which has all that it needs.
    pub(super) fn new(catalog: &Catalog, ids: &Ids) -> Self {
        let mut world = Self {
            form: FORM,
            next: 0,
            now: Duration::ZERO,
            provisioning_disabled: false,
            disabled: Vec::new(),
            workflows: BTreeMap::new(),
            entities: BTreeMap::new(),
            timing: Timing::default(),
            failures: Vec::new(),
        };
        for seed in catalog.seeds() {
            let workflow = world.workflow(seed.workflow, ids);
            if let Some(subject_record) = seed.subject_record {
                workflow.subject_record = subject_record.to_owned();
            }
            for document in seed.documents {
                if !workflow.documents.contains(&document) {
                    workflow.documents.push(document);
                }
            }
        }
        world
    }

    /// Whether a snapshot of it can be read by this version.
    pub(super) fn is_of_this_form(&self) -> bool {
        self.form == FORM
    }

    /// An id that nothing else has.
    pub(super) fn fresh(&mut self, prefix: &str, ids: &Ids) -> String {
        self.next += 1;
        ids.id(prefix, self.next)
    }

    /// The workflow with this id; a new one is ready for everything.
    pub(super) fn workflow(&mut self, id: &str, ids: &Ids) -> &mut Workflow {
        let next = &mut self.next;
        self.workflows.entry(id.to_owned()).or_insert_with(|| {
            *next += 1;
            Workflow {
                kind: ACCOUNT_PROVISIONING.to_owned(),
                state: State::Started,
                expects: None,
                subject_record: ids.id("sr_", *next),
                has_business: true,
                has_application: true,
                missing: Vec::new(),
                documents: Vec::new(),
            }
        })
    }
}
