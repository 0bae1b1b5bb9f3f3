//! Where an onboarding is, as little of it as a program has to keep.
//!
//! It says what was sent or may have been, and never less: whoever goes on from it, in another
//! process or after a crash, must not send that again.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::{
    Provisioner,
    api::error::Line,
    types::{ExecutionResult, Operation, OperationId, WorkflowId},
    value::object::json_object,
};

/// Where an onboarding is: what a program keeps to go on with it later.
///
/// An observer gets one with each [`Step`](super::Step), before a write the one that says that it
/// may have been sent. It is a small JSON object of ids, with nothing secret in it.
///
/// Go on from the last one that was told, in one process at a time: from an older one, or in two at
/// once, `execute` may be sent twice.
///
/// ```
/// use kompliant_api::journey::Checkpoint;
/// use kompliant_api::propay::{Propay, PropayId};
///
/// let id = PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc")?;
/// let checkpoint = Checkpoint::<Propay>::entity(id);
/// let kept = serde_json::to_string(&checkpoint)?;
/// assert_eq!(serde_json::from_str::<Checkpoint<Propay>>(&kept)?, checkpoint);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Checkpoint<P: Provisioner> {
    pub(super) at: At<P::Id>,
}

/// What was sent so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum At<I> {
    /// Nothing.
    Start { workflow_id: WorkflowId },
    /// `create`, perhaps.
    Creating { workflow_id: WorkflowId },
    /// Nothing that counts: whatever has run, it is to be executed.
    Again { id: I },
    /// No `execute` since there were these runs.
    Created { id: I, before: Vec<OperationId> },
    /// `execute`, perhaps.
    Executing { id: I, before: Vec<OperationId> },
    /// `execute`; it queued these operations, or it is not known which.
    Executed { id: I, before: Vec<OperationId>, queued: Vec<Operation> },
}

impl<P: Provisioner> Checkpoint<P> {
    /// An entity of which nothing is known but its id. Whoever goes on from here only looks: whether
    /// `execute` was sent nobody says, so it is not sent. All runs of the entity count.
    ///
    /// ```
    /// use kompliant_api::journey::Checkpoint;
    /// use kompliant_api::propay::{Propay, PropayId};
    ///
    /// let id = PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc")?;
    /// assert!(Checkpoint::<Propay>::entity(id).may_have_executed());
    /// # Ok::<(), kompliant_api::InvalidId>(())
    /// ```
    pub fn entity(id: P::Id) -> Self {
        Self { at: At::Executing { id, before: Vec::new() } }
    }

    /// An entity for which `execute` was **never** sent. Whoever goes on from here sends it, unless
    /// the entity has a run already.
    ///
    /// ```
    /// use kompliant_api::journey::Checkpoint;
    /// use kompliant_api::propay::{Propay, PropayId};
    ///
    /// let id = PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc")?;
    /// assert!(!Checkpoint::<Propay>::never_executed(id).may_have_executed());
    /// # Ok::<(), kompliant_api::InvalidId>(())
    /// ```
    pub fn never_executed(id: P::Id) -> Self {
        Self { at: At::Created { id, before: Vec::new() } }
    }

    /// The entity, once its id is known.
    ///
    /// ```
    /// use kompliant_api::journey::Checkpoint;
    /// use kompliant_api::propay::{Propay, PropayId};
    ///
    /// let id = PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc")?;
    /// assert_eq!(Checkpoint::<Propay>::entity(id.clone()).id(), Some(&id));
    /// # Ok::<(), kompliant_api::InvalidId>(())
    /// ```
    pub fn id(&self) -> Option<&P::Id> {
        match &self.at {
            At::Start { .. } | At::Creating { .. } => None,
            At::Again { id }
            | At::Created { id, .. }
            | At::Executing { id, .. }
            | At::Executed { id, .. } => Some(id),
        }
    }

    /// Whether `create` may have been sent, and no entity is known. Nothing can go on from here.
    ///
    /// ```
    /// use kompliant_api::journey::Checkpoint;
    /// use kompliant_api::propay::Propay;
    ///
    /// let kept = r#"{"provisioner": "propay", "step": "creating", "workflow_id": "w_1"}"#;
    /// let checkpoint: Checkpoint<Propay> = serde_json::from_str(kept)?;
    /// assert!(checkpoint.may_have_created());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn may_have_created(&self) -> bool {
        matches!(self.at, At::Creating { .. })
    }

    /// Whether `execute` was or may have been sent.
    ///
    /// ```
    /// use kompliant_api::journey::Checkpoint;
    /// use kompliant_api::propay::Propay;
    ///
    /// let kept = r#"{"provisioner": "propay", "step": "executing", "entity_id": "ape_1"}"#;
    /// let checkpoint: Checkpoint<Propay> = serde_json::from_str(kept)?;
    /// assert!(checkpoint.may_have_executed());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn may_have_executed(&self) -> bool {
        matches!(self.at, At::Executing { .. } | At::Executed { .. })
    }
}

/// The ids of these runs.
pub(super) fn ids(runs: &[ExecutionResult]) -> Vec<OperationId> {
    runs.iter().map(|run| run.operation_id.clone()).collect()
}

// Not derived: that would ask the same of `P`.
impl<P: Provisioner> Clone for Checkpoint<P> {
    fn clone(&self) -> Self {
        Self { at: self.at.clone() }
    }
}

impl<P: Provisioner> PartialEq for Checkpoint<P> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}

impl<P: Provisioner> Eq for Checkpoint<P> {}

impl<P: Provisioner> fmt::Debug for Checkpoint<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Checkpoint").field(&P::NAME).field(&self.at).finish()
    }
}

/// One line: `propay ape_1: propay.execute may have been sent`.
impl<P: Provisioner> fmt::Display for Checkpoint<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = P::NAME;
        match &self.at {
            At::Start { workflow_id } | At::Creating { workflow_id } => {
                write!(f, "{name} for {}", Line(workflow_id.as_str()))?;
            }
            At::Again { id }
            | At::Created { id, .. }
            | At::Executing { id, .. }
            | At::Executed { id, .. } => write!(f, "{name} {}", Line(id.as_ref()))?,
        }
        match &self.at {
            At::Start { .. } => f.write_str(": nothing was sent"),
            At::Creating { .. } => write!(f, ": {name}.create may have been sent"),
            At::Again { .. } => write!(f, ": {name}.execute is to be sent again"),
            At::Created { .. } => write!(f, ": {name}.execute was not sent"),
            At::Executing { .. } => write!(f, ": {name}.execute may have been sent"),
            At::Executed { .. } => write!(f, ": {name}.execute was processed"),
        }
    }
}

/// A checkpoint as JSON.
struct Record {
    provisioner: String,
    step: String,
    workflow_id: Option<WorkflowId>,
    entity_id: Option<String>,
    before: Option<Vec<OperationId>>,
    queued: Option<Vec<Operation>>,
}

json_object! {
    Record { required(provisioner, step), optional(workflow_id, entity_id, before, queued) }
}

impl<P: Provisioner> Serialize for Checkpoint<P> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (step, workflow_id, before, queued) = match self.at.clone() {
            At::Start { workflow_id } => ("start", Some(workflow_id), None, None),
            At::Creating { workflow_id } => ("creating", Some(workflow_id), None, None),
            At::Again { .. } => ("again", None, None, None),
            At::Created { before, .. } => ("created", None, Some(before), None),
            At::Executing { before, .. } => ("executing", None, Some(before), None),
            At::Executed { before, queued, .. } => ("executed", None, Some(before), Some(queued)),
        };
        let (provisioner, step) = (P::NAME.to_owned(), step.to_owned());
        let entity_id = self.id().map(|id| id.as_ref().to_owned());
        Record { provisioner, step, workflow_id, entity_id, before, queued }.serialize(serializer)
    }
}

impl<'de, P: Provisioner> Deserialize<'de> for Checkpoint<P> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        let record = Record::deserialize(json)?;
        // The ids of all provisioners look alike, so this alone tells a mix-up.
        if record.provisioner != P::NAME {
            let found = Line(&record.provisioner).to_string();
            let problem = format!("a checkpoint of {found}, expected one of {}", P::NAME);
            return Err(D::Error::custom(problem));
        }
        let workflow_id = record.workflow_id.ok_or_else(|| D::Error::missing_field("workflow_id"));
        let id = || {
            let text = record.entity_id.ok_or_else(|| D::Error::missing_field("entity_id"))?;
            // As the API sent it: it is not checked.
            P::Id::deserialize(serde::de::value::StringDeserializer::new(text))
        };
        let before = record.before.unwrap_or_default();
        let at = match record.step.as_str() {
            "start" => At::Start { workflow_id: workflow_id? },
            "creating" => At::Creating { workflow_id: workflow_id? },
            "again" => At::Again { id: id()? },
            "created" => At::Created { id: id()?, before },
            "executing" => At::Executing { id: id()?, before },
            "executed" => {
                let queued = record.queued.unwrap_or_default();
                At::Executed { id: id()?, before, queued }
            }
            other => {
                let problem = format!("unknown step {:?} of a checkpoint", Line(other).to_string());
                return Err(D::Error::custom(problem));
            }
        };
        Ok(Self { at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{mbtrust::Mbtrust, propay::Propay};

    #[test]
    fn it_comes_back_as_it_was() {
        for json in [
            r#"{"provisioner":"propay","step":"start","workflow_id":"w_1"}"#,
            r#"{"provisioner":"propay","step":"creating","workflow_id":"w_1"}"#,
            r#"{"provisioner":"propay","step":"again","entity_id":"ape_1"}"#,
            r#"{"provisioner":"propay","step":"created","entity_id":"ape_1","before":[]}"#,
            r#"{"provisioner":"propay","step":"executing","entity_id":"ape_1","before":["ap_1"]}"#,
            r#"{"provisioner":"propay","step":"executed","entity_id":"ape_1","before":["ap_1"],"queued":["ONBOARDING","NEW"]}"#,
        ] {
            let checkpoint: Checkpoint<Propay> = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&checkpoint).unwrap(), json, "{checkpoint:?}");
        }
    }

    #[test]
    fn what_is_no_checkpoint_of_this_provisioner_is_refused() {
        let of_propay = r#"{"provisioner":"propay","step":"executing","entity_id":"ape_1"}"#;
        let error = serde_json::from_str::<Checkpoint<Mbtrust>>(of_propay).unwrap_err();
        assert!(error.to_string().starts_with("a checkpoint of propay, expected one of mbtrust"));
        for (json, problem) in [
            (r#"{"provisioner":"propay","step":"created"}"#, "missing field `entity_id`"),
            (r#"{"provisioner":"propay","step":"start"}"#, "missing field `workflow_id`"),
            (r#"{"provisioner":"propay","step":"paid"}"#, "unknown step \"paid\" of a checkpoint"),
            (r#"{"step":"start","workflow_id":"w_1"}"#, "missing field `provisioner`"),
        ] {
            let error = serde_json::from_str::<Checkpoint<Propay>>(json).unwrap_err();
            assert!(error.to_string().starts_with(problem), "{error}");
        }
    }
}
