//! A journey that is about to be made, with what can be said of it beforehand.

use std::{fmt, time::Duration};

use super::{Checkpoint, Step, Verdict, machine::Machine, pauses::Pauses, verdict::Stop};
use crate::Provisioner;

/// Told each step, and asked whether to go on.
pub(super) type Observer<'c, P> = Box<dyn FnMut(&Step<P>) -> Result<(), Stop> + Send + 'c>;

/// A way to a merchant who is set up, or a part of it, by the client `C` with the provisioner `P`.
///
/// [`Client::onboard`](crate::Client::onboard), [`resume`](crate::Client::resume),
/// [`execute_again`](crate::Client::execute_again) and [`wait`](crate::Client::wait) give one.
/// Nothing is sent before [`run`](Journey::run) or [`advance`](Journey::advance).
///
/// ```no_run
/// use std::time::Duration;
/// # use kompliant_api::{Client, propay::Propay, types::WorkflowId};
///
/// # async fn example(client: Client, workflow_id: WorkflowId) -> Result<(), Box<dyn std::error::Error>> {
/// let done = client
///     .onboard::<Propay>(&workflow_id)
///     .deadline(Duration::from_secs(300))
///     .observe(|step| println!("{step}"))
///     .run()
///     .await?;
/// println!("{done}");
/// # Ok(())
/// # }
/// ```
#[must_use = "a journey is made by `.run()`"]
pub struct Journey<'c, C, P: Provisioner> {
    pub(super) client: &'c C,
    pub(super) machine: Machine<'c, P>,
    pub(super) observer: Option<Observer<'c, P>>,
}

impl<'c, C, P: Provisioner> Journey<'c, C, P> {
    pub(super) fn new(client: &'c C, checkpoint: Checkpoint<P>) -> Self {
        Self { client, machine: Machine::new(checkpoint), observer: None }
    }

    /// How long it may take in all; by default 10 minutes, from the beginning of this run.
    ///
    /// A call that writes has the time of the client, even beyond the deadline: cut short, nobody
    /// would know what it did. A journey out of time is [`Why::TimedOut`](super::Why::TimedOut), and
    /// [`resume`](crate::Client::resume) goes on.
    ///
    /// ```
    /// use std::time::Duration;
    /// # use kompliant_api::{Client, propay::Propay, types::WorkflowId};
    ///
    /// # fn example(client: &Client, workflow_id: &WorkflowId) {
    /// let patient = client.onboard::<Propay>(workflow_id).deadline(Duration::from_secs(3600));
    /// # }
    /// ```
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.machine.deadline = deadline;
        self
    }

    /// How long to wait before the entity is looked at again: the first time, and at most; by default
    /// 1 s and 30 s. It doubles from one to the other, and is by chance up to a half shorter. What
    /// the API asks for by `Retry-After` goes before it.
    ///
    /// How often one may ask is not documented.
    ///
    /// ```
    /// use std::time::Duration;
    /// # use kompliant_api::{Client, propay::Propay, types::WorkflowId};
    ///
    /// # fn example(client: &Client, workflow_id: &WorkflowId) {
    /// // Somebody waits in front of a screen.
    /// let first = Duration::from_millis(500);
    /// let quick = client.onboard::<Propay>(workflow_id).pauses(first, Duration::from_secs(5));
    /// # }
    /// ```
    pub fn pauses(mut self, first: Duration, longest: Duration) -> Self {
        self.machine.pauses = Pauses::new(first, longest);
        self
    }

    /// Who is told each step before the next thing is done, and may end the journey.
    ///
    /// What it answers is a [`Verdict`]. To go on after a crash, keep
    /// [`Step::checkpoint`] each time, and answer with the result of that.
    ///
    /// ```
    /// # use kompliant_api::{Client, propay::Propay, types::WorkflowId};
    /// # fn example(client: &Client, workflow_id: &WorkflowId) {
    /// let kept = client.onboard::<Propay>(workflow_id).observe(|step| {
    ///     std::fs::write("w_1.json", serde_json::to_vec(step.checkpoint())?)
    /// });
    /// # }
    /// ```
    pub fn observe<V: Verdict>(
        mut self,
        mut observer: impl FnMut(&Step<P>) -> V + Send + 'c,
    ) -> Self {
        self.observer = Some(Box::new(move |step| observer(step).into_result()));
        self
    }

    /// Changes the request of `execute` before it is sent, for its optional parameters.
    ///
    /// A checkpoint does not have them: say it again when you resume.
    ///
    /// ```
    /// use kompliant_api::mbtrust::{ExecuteDocuments, Mbtrust, MbtrustId};
    /// # use kompliant_api::{Client, types::DocumentId};
    ///
    /// # fn example(client: &Client, id: &MbtrustId, documents: Vec<DocumentId>) {
    /// let sync = client.execute_again::<Mbtrust>(id).customize_execute(|execute| {
    ///     execute.documents = Some(ExecuteDocuments::new(documents));
    /// });
    /// # }
    /// ```
    pub fn customize_execute(mut self, adjust: impl FnOnce(&mut P::Execute) + Send + 'c) -> Self {
        self.machine.adjust = Some(Box::new(adjust));
        self
    }

    /// Tells the observer, who may end it.
    pub(super) fn tell(&mut self, step: &Step<P>) {
        if let Some(observer) = &mut self.observer
            && let Err(stop) = observer(step)
        {
            self.machine.stop(stop);
        }
    }
}

impl<C, P: Provisioner> fmt::Debug for Journey<'_, C, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Journey").field("provisioner", &P::NAME).finish_non_exhaustive()
    }
}
