//! How a test sets up the state of a sandbox.
//!
//! Each function takes effect at once, so that a test can change the state while a client is at work.

mod account;
mod provisioner;
mod workflow;

use std::time::Duration;

use serde_json::json;

pub use self::{account::AccountSetup, provisioner::ProvisionerSetup, workflow::WorkflowSetup};
use super::{Sandbox, clock::LONGEST, example};
use crate::{Provisioner, types::WorkflowId};

impl Sandbox {
    /// How long runs take from now on: in the queue, and at work. At first it is a quarter and three
    /// quarters of a second. Nothing takes longer than 8,000 years. Of one execution, a run begins when that before it has ended.
    ///
    /// ```
    /// use std::time::Duration;
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::new().set_run_times(Duration::from_secs(5), Duration::from_secs(120));
    /// ```
    pub fn set_run_times(&self, queued: Duration, running: Duration) {
        let (queued, running) = (queued.min(LONGEST), running.min(LONGEST));
        self.engine.change(|world| {
            world.change_settings(|settings| {
                (settings.timing.queued, settings.timing.running) = (queued, running);
            });
        });
    }

    /// How long it takes from now on until a run is in the history. At first it is there at once.
    ///
    /// ```
    /// use std::time::Duration;
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::new().set_history_delay(Duration::from_secs(2));
    /// ```
    pub fn set_history_delay(&self, unseen: Duration) {
        let unseen = unseen.min(LONGEST);
        self.engine.change(|world| {
            world.change_settings(|settings| settings.timing.unseen = unseen);
        });
    }

    /// All that the next execution runs fails with these errors, each a code and a message. It is
    /// `FAILED` in the history; the call of `execute` itself succeeds.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let sandbox = Sandbox::new();
    /// sandbox.fail_next_execution([("PROVIDER_ERROR", "The account was declined.")]);
    /// ```
    pub fn fail_next_execution<'e>(&self, errors: impl IntoIterator<Item = (&'e str, &'e str)>) {
        let errors = errors.into_iter();
        let errors = errors.map(|(code, message)| json!({"code": code, "message": message}));
        let errors = errors.collect();
        self.engine.change(|world| world.add_failure(errors));
    }

    /// Sets up a workflow. One that is new is ready for everything.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::new().workflow("w_1").not_started();
    /// ```
    pub fn workflow(&self, id: impl AsRef<str>) -> WorkflowSetup {
        let id = id.as_ref().to_owned();
        self.engine.change(|world| world.change_workflow(&id, &self.engine.ids, |_| ()));
        WorkflowSetup { sandbox: self.clone(), id }
    }

    /// The workflow that is ready for a provisioner from the start: the one that the documented
    /// example of its `create` has, or else a new one.
    ///
    /// ```
    /// use kompliant_api::{propay::Propay, sandbox::Sandbox};
    ///
    /// let workflow = Sandbox::new().workflow_for::<Propay>();
    /// assert_eq!(workflow.as_str(), "w_2dJFFW3HY8a3zOjqwUXhQc");
    /// ```
    pub fn workflow_for<P: Provisioner>(&self) -> WorkflowId {
        self.workflow_for_named(P::NAME)
    }

    /// The same by the name of the provisioner.
    pub(super) fn workflow_for_named(&self, provisioner: &str) -> WorkflowId {
        let engine = &self.engine;
        let id = match engine.catalog.seed(provisioner) {
            Some(seed) => seed.workflow.to_owned(),
            None => engine.change(|world| world.fresh("w_", &engine.ids)),
        };
        self.workflow(&id);
        example::fitting(json!(id))
    }

    /// Sets up a provisioner.
    ///
    /// ```
    /// use kompliant_api::{propay::Propay, sandbox::Sandbox};
    ///
    /// Sandbox::new().provisioner::<Propay>().disable();
    /// ```
    pub fn provisioner<P: Provisioner>(&self) -> ProvisionerSetup {
        self.provisioner_named(P::NAME)
    }

    /// The same by its name.
    pub(super) fn provisioner_named(&self, name: &'static str) -> ProvisionerSetup {
        ProvisionerSetup { sandbox: self.clone(), name }
    }

    /// Sets up the account.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::new().account().disable_provisioning();
    /// ```
    pub fn account(&self) -> AccountSetup {
        AccountSetup { sandbox: self.clone() }
    }
}
