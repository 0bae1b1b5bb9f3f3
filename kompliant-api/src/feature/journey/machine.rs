//! What is to be done next, and what follows from what came of it.
//!
//! It does no I/O, reads no clock and draws no random number, so that both clients share it and tests
//! play every order of faults. What must never happen is kept by its shape: before a write it gives
//! out the checkpoint that says that it may have been sent, and a write that it has given out once
//! it never gives out again, whether or not anybody comes back with a result.

use std::time::{Duration, Instant};

use super::{
    Checkpoint, Finished, Outcome, Stage, Step, StepError, Unfinished, Why,
    checkpoint::{At, ids},
    pauses::Pauses,
    runs,
    verdict::Stop,
};
use crate::{Error, Method, Provisioner, types::ExecutionResult};

/// What the machine wants done.
pub(super) enum Action<P: Provisioner> {
    Tell(Step<P>),
    Create(P::Create),
    /// A question may take as long as is left of the time.
    CanExecute(P::CanExecute, Duration),
    Execute(P::Execute),
    Get(P::Get, Duration),
    Sleep(Duration),
    End(Outcome<P>),
}

/// What came of a call of the method `M`.
pub(super) type Answered<M> = Result<<M as Method>::Response, Error<<M as Method>::Error>>;

/// Changes the request of `execute` before it is sent.
pub(super) type Adjust<'c, P> = Box<dyn FnOnce(&mut <P as Provisioner>::Execute) + Send + 'c>;

/// When something happens, and a number by chance.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    pub(super) now: Instant,
    pub(super) random: u64,
}

pub(super) struct Machine<'c, P: Provisioner> {
    /// What was sent so far, or may have been.
    at: At<P::Id>,
    todo: Todo,
    /// To be told before anything else is done.
    told: Option<Stage>,
    outcome: Option<Outcome<P>>,
    pub(super) adjust: Option<Adjust<'c, P>>,
    pub(super) deadline: Duration,
    pub(super) pauses: Pauses,
    /// When the deadline is; `None` before the beginning, and where it is too far away to matter.
    ends: Option<Instant>,
    has_begun: bool,
    /// No question is asked before.
    not_before: Option<Instant>,
    /// The runs of this execution, as they were last seen.
    runs: Vec<ExecutionResult>,
    /// They were final, but what was queued is not known: another look has to agree.
    seemed_settled: bool,
    /// Why it is not known whether `execute` was processed.
    unclear: Option<Error<<P::Execute as Method>::Error>>,
    /// Why the last question had no answer.
    unanswered: Option<StepError<P>>,
}

/// What is next, where `at` does not tell.
#[derive(Clone, Copy, PartialEq)]
enum Todo {
    /// See how the entity is. Where a write was to be sent, it has been.
    Look,
    /// Ask whether `execute` can be called.
    Check,
    /// Call `execute`.
    Execute,
    /// The write has been told, and is to be sent now.
    Send,
    /// Nothing: it is over.
    Nothing,
}

impl<P: Provisioner> Machine<'_, P> {
    pub(super) fn new(checkpoint: Checkpoint<P>) -> Self {
        Self {
            at: checkpoint.at,
            todo: Todo::Look,
            told: None,
            outcome: None,
            adjust: None,
            deadline: Duration::from_secs(600),
            pauses: Pauses::new(Duration::from_secs(1), Duration::from_secs(30)),
            ends: None,
            has_begun: false,
            not_before: None,
            runs: Vec::new(),
            seemed_settled: false,
            unclear: None,
            unanswered: None,
        }
    }

    /// What is to be done next.
    pub(super) fn next(&mut self, now: Instant) -> Action<P> {
        if !self.has_begun {
            self.has_begun = true;
            self.ends = now.checked_add(self.deadline);
        }
        if let Some(stage) = self.told.take() {
            return Action::Tell(Step { checkpoint: self.checkpoint(), stage });
        }
        if let Some(outcome) = self.outcome.take() {
            self.todo = Todo::Nothing;
            return Action::End(outcome);
        }
        if self.todo == Todo::Nothing {
            return Action::End(Err(self.unfinished(Why::Stopped(None))));
        }
        if self.todo == Todo::Send {
            // From here on it has been sent, even if nobody comes back to say so.
            self.todo = Todo::Look;
            match self.at.clone() {
                At::Creating { workflow_id } => return Action::Create(P::create(workflow_id)),
                At::Executing { id, .. } => return Action::Execute(self.request(&id)),
                _ => {}
            }
        }
        if let At::Creating { .. } = self.at {
            return self.end(Why::CreateUnknown(None));
        }
        let left = self.left(now);
        if left.is_zero() {
            return self.out_of_time();
        }
        if let Some(pause) = self.not_before.and_then(|then| then.checked_duration_since(now))
            && !pause.is_zero()
        {
            return Action::Sleep(pause);
        }
        self.not_before = None;
        match (self.at.clone(), self.todo) {
            (At::Start { workflow_id } | At::Creating { workflow_id }, _) => {
                self.announce(At::Creating { workflow_id }, Stage::Creating)
            }
            (At::Created { id, before }, Todo::Execute) => {
                self.announce(At::Executing { id, before }, Stage::Executing)
            }
            (At::Created { id, .. }, Todo::Check) => Action::CanExecute(P::can_execute(&id), left),
            (
                At::Again { id }
                | At::Created { id, .. }
                | At::Executing { id, .. }
                | At::Executed { id, .. },
                _,
            ) => Action::Get(P::get(&id), left),
        }
    }

    /// What came of `create`.
    pub(super) fn created(&mut self, answer: Answered<P::Create>) {
        let At::Creating { workflow_id } = self.at.clone() else { return };
        match answer {
            Ok(response) => {
                let id = P::created(&response).id.clone();
                self.at = At::Created { id, before: Vec::new() };
                // It is new, so there is nothing to look at.
                self.todo = Todo::Check;
                self.told = Some(Stage::Created);
            }
            Err(error) if error.may_have_happened() => {
                self.outcome = Some(Err(self.unfinished(Why::CreateUnknown(Some(error)))));
            }
            Err(error) => {
                self.at = At::Start { workflow_id };
                self.told = Some(Stage::NotCreated);
                self.give_up(StepError::Create(error));
            }
        }
    }

    /// What came of `canExecute`.
    pub(super) fn checked(&mut self, answer: Answered<P::CanExecute>, moment: Moment) {
        match answer {
            Ok(response) => {
                self.answered();
                let readiness = P::readiness(&response);
                if readiness.can_execute {
                    self.todo = Todo::Execute;
                    self.told = Some(Stage::Ready);
                } else {
                    let why = Why::Missing(readiness.missing_requirements);
                    self.outcome = Some(Err(self.unfinished(why)));
                }
            }
            Err(error) => self.unanswered(StepError::CanExecute(error), moment),
        }
    }

    /// What came of `execute`.
    pub(super) fn executed(&mut self, answer: Answered<P::Execute>, moment: Moment) {
        let At::Executing { id, before } = self.at.clone() else { return };
        match answer {
            Ok(response) => {
                let queued = P::queued(&response).to_vec();
                self.pauses.reset();
                self.at = At::Executed { id, before, queued: queued.clone() };
                self.told = Some(Stage::Executed { queued });
                self.pause(moment, None);
            }
            // The API says that it is done, in words that are not understood.
            Err(error) if error.is_decode() => {
                self.at = At::Executed { id, before, queued: Vec::new() };
                self.told = Some(Stage::Executed { queued: Vec::new() });
                self.pause(moment, None);
            }
            Err(error) if error.may_have_happened() => {
                self.told = Some(Stage::Unclear { error: error.to_string() });
                self.unclear = Some(error);
                self.pause(moment, None);
            }
            Err(error) => {
                self.at = At::Created { id, before };
                self.told = Some(Stage::NotExecuted);
                self.give_up(StepError::Execute(error));
            }
        }
    }

    /// What came of `get`.
    pub(super) fn looked(&mut self, answer: Answered<P::Get>, moment: Moment) {
        let response = match answer {
            Ok(response) => response,
            Err(error) => return self.unanswered(StepError::Get(error), moment),
        };
        self.answered();
        let history = P::entity(&response).execution_results;
        let (id, before, queued) = match self.at.clone() {
            At::Start { .. } | At::Creating { .. } => return,
            At::Again { id } => {
                self.at = At::Created { id, before: ids(history) };
                self.todo = Todo::Check;
                return;
            }
            At::Created { id, before } | At::Executing { id, before } => (id, before, Vec::new()),
            At::Executed { id, before, queued } => (id, before, queued),
        };
        self.runs = runs::since(history, &before);
        match (&self.at, self.runs.is_empty()) {
            // Nobody has executed since, so that is next.
            (At::Created { .. }, true) => {
                self.todo = Todo::Check;
                return;
            }
            // A run proves that somebody has.
            (_, false) => self.at = At::Executed { id, before, queued: queued.clone() },
            (_, true) => {}
        }
        let settled = runs::are_settled(&self.runs, &queued);
        if settled && (self.seemed_settled || !queued.is_empty()) {
            self.outcome = Some(self.settled());
            return;
        }
        if settled {
            self.pauses.reset();
        }
        self.seemed_settled = settled;
        let pause = self.pause(moment, None);
        self.told = Some(Stage::Waiting { runs: self.runs.clone(), pause });
    }

    /// Nothing more is to be done, because the observer says so.
    pub(super) fn stop(&mut self, stop: Stop) {
        if self.outcome.is_some() {
            return;
        }
        // A write that was told and not sent was not sent.
        if self.todo == Todo::Send {
            match self.at.clone() {
                At::Creating { workflow_id } => self.at = At::Start { workflow_id },
                At::Executing { id, before } => self.at = At::Created { id, before },
                _ => {}
            }
        }
        self.told = None;
        self.outcome = Some(Err(self.unfinished(Why::Stopped(stop.0))));
    }

    fn checkpoint(&self) -> Checkpoint<P> {
        Checkpoint { at: self.at.clone() }
    }

    fn unfinished(&self, why: Why<P>) -> Unfinished<P> {
        Unfinished::new(self.checkpoint(), why, self.deadline)
    }

    fn end(&mut self, why: Why<P>) -> Action<P> {
        self.todo = Todo::Nothing;
        Action::End(Err(self.unfinished(why)))
    }

    /// Tells a write before it is sent.
    fn announce(&mut self, at: At<P::Id>, stage: Stage) -> Action<P> {
        self.at = at;
        self.todo = Todo::Send;
        Action::Tell(Step { checkpoint: self.checkpoint(), stage })
    }

    fn request(&mut self, id: &P::Id) -> P::Execute {
        let mut request = P::execute(id);
        if let Some(adjust) = self.adjust.take() {
            adjust(&mut request);
        }
        request
    }

    fn left(&self, now: Instant) -> Duration {
        self.ends.map_or(Duration::MAX, |ends| ends.saturating_duration_since(now))
    }

    /// Asks nothing for a while.
    fn pause(&mut self, moment: Moment, asked: Option<Duration>) -> Duration {
        let pause = self.pauses.next(moment.random, asked, self.left(moment.now));
        self.not_before = moment.now.checked_add(pause);
        pause
    }

    fn answered(&mut self) {
        self.unanswered = None;
    }

    /// A question had no answer: it is asked again, unless that helps nobody.
    fn unanswered(&mut self, error: StepError<P>, moment: Moment) {
        if !error.passes() {
            return self.give_up(error);
        }
        let pause = self.pause(moment, error.retry_after());
        self.told = Some(Stage::Retrying { error: error.to_string(), pause });
        self.unanswered = Some(error);
    }

    /// A call was not processed, and to make it again helps nobody.
    fn give_up(&mut self, error: StepError<P>) {
        let why = match error.is_refused() {
            true => Why::Refused(error),
            false => Why::Interrupted(error),
        };
        self.outcome = Some(Err(self.unfinished(why)));
    }

    fn settled(&mut self) -> Outcome<P> {
        let runs = std::mem::take(&mut self.runs);
        match self.checkpoint().id() {
            Some(id) if runs.iter().all(runs::has_succeeded) => {
                Ok(Finished { id: id.clone(), runs })
            }
            _ => Err(self.unfinished(Why::Failed(runs))),
        }
    }

    fn out_of_time(&mut self) -> Action<P> {
        if self.seemed_settled {
            self.todo = Todo::Nothing;
            return Action::End(self.settled());
        }
        let unclear = self.unclear.take();
        let why = match &self.at {
            // Unless nobody could look.
            At::Executing { .. } if unclear.is_some() || self.unanswered.is_none() => {
                Why::ExecuteUnknown(unclear)
            }
            _ => {
                let runs = std::mem::take(&mut self.runs);
                Why::TimedOut { runs, error: self.unanswered.take() }
            }
        };
        self.end(why)
    }
}
