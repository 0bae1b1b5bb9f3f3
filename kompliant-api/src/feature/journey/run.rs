//! The loops that do what the machine wants: one awaits, the other blocks.
//!
//! Time is that of the client's transport, so a test can have it stand still or fly.

use std::{
    hash::{BuildHasher, RandomState},
    ops::ControlFlow,
    time::Instant,
};

use super::{
    Journey, Outcome, Step,
    machine::{Action, Moment},
};
use crate::{Client, Provisioner};

/// When it is, and a number by chance: two programs do not ask in step.
fn at(now: Instant) -> Moment {
    Moment { now, random: RandomState::new().hash_one(()) }
}

impl<P: Provisioner> Journey<'_, Client, P> {
    /// Makes the journey.
    ///
    /// To drop the future ends it. What was sent by then the observer's last checkpoint says.
    ///
    /// ```no_run
    /// # use kompliant_api::{Client, journey::Unfinished, propay::Propay, types::WorkflowId};
    /// # async fn example(client: &Client, id: WorkflowId) -> Result<(), Unfinished<Propay>> {
    /// let done = client.onboard::<Propay>(id).run().await?;
    /// println!("{done}");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Unfinished`](super::Unfinished), which says why, what to do, and what to go on from.
    pub async fn run(mut self) -> Outcome<P> {
        loop {
            match self.advance().await {
                ControlFlow::Continue(step) => self.tell(&step),
                ControlFlow::Break(outcome) => return outcome,
            }
        }
    }

    /// Makes the journey up to its next step or its end, for a program that has to await something
    /// at each step, such as a database that keeps the checkpoint. The observer is not told.
    ///
    /// The write that a step speaks of is made by the next call of this. If the future is dropped,
    /// the next call does not send again what may have been sent.
    ///
    /// ```no_run
    /// use std::ops::ControlFlow;
    /// # use kompliant_api::{Client, journey::{Checkpoint, Finished}, propay::Propay};
    /// # use kompliant_api::types::WorkflowId;
    ///
    /// # async fn keep(_: &Checkpoint<Propay>) -> Result<(), std::io::Error> { Ok(()) }
    /// # async fn example(
    /// #     client: &Client,
    /// #     id: WorkflowId,
    /// # ) -> Result<Finished<Propay>, Box<dyn std::error::Error>> {
    /// let mut journey = client.onboard::<Propay>(id);
    /// let done = loop {
    ///     match journey.advance().await {
    ///         ControlFlow::Continue(step) => keep(step.checkpoint()).await?,
    ///         ControlFlow::Break(outcome) => break outcome?,
    ///     }
    /// };
    /// # Ok(done)
    /// # }
    /// ```
    pub async fn advance(&mut self) -> ControlFlow<Outcome<P>, Step<P>> {
        let (client, machine) = (self.client, &mut self.machine);
        let shared = &client.shared;
        loop {
            match machine.next(shared.now()) {
                Action::Tell(step) => return ControlFlow::Continue(step),
                Action::End(outcome) => return ControlFlow::Break(outcome),
                Action::Sleep(pause) => shared.sleep(pause).await,
                Action::Create(request) => machine.created(client.call(request).send().await),
                Action::CanExecute(request, left) => {
                    let call = client.call(request).timeout(left.min(shared.timeout()));
                    let answer = call.send().await;
                    machine.checked(answer, at(shared.now()));
                }
                Action::Execute(request) => {
                    let answer = client.call(request).send().await;
                    machine.executed(answer, at(shared.now()));
                }
                Action::Get(request, left) => {
                    let call = client.call(request).timeout(left.min(shared.timeout()));
                    let answer = call.send().await;
                    machine.looked(answer, at(shared.now()));
                }
            }
        }
    }
}

#[cfg(feature = "blocking")]
impl<P: Provisioner> Journey<'_, crate::feature::blocking::Client, P> {
    /// Makes the journey, and blocks the thread until it is over. To end it before, answer
    /// [`Break`](ControlFlow::Break) to a step.
    ///
    /// ```no_run
    /// # use kompliant_api::{blocking::Client, journey::Unfinished, propay::Propay};
    /// # use kompliant_api::types::WorkflowId;
    /// # fn example(client: &Client, id: WorkflowId) -> Result<(), Unfinished<Propay>> {
    /// let done = client.onboard::<Propay>(id).run()?;
    /// println!("{done}");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As for the [asynchronous](Journey::run) one.
    pub fn run(mut self) -> Outcome<P> {
        loop {
            match self.advance() {
                ControlFlow::Continue(step) => self.tell(&step),
                ControlFlow::Break(outcome) => return outcome,
            }
        }
    }

    /// Makes the journey up to its next step or its end. The observer is not told.
    ///
    /// ```no_run
    /// use std::ops::ControlFlow;
    /// # use kompliant_api::{blocking::Client, propay::Propay, types::WorkflowId};
    ///
    /// # fn example(client: &Client, id: WorkflowId) {
    /// let mut journey = client.onboard::<Propay>(id);
    /// while let ControlFlow::Continue(step) = journey.advance() {
    ///     println!("{step}");
    /// }
    /// # }
    /// ```
    pub fn advance(&mut self) -> ControlFlow<Outcome<P>, Step<P>> {
        let (client, machine) = (self.client, &mut self.machine);
        loop {
            match machine.next(client.now()) {
                Action::Tell(step) => return ControlFlow::Continue(step),
                Action::End(outcome) => return ControlFlow::Break(outcome),
                Action::Sleep(pause) => client.sleep(pause),
                Action::Create(request) => machine.created(client.call(request).send()),
                Action::CanExecute(request, left) => {
                    let call = client.call(request).timeout(left.min(client.timeout()));
                    machine.checked(call.send(), at(client.now()));
                }
                Action::Execute(request) => {
                    let answer = client.call(request).send();
                    machine.executed(answer, at(client.now()));
                }
                Action::Get(request, left) => {
                    let call = client.call(request).timeout(left.min(client.timeout()));
                    machine.looked(call.send(), at(client.now()));
                }
            }
        }
    }
}
