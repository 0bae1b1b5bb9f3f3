//! A workflow with what it knows of its subject record.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// The type that `create` asks of a workflow.
pub(super) const ACCOUNT_PROVISIONING: &str = "ACCOUNT_PROVISIONING";

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Workflow {
    pub(super) kind: String,
    pub(super) state: State,
    /// The sponsor that it was made for; none if it was made for that of whichever provisioner.
    pub(super) expects: Option<String>,
    pub(super) subject_record: String,
    pub(super) has_business: bool,
    pub(super) has_application: bool,
    /// The codes of what provisioners want and do not find, in the order in which they were set.
    pub(super) missing: Vec<String>,
    /// The ids of uploaded documents.
    pub(super) documents: BTreeSet<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum State {
    Created,
    Started,
    Ended,
}

impl Workflow {
    /// One that is ready for everything.
    pub(super) fn ready(subject_record: String) -> Self {
        Self {
            kind: ACCOUNT_PROVISIONING.to_owned(),
            state: State::Started,
            expects: None,
            subject_record,
            has_business: true,
            has_application: true,
            missing: Vec::new(),
            documents: BTreeSet::new(),
        }
    }
}
