//! A stand-in for the API, in the same program.
//!
//! Nobody can try a payments integration without credentials and a bank. This speaks the API as the
//! spec describes it, so that one can.

mod auth;
mod call;
mod clock;
mod engine;
mod published;
mod reply;
mod server;
mod transport;

use std::{fmt, sync::Arc, time::Duration};

pub use self::{
    call::LoggedCall,
    published::{API_KEY, AUTH_TOKEN, SECRET_KEY},
    server::{Server, ServerBuilder, StartError},
    transport::SandboxTransport,
};
use self::{clock::Clock, engine::Engine};
use crate::Credentials;

/// A stand-in for the API. A clone is the same sandbox.
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
    /// client that waits: what takes minutes takes a test no time.
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

    /// A way in without sockets.
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
    /// [`InvalidSnapshot`] if the bytes are none; then nothing is changed.
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
pub struct InvalidSnapshot(#[source] serde_json::Error);
