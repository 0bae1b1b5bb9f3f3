//! What an observer sees: each step with the checkpoint to keep.
//!
//! A step is told before the next thing is done. So whoever keeps its checkpoint always has one that
//! says at least as much as was sent.

use std::{fmt, time::Duration};

use super::{Checkpoint, runs::Told};
use crate::{
    Provisioner,
    api::error::Line,
    types::{ExecutionResult, Operation},
};

/// A step of a journey.
///
/// `Display` is one line for a log.
///
/// ```
/// use kompliant_api::journey::{Stage, Step};
/// use kompliant_api::propay::Propay;
///
/// fn tell(step: &Step<Propay>) {
///     match step.stage() {
///         Stage::Waiting { pause, .. } => println!("looks again in {pause:?}"),
///         _ => println!("{step}"),
///     }
/// }
/// ```
pub struct Step<P: Provisioner> {
    pub(super) checkpoint: Checkpoint<P>,
    pub(super) stage: Stage,
}

impl<P: Provisioner> Step<P> {
    /// What to go on from, should this process end before the next step.
    ///
    /// ```
    /// use kompliant_api::journey::Step;
    /// use kompliant_api::propay::Propay;
    ///
    /// fn keep(step: &Step<Propay>) -> std::io::Result<()> {
    ///     std::fs::write("w_1.json", serde_json::to_vec(step.checkpoint())?)
    /// }
    /// ```
    pub fn checkpoint(&self) -> &Checkpoint<P> {
        &self.checkpoint
    }

    /// What it is.
    ///
    /// ```
    /// use kompliant_api::journey::{Stage, Step};
    /// use kompliant_api::propay::Propay;
    ///
    /// fn writes_next(step: &Step<Propay>) -> bool {
    ///     matches!(step.stage(), Stage::Creating | Stage::Executing)
    /// }
    /// ```
    pub fn stage(&self) -> &Stage {
        &self.stage
    }
}

/// What a step of a journey is.
///
/// ```
/// use kompliant_api::journey::Stage;
///
/// /// The text beside a spinner.
/// fn caption(stage: &Stage) -> &'static str {
///     match stage {
///         Stage::Creating | Stage::Created | Stage::Ready => "preparing",
///         Stage::Retrying { .. } => "the API does not answer, trying again",
///         _ => "working",
///     }
/// }
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Stage {
    /// `create` is sent next. From now on nobody can go on without the id of the entity.
    Creating,
    /// `create` was certainly not processed; the outcome says why.
    NotCreated,
    /// There is an entity.
    Created,
    /// `canExecute` says yes.
    Ready,
    /// `execute` is sent next. From now on it is not sent again.
    Executing,
    /// `execute` was certainly not processed; the outcome says why.
    NotExecuted,
    /// `execute` was processed.
    Executed {
        /// What it has queued; empty if its answer could not be read.
        queued: Vec<Operation>,
    },
    /// Nobody knows whether `execute` was processed. From here on the journey only looks.
    Unclear {
        /// Why, as one line.
        error: String,
    },
    /// The entity was looked at, and its operations are not settled.
    Waiting {
        /// The runs of this execution so far.
        runs: Vec<ExecutionResult>,
        /// How long it is until the next look.
        pause: Duration,
    },
    /// A question could not be answered, and is asked again.
    Retrying {
        /// Why, as one line.
        error: String,
        /// How long it is until then.
        pause: Duration,
    },
}

impl<P: Provisioner> fmt::Debug for Step<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Step")
            .field("checkpoint", &self.checkpoint)
            .field("stage", &self.stage)
            .finish()
    }
}

impl<P: Provisioner> fmt::Display for Step<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = P::NAME;
        if let Some(id) = self.checkpoint.id() {
            write!(f, "{}: ", Line(id.as_ref()))?;
        }
        match &self.stage {
            Stage::Creating => write!(f, "{name}.create is sent"),
            Stage::NotCreated => write!(f, "{name}.create was not processed"),
            Stage::Created => f.write_str("created"),
            Stage::Ready => f.write_str("nothing is missing"),
            Stage::Executing => write!(f, "{name}.execute is sent"),
            Stage::NotExecuted => write!(f, "{name}.execute was not processed"),
            Stage::Executed { queued } if queued.is_empty() => f.write_str("queued"),
            Stage::Executed { queued } => {
                for (index, operation) in queued.iter().enumerate() {
                    let before = if index == 0 { "queued " } else { ", " };
                    write!(f, "{before}{}", Line(operation.as_str()))?;
                }
                Ok(())
            }
            Stage::Unclear { error } => write!(f, "{error}"),
            Stage::Waiting { runs, pause } if runs.is_empty() => {
                write!(f, "no run yet, looking again in {pause:.1?}")
            }
            Stage::Waiting { runs, pause } => {
                write!(f, "{}, looking again in {pause:.1?}", Told(runs))
            }
            Stage::Retrying { error, pause } => {
                write!(f, "{error}; trying again in {pause:.1?}")
            }
        }
    }
}
