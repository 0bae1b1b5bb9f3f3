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
//! let workflow = sandbox.workflow_for::<Propay>();
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

// A command that overflows would end the sandbox for everybody who uses it.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

mod answer;
mod auth;
mod catalog;
mod clock;
mod condition;
mod credentials;
mod engine;
mod entity;
pub(crate) mod example;
mod ids;
mod inventory;
mod journal;
mod log;
mod perform;
mod ready;
mod refusal;
mod reply;
mod request_schema;
mod row;
mod run;
mod script;
mod server;
mod setup;
mod snapshot;
pub(crate) mod tables;
mod transport;
mod workflow;
mod world;

use std::{fmt, sync::Arc, time::Duration};

use self::{clock::Clock, engine::Engine};
pub use self::{
    condition::Condition,
    credentials::{API_KEY, AUTH_TOKEN, SECRET_KEY},
    example::Example,
    log::LoggedCall,
    ready::Ready,
    row::Row,
    script::Fault,
    server::{Server, ServerBuilder, StartError},
    setup::{AccountSetup, ProvisionerSetup, WorkflowSetup},
    snapshot::InvalidSnapshot,
    transport::SandboxTransport,
};
use crate::Credentials;

/// A stand-in for the API. A clone is the same sandbox.
///
/// A new one has a workflow that is ready for each provisioner, [`workflow_for`](Self::workflow_for),
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

    /// Moves its clock, at most to the end of the year 9999.
    ///
    /// ```
    /// use std::time::Duration;
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// Sandbox::paused().advance(Duration::from_secs(60));
    /// ```
    pub fn advance(&self, duration: Duration) {
        self.engine.advance(duration);
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
}

impl Default for Sandbox {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sandbox").finish_non_exhaustive()
    }
}
