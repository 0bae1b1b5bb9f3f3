//! What an observer answers: whether to go on.
//!
//! Most observers only print, some keep checkpoints and can fail in that, and some know that the
//! caller has lost interest. Each writes the closure that is natural for it.

use std::{error::Error as StdError, ops::ControlFlow};

pub(super) type BoxError = Box<dyn StdError + Send + Sync>;

/// What an observer answers: nothing, a [`ControlFlow`], or a `Result`.
///
/// `Break` and `Err` end the journey before anything else is sent. So a write whose checkpoint could
/// not be kept is not made.
///
/// ```
/// use std::sync::atomic::{AtomicBool, Ordering};
/// use std::ops::ControlFlow;
/// # use kompliant_api::{Client, propay::Propay, types::WorkflowId};
///
/// # fn example(client: &Client, workflow_id: &WorkflowId, cancelled: &AtomicBool) {
/// let told = client.onboard::<Propay>(workflow_id).observe(|step| println!("{step}"));
/// let stoppable = client.onboard::<Propay>(workflow_id).observe(|_| {
///     match cancelled.load(Ordering::Relaxed) {
///         true => ControlFlow::Break(()),
///         false => ControlFlow::Continue(()),
///     }
/// });
/// let kept = client.onboard::<Propay>(workflow_id).observe(|step| {
///     std::fs::write("w_1.json", serde_json::to_vec(step.checkpoint())?)
/// });
/// # }
/// ```
pub trait Verdict: Sealed {
    #[doc(hidden)]
    fn into_result(self) -> Result<(), Stop>;
}

/// Why an observer ended the journey, if it said so.
#[doc(hidden)]
#[derive(Debug)]
pub struct Stop(pub(super) Option<BoxError>);

pub trait Sealed {}

impl Sealed for () {}
impl Verdict for () {
    fn into_result(self) -> Result<(), Stop> {
        Ok(())
    }
}

impl Sealed for ControlFlow<()> {}
impl Verdict for ControlFlow<()> {
    fn into_result(self) -> Result<(), Stop> {
        match self {
            Self::Continue(()) => Ok(()),
            Self::Break(()) => Err(Stop(None)),
        }
    }
}

impl<E> Sealed for Result<(), E> {}
impl<E: Into<BoxError>> Verdict for Result<(), E> {
    fn into_result(self) -> Result<(), Stop> {
        self.map_err(|error| Stop(Some(error.into())))
    }
}
