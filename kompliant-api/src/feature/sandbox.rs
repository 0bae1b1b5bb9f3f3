//! A stand-in for the API, on one's own machine.
//!
//! Nobody can try a payments integration without credentials and a bank. A [`Sandbox`] speaks the
//! API as the spec describes it, so that one can: workflows, entities and runs live and change with
//! its clock, and every row of every error table can be reached.
//!
//! ```
//! use kompliant_api::{Client, Provisioner, propay::Propay, sandbox::Sandbox};
//! # use std::{future::Future, pin::pin, task::{Context, Poll, Waker}};
//! # fn wait<T>(future: impl Future<Output = T>) -> T {
//! #     let mut future = pin!(future);
//! #     loop {
//! #         if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
//! #             return value;
//! #         }
//! #     }
//! # }
//!
//! # wait(async {
//! let sandbox = Sandbox::paused();
//! let client = Client::builder(sandbox.credentials()).transport(sandbox.transport()).build()?;
//!
//! let workflow = sandbox.workflow_of("propay");
//! let created = client.propay().create(workflow, Propay::SPONSOR).send().await?;
//! client.propay().execute(&created.propay_id).send().await?;
//!
//! sandbox.advance(std::time::Duration::from_secs(60));
//! let entity = client.propay().get(&created.propay_id).send().await?;
//! assert_eq!(entity.execution_results[0].status.as_str(), "SUCCESS");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # }).unwrap();
//! ```
//!
//! # What it knows
//!
//! What the spec says, and no more. Where the documentation says nothing, it does what a client has
//! most to fear among what is plausible, so that a client that is safe here is safe:
//!
//! - A second `create` for a workflow makes a second entity.
//! - A second `execute` begins a second run, also while one is running.
//! - A document sync that names an empty list of documents sends all of them.
//! - The rows of an error table are tried in their order, each by its [`Condition`].
//! - A body of more than 1 MiB is too large.
//! - Codes and messages that no page shows are ours.
//!
//! An operation that fails is no refusal of a call: [`Sandbox::fail_next_execution`].

mod account;
mod answer;
mod auth;
mod call;
mod catalog;
mod clock;
mod condition;
mod engine;
mod entity;
pub(crate) mod example;
mod ids;
mod perform;
mod published;
mod ready;
mod refusal;
mod reply;
mod row;
mod script;
mod server;
mod shape;
pub(crate) mod spec;
mod transport;
mod workflow;
mod world;

use std::{fmt, sync::Arc, time::Duration};

use serde_json::json;

pub use self::{
    account::{AccountSetup, ProvisionerSetup},
    call::LoggedCall,
    condition::Condition,
    example::Example,
    published::{API_KEY, AUTH_TOKEN, SECRET_KEY},
    ready::Ready,
    row::Row,
    script::Fault,
    server::{Server, ServerBuilder, StartError},
    transport::SandboxTransport,
    workflow::WorkflowSetup,
};
use self::{clock::Clock, engine::Engine, refusal::Refusal, script::Script};
use crate::{Credentials, Method, MethodError, StandardError, types::WorkflowId};

/// A stand-in for the API. A clone is the same sandbox.
///
/// A new one has a workflow that is ready for each provisioner, [`workflow_of`](Self::workflow_of),
/// and nothing else: ids that nobody has set up do not exist.
///
/// ```
/// use kompliant_api::{Client, sandbox::Sandbox};
///
/// let sandbox = Sandbox::new();
/// let client = Client::builder(sandbox.credentials()).transport(sandbox.transport()).build()?;
/// # Ok::<(), kompliant_api::BuildError>(())
/// ```
#[derive(Clone)]
pub struct Sandbox {
    engine: Arc<Engine>,
    credentials: Credentials,
}

impl Sandbox {
    /// A sandbox that goes by the clock of the machine.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let sandbox = Sandbox::new();
    /// assert!(sandbox.calls().is_empty());
    /// ```
    pub fn new() -> Self {
        Self::on(Clock::real())
    }

    /// A sandbox whose clock stands still until it is moved, by [`advance`](Self::advance) or by a
    /// client that waits: what takes minutes takes a test no time. Its ids are the same on every
    /// run.
    ///
    /// ```
    /// use std::time::Duration;
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let sandbox = Sandbox::paused();
    /// sandbox.advance(Duration::from_secs(3600));
    /// ```
    pub fn paused() -> Self {
        Self::on(Clock::paused())
    }

    fn on(clock: Clock) -> Self {
        let credentials = Credentials::published();
        Self { engine: Arc::new(Engine::new(&credentials, clock)), credentials }
    }

    /// The credentials that it takes: those that Kompliant's quick-start guide publishes.
    ///
    /// ```
    /// use kompliant_api::{Environment, sandbox::Sandbox};
    ///
    /// let credentials = Sandbox::new().credentials();
    /// assert_eq!(credentials.environment(), Some(Environment::Sandbox));
    /// ```
    pub fn credentials(&self) -> Credentials {
        self.credentials.clone()
    }

    /// A way in without sockets. It sleeps by the clock of the sandbox.
    ///
    /// ```
    /// use kompliant_api::{Client, sandbox::Sandbox};
    ///
    /// let sandbox = Sandbox::new();
    /// let client = Client::builder(sandbox.credentials()).transport(sandbox.transport()).build()?;
    /// # Ok::<(), kompliant_api::BuildError>(())
    /// ```
    pub fn transport(&self) -> SandboxTransport {
        SandboxTransport { engine: Arc::clone(&self.engine) }
    }

    /// Moves its clock.
    ///
    /// ```
    /// use std::time::Duration;
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::paused().advance(Duration::from_secs(60));
    /// ```
    pub fn advance(&self, duration: Duration) {
        self.engine.clock.advance(duration);
    }

    /// How long runs take from now on: in the queue, and at work. At first it is a quarter and three
    /// quarters of a second. Of one execution, a run begins when that before it has ended.
    ///
    /// ```
    /// use std::time::Duration;
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::new().runs_take(Duration::from_secs(5), Duration::from_secs(120));
    /// ```
    pub fn runs_take(&self, queued: Duration, running: Duration) {
        self.engine.change(|world| {
            (world.timing.queued, world.timing.running) = (queued, running);
        });
    }

    /// How long it takes from now on until a run is in the history. At first it is there at once.
    ///
    /// ```
    /// use std::time::Duration;
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::new().runs_are_unseen_for(Duration::from_secs(2));
    /// ```
    pub fn runs_are_unseen_for(&self, unseen: Duration) {
        self.engine.change(|world| world.timing.unseen = unseen);
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
        self.engine.change(|world| world.failures.push(errors));
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
        self.engine.change(|world| drop(world.workflow(&id, &self.engine.ids).clone()));
        WorkflowSetup { sandbox: self.clone(), id }
    }

    /// The workflow that is ready for a provisioner from the start: the one that the documented
    /// example of its `create` has, or else a new one.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let workflow = Sandbox::new().workflow_of("propay");
    /// assert_eq!(workflow.as_str(), "w_2dJFFW3HY8a3zOjqwUXhQc");
    /// ```
    pub fn workflow_of(&self, provisioner: &str) -> WorkflowId {
        let engine = &self.engine;
        let id = match engine.catalog.seed(provisioner) {
            Some(seed) => seed.workflow.to_owned(),
            None => engine.change(|world| world.fresh("w_", &engine.ids)),
        };
        self.workflow(&id);
        example::fitting(json!(id))
    }

    /// Sets up a provisioner, by the name in front of its methods.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::new().provisioner("propay").disable();
    /// ```
    pub fn provisioner(&self, name: impl AsRef<str>) -> ProvisionerSetup {
        ProvisionerSetup { sandbox: self.clone(), name: name.as_ref().to_owned() }
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

    /// The next call of a method is refused for this reason, whatever the state of the world says.
    /// Nothing is done. For `Unlisted` it is an error that no table has.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    /// use kompliant_api::propay::{Execute, ExecuteError};
    ///
    /// Sandbox::new().force_next::<Execute>(ExecuteError::PrecheckFailed);
    /// ```
    pub fn force_next<M: Method<Error: MethodError>>(&self, reason: M::Error) {
        let catalog = self.engine.catalog;
        let place = M::Error::ROWS.iter().position(|row| row.reason == reason);
        let row = place.and_then(|place| catalog.method_named(M::NAME)?.rows.get(place));
        let mut standard = StandardError::ROWS.iter().map(|row| row.reason);
        let standard = standard.find(|error| M::Error::standard(*error) == reason);
        let refusal = match (row, standard) {
            (Some((_, refusal)), _) => refusal.clone(),
            (None, Some(error)) => catalog.standard(error),
            (None, None) => Refusal::new(400, "UNLISTED", "An error that is in no table."),
        };
        self.engine.script(Some(M::NAME), Script::Refusal(refusal));
    }

    /// Something goes wrong with the next call that has a method and good credentials.
    ///
    /// What is forced and what goes wrong is kept in its order, and each call takes the first that
    /// fits it.
    ///
    /// ```
    /// use kompliant_api::sandbox::{Fault, Sandbox};
    ///
    /// Sandbox::new().fault_next(Fault::Closed);
    /// ```
    pub fn fault_next(&self, fault: Fault) {
        self.engine.script(None, Script::Fault(fault));
    }

    /// Something goes wrong with the next call of a method.
    ///
    /// ```
    /// use kompliant_api::propay::Execute;
    /// use kompliant_api::sandbox::{Fault, Sandbox};
    ///
    /// Sandbox::new().fault_next_of::<Execute>(Fault::Closed);
    /// ```
    pub fn fault_next_of<M: Method>(&self, fault: Fault) {
        self.engine.script(Some(M::NAME), Script::Fault(fault));
    }

    /// The rows of every error table, each with what leads to it.
    ///
    /// What any method can answer is not among them: wrong credentials, an unknown version, a body
    /// that is too large or of another media type come of themselves, the others by
    /// [`force_next`](Self::force_next).
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let rows = Sandbox::new().rows();
    /// assert!(rows.iter().all(|row| row.condition.is_some()), "none has to be forced");
    /// ```
    pub fn rows(&self) -> Vec<Row> {
        self.engine.catalog.rows().cloned().collect()
    }

    /// The calls that it has received, the first one first; at most the last 10,000.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let sandbox = Sandbox::new();
    /// assert_eq!(sandbox.calls().len(), 0);
    /// ```
    pub fn calls(&self) -> Vec<LoggedCall> {
        self.engine.calls()
    }

    /// All that lasts: workflows, entities, what was run, what is switched off. Not what is to be
    /// forced, nor the calls.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let snapshot = Sandbox::new().snapshot();
    /// Sandbox::new().restore(&snapshot)?;
    /// # Ok::<(), kompliant_api::sandbox::InvalidSnapshot>(())
    /// ```
    pub fn snapshot(&self) -> Vec<u8> {
        self.engine.snapshot()
    }

    /// Goes on where a [`snapshot`](Self::snapshot) was made, and forgets what was before.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// assert!(Sandbox::new().restore(b"not one").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// [`InvalidSnapshot`] if the bytes are none, or one of another version; then nothing is
    /// changed.
    pub fn restore(&self, snapshot: &[u8]) -> Result<(), InvalidSnapshot> {
        self.engine.restore(snapshot)
    }
}

impl Default for Sandbox {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sandbox").field("changes", &self.engine.changes()).finish_non_exhaustive()
    }
}

/// Bytes that are no snapshot of a sandbox, or one of another version.
///
/// ```
/// use kompliant_api::sandbox::Sandbox;
///
/// let error = Sandbox::new().restore(b"not one").unwrap_err();
/// assert_eq!(error.to_string(), "this is no snapshot of a sandbox");
/// ```
#[derive(Debug, thiserror::Error)]
#[error("this is no snapshot of a sandbox")]
pub struct InvalidSnapshot(#[source] Option<serde_json::Error>);
