//! How a journey ends.
//!
//! Only a merchant who is set up is an `Ok`: whoever writes `?` and goes on has one. All other ends
//! are one error, with the reason as an enum and the checkpoint to go on from.

use std::{error::Error as StdError, fmt, time::Duration};

use super::{Checkpoint, MissingRequirement, StepError, runs::Told, verdict::BoxError};
use crate::{Error, ErrorObject, Method, Provisioner, api::error::Line, types::ExecutionResult};

/// What a journey gives.
///
/// ```
/// use kompliant_api::Client;
/// use kompliant_api::journey::Outcome;
/// use kompliant_api::propay::Propay;
/// use kompliant_api::types::WorkflowId;
///
/// async fn onboard(client: &Client, workflow_id: WorkflowId) -> Outcome<Propay> {
///     client.onboard(workflow_id).run().await
/// }
/// ```
pub type Outcome<P> = Result<Finished<P>, Unfinished<P>>;

/// Every operation of the execution is a success.
///
/// A success may have errors in it: a document sync that could not send some of its documents is
/// one. [`warnings`](Self::warnings) has them. `Display` is one line with all of it.
///
/// ```
/// use kompliant_api::journey::Finished;
/// use kompliant_api::mbtrust::Mbtrust;
///
/// fn report(done: &Finished<Mbtrust>) {
///     for (run, error) in done.warnings() {
///         eprintln!("{}: {} left something out: {error}", done.id(), run.operation_id);
///     }
/// }
/// ```
#[must_use = "a success may have warnings in it"]
pub struct Finished<P: Provisioner> {
    pub(super) id: P::Id,
    pub(super) runs: Vec<ExecutionResult>,
}

impl<P: Provisioner> Finished<P> {
    /// The entity.
    ///
    /// ```
    /// use kompliant_api::{journey::Finished, propay::Propay};
    ///
    /// fn key(done: &Finished<Propay>) -> &str {
    ///     done.id().as_str()
    /// }
    /// ```
    pub fn id(&self) -> &P::Id {
        &self.id
    }

    /// The runs of this execution. Those that were there before are not among them.
    ///
    /// ```
    /// use kompliant_api::{journey::Finished, propay::Propay};
    ///
    /// fn account(done: &Finished<Propay>) -> Option<String> {
    ///     let response = done.runs().first()?.provider_response.as_ref()?.expose();
    ///     response.get("account_number")?.as_str().map(str::to_owned)
    /// }
    /// ```
    pub fn runs(&self) -> &[ExecutionResult] {
        &self.runs
    }

    /// The errors within a success, each with its run.
    ///
    /// ```
    /// use kompliant_api::{journey::Finished, mbtrust::Mbtrust};
    ///
    /// fn is_whole(done: &Finished<Mbtrust>) -> bool {
    ///     done.warnings().next().is_none()
    /// }
    /// ```
    pub fn warnings(&self) -> impl Iterator<Item = (&ExecutionResult, &ErrorObject)> {
        self.runs.iter().flat_map(|run| run.errors().iter().map(move |error| (run, error)))
    }
}

impl<P: Provisioner> fmt::Debug for Finished<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Finished").field("id", &self.id).field("runs", &self.runs).finish()
    }
}

impl<P: Provisioner> fmt::Display for Finished<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = Line(self.id.as_ref());
        write!(f, "{} {id} is finished: {}", P::NAME, Told(&self.runs))
    }
}

/// A journey that came to an end before the merchant was set up.
///
/// [`why`](Self::why) says why, and [`checkpoint`](Self::checkpoint) is what to go on from. `Display`
/// is one line with all that one needs to act.
///
/// ```
/// use kompliant_api::journey::{Unfinished, Why};
/// use kompliant_api::propay::Propay;
///
/// fn handle(unfinished: Unfinished<Propay>) {
///     eprintln!("{unfinished}");
///     match unfinished.why() {
///         Why::Missing(requirements) => requirements.iter().for_each(|requirement| eprintln!("- {requirement}")),
///         Why::TimedOut { .. } => eprintln!("resume later from {:?}", unfinished.checkpoint()),
///         _ => {}
///     }
/// }
/// ```
pub struct Unfinished<P: Provisioner>(Box<Inner<P>>);

struct Inner<P: Provisioner> {
    checkpoint: Checkpoint<P>,
    why: Why<P>,
    deadline: Duration,
}

/// Why a journey came to an end before the merchant was set up.
///
/// ```
/// use kompliant_api::journey::Why;
/// use kompliant_api::propay::Propay;
///
/// fn who_acts(why: &Why<Propay>) -> &'static str {
///     match why {
///         Why::Missing(_) => "the merchant: the application is not complete",
///         Why::Refused(_) | Why::Failed(_) => "a person: read the message, mend what it names",
///         Why::TimedOut { .. } | Why::Interrupted(_) | Why::Stopped(_) => "a job: resume later",
///         Why::ExecuteUnknown(_) => "a job: resume later; if no run ever appears, a person",
///         Why::CreateUnknown(_) => "a person: ask Kompliant's support for the entity",
///         _ => "a person",
///     }
/// }
/// ```
#[non_exhaustive]
pub enum Why<P: Provisioner> {
    /// `canExecute` says no. Supply what is missing, then resume.
    Missing(Vec<MissingRequirement>),
    /// The API refused a call, by a rule of its own and before it did anything. Mend what the
    /// reason names, then resume.
    Refused(StepError<P>),
    /// An operation has failed; these are all runs of the execution. Look at the errors of each,
    /// mend what they name, then
    /// [`execute_again`](crate::Client::execute_again).
    Failed(Vec<ExecutionResult>),
    /// The deadline came first. Resume to go on.
    TimedOut {
        /// The runs of this execution so far. Some may be final.
        runs: Vec<ExecutionResult>,
        /// Why the last question had no answer, if it had none.
        error: Option<StepError<P>>,
    },
    /// Nobody knows whether there is an entity. To create again may make a second one, so nothing
    /// goes on from here by itself: find out the id of the entity (Kompliant's support tells, by
    /// the id of the workflow and the time) and resume from
    /// [`Checkpoint::never_executed`]. If there certainly is none, onboard anew.
    ///
    /// Where the error is of the kind [`Decode`](crate::ErrorKind::Decode) there is an entity, and
    /// its id may be in [`raw_body`](Error::raw_body).
    CreateUnknown(Option<Error<<P::Create as Method>::Error>>),
    /// Nobody knows whether `execute` was processed, and no run has appeared. Resume to look again;
    /// it is not sent again. If no run ever appears, and only then,
    /// [`execute_again`](crate::Client::execute_again) sends it again.
    ExecuteUnknown(Option<Error<<P::Execute as Method>::Error>>),
    /// A call could not be made, or its answer not be read, and nothing was done by it. Resume to go
    /// on.
    Interrupted(StepError<P>),
    /// The observer said so. Resume to go on.
    Stopped(Option<BoxError>),
}

impl<P: Provisioner> Unfinished<P> {
    pub(super) fn new(checkpoint: Checkpoint<P>, why: Why<P>, deadline: Duration) -> Self {
        Self(Box::new(Inner { checkpoint, why, deadline }))
    }

    /// Why it came to an end.
    ///
    /// ```
    /// use kompliant_api::journey::{Unfinished, Why};
    /// use kompliant_api::propay::Propay;
    ///
    /// fn is_running_still(unfinished: &Unfinished<Propay>) -> bool {
    ///     matches!(unfinished.why(), Why::TimedOut { .. })
    /// }
    /// ```
    pub fn why(&self) -> &Why<P> {
        &self.0.why
    }

    /// Why it came to an end, to keep.
    ///
    /// ```
    /// use kompliant_api::journey::{MissingRequirement, Unfinished, Why};
    /// use kompliant_api::propay::Propay;
    ///
    /// fn missing(unfinished: Unfinished<Propay>) -> Vec<MissingRequirement> {
    ///     match unfinished.into_why() {
    ///         Why::Missing(requirements) => requirements,
    ///         _ => Vec::new(),
    ///     }
    /// }
    /// ```
    pub fn into_why(self) -> Why<P> {
        self.0.why
    }

    /// What to go on from.
    ///
    /// ```
    /// use kompliant_api::{Client, journey::{Outcome, Unfinished}, propay::Propay};
    ///
    /// async fn once_more(client: &Client, unfinished: Unfinished<Propay>) -> Outcome<Propay> {
    ///     client.resume(unfinished.checkpoint().clone()).run().await
    /// }
    /// ```
    pub fn checkpoint(&self) -> &Checkpoint<P> {
        &self.0.checkpoint
    }
}

impl<P: Provisioner> fmt::Display for Unfinished<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { checkpoint, why, deadline } = &*self.0;
        match why {
            // They name the method, and what has come of it.
            Why::Refused(error) => write!(f, "{error}; {checkpoint}"),
            Why::Interrupted(error) => write!(f, "{error}; {checkpoint}, resume to go on"),
            Why::Missing(missing) => {
                let (name, count) = (P::NAME, missing.len());
                let id = checkpoint.id().map(AsRef::as_ref).unwrap_or_default();
                write!(f, "{name} {} is not ready, {count} missing", Line(id))?;
                for (index, requirement) in missing.iter().enumerate() {
                    let before = if index == 0 { ": " } else { " | " };
                    write!(f, "{before}{requirement}")?;
                }
                Ok(())
            }
            Why::Failed(runs) => {
                let id = checkpoint.id().map(AsRef::as_ref).unwrap_or_default();
                let (name, id) = (P::NAME, Line(id));
                write!(f, "{name} {id} has failed: {}; mend it and execute again", Told(runs))
            }
            Why::TimedOut { runs, error } => {
                write!(f, "{checkpoint}, not finished within {deadline:?}")?;
                match runs.is_empty() {
                    true => {}
                    false => write!(f, ": {}", Told(runs))?,
                }
                if let Some(error) = error {
                    write!(f, "; {error}")?;
                }
                f.write_str("; resume to go on")
            }
            Why::CreateUnknown(error) => {
                write!(f, "{checkpoint}")?;
                if let Some(error) = error {
                    write!(f, ": {error}")?;
                }
                f.write_str("; ask Kompliant's support for the entity, and resume from its id")
            }
            Why::ExecuteUnknown(error) => {
                write!(f, "{checkpoint}, no run has appeared within {deadline:?}")?;
                if let Some(error) = error {
                    write!(f, ": {error}")?;
                }
                f.write_str("; resume to look again")
            }
            Why::Stopped(_) => write!(f, "{checkpoint}, stopped by its observer; resume to go on"),
        }
    }
}

impl<P: Provisioner> fmt::Debug for Unfinished<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unfinished")
            .field("why", &self.0.why)
            .field("checkpoint", &self.0.checkpoint)
            .finish()
    }
}

impl<P: Provisioner> fmt::Debug for Why<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(missing) => f.debug_tuple("Missing").field(missing).finish(),
            Self::Refused(error) => f.debug_tuple("Refused").field(error).finish(),
            Self::Failed(runs) => f.debug_tuple("Failed").field(runs).finish(),
            Self::TimedOut { runs, error } => {
                f.debug_struct("TimedOut").field("runs", runs).field("error", error).finish()
            }
            Self::CreateUnknown(error) => f.debug_tuple("CreateUnknown").field(error).finish(),
            Self::ExecuteUnknown(error) => f.debug_tuple("ExecuteUnknown").field(error).finish(),
            Self::Interrupted(error) => f.debug_tuple("Interrupted").field(error).finish(),
            Self::Stopped(error) => f.debug_tuple("Stopped").field(error).finish(),
        }
    }
}

impl<P: Provisioner> StdError for Unfinished<P> {
    /// What is below the error of the call, which `Display` has said already.
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0.why {
            Why::Refused(error) | Why::Interrupted(error) => error.source(),
            Why::TimedOut { error: Some(error), .. } => error.source(),
            Why::CreateUnknown(Some(error)) => error.source(),
            Why::ExecuteUnknown(Some(error)) => error.source(),
            Why::Stopped(Some(error)) => Some(&**error),
            _ => None,
        }
    }
}
