//! How a server is set up.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::PathBuf,
    sync::Arc,
    time::Duration,
};

use super::{
    Server, StartError,
    desk::{Desk, Log},
    exchange::Exchange,
    state_file::StateFile,
};
use crate::feature::sandbox::{LoggedCall, Sandbox};

/// How long a caller may take to send a head, and then a body.
const PATIENCE: Duration = Duration::from_secs(30);

/// Says how a [`Sandbox`] is served; begun with [`Sandbox::serve`].
///
/// ```no_run
/// use kompliant_api::sandbox::Sandbox;
///
/// let sandbox = Sandbox::new()
///     .serve()
///     .port(4949)
///     .state_file("sandbox.state")
///     .on_call(|call, took| eprintln!("{call} {took:?}"))
///     .start()?;
/// # Ok::<(), kompliant_api::sandbox::StartError>(())
/// ```
#[must_use = "a server is made by `.start()`"]
pub struct ServerBuilder {
    sandbox: Sandbox,
    address: IpAddr,
    port: u16,
    patience: Duration,
    state_file: Option<PathBuf>,
    control: bool,
    log: Option<Log>,
}

impl ServerBuilder {
    pub(super) fn new(sandbox: Sandbox) -> Self {
        Self {
            sandbox,
            address: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            patience: PATIENCE,
            state_file: None,
            control: false,
            log: None,
        }
    }

    /// The address to listen on; by default that of this machine alone, `127.0.0.1`.
    ///
    /// On any other, everybody in reach can call the sandbox, and the credentials are no secret. A
    /// client of this crate calls `http` on this machine only.
    ///
    /// ```
    /// use std::net::Ipv6Addr;
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let builder = Sandbox::new().serve().address(Ipv6Addr::LOCALHOST.into());
    /// ```
    pub fn address(mut self, address: IpAddr) -> Self {
        self.address = address;
        self
    }

    /// The port to listen on; by default 0, which is any that is free.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let builder = Sandbox::new().serve().port(4949);
    /// ```
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// How long a caller may take to send the head of a request, and then its body; by default 30
    /// seconds. Whoever is slower is disconnected, and so is a connection that is kept and not used.
    ///
    /// ```
    /// use std::time::Duration;
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let builder = Sandbox::new().serve().patience(Duration::from_secs(5));
    /// ```
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Keeps the state in this file: it is read at the start, and written after each change, before
    /// the answer goes out.
    ///
    /// The file is never half written, however the process ends. Beside it there are `….lock` and, for
    /// a moment, `….new`. What was set up to fail on the next call is not kept.
    ///
    /// ```no_run
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let sandbox = Sandbox::new().serve().state_file("sandbox.state").start()?;
    /// # Ok::<(), kompliant_api::sandbox::StartError>(())
    /// ```
    pub fn state_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.state_file = Some(path.into());
        self
    }

    /// Whether the sandbox is set up over HTTP, too, by `POST /sandbox.…`; by default not.
    ///
    /// For tests in other languages. It needs no signature, takes JSON, and answers callers on this
    /// machine alone; `POST /sandbox.help` lists what there is.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let sandbox = Sandbox::new().serve().control(true).start()?;
    /// # Ok::<(), kompliant_api::sandbox::StartError>(())
    /// ```
    pub fn control(mut self, control: bool) -> Self {
        self.control = control;
        self
    }

    /// Called for each call that was handled, with how long that took.
    ///
    /// It is called on the thread that serves, which waits for it.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let builder = Sandbox::new().serve().on_call(|call, took| eprintln!("{call} {took:?}"));
    /// ```
    pub fn on_call(mut self, log: impl Fn(&LoggedCall, Duration) + Send + Sync + 'static) -> Self {
        self.log = Some(Arc::new(log));
        self
    }

    /// Starts it.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let sandbox = Sandbox::new().serve().start()?;
    /// println!("{}", sandbox.base_url());
    /// # Ok::<(), kompliant_api::sandbox::StartError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`StartError`] if the port cannot be had, or the state file cannot be used.
    pub fn start(self) -> Result<Server, StartError> {
        let state = match &self.state_file {
            None => None,
            Some(path) => {
                let (file, state) = StateFile::open(path)?;
                if let Some(state) = state {
                    let broken = |error| StartError::ForeignState(file.path().to_owned(), error);
                    self.sandbox.restore(&state).map_err(broken)?;
                }
                Some(file)
            }
        };
        let desk = Desk::new(self.sandbox.clone(), state, self.control, self.log);
        let handler = Arc::new(move |request: &_, local| desk.handle(request, local));
        let address = SocketAddr::new(self.address, self.port);
        Server::run(self.sandbox, address, Exchange::new(handler, self.patience))
    }
}

impl fmt::Debug for ServerBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServerBuilder")
            .field("address", &self.address)
            .field("port", &self.port)
            .field("patience", &self.patience)
            .field("state_file", &self.state_file)
            .field("control", &self.control)
            .finish_non_exhaustive()
    }
}
