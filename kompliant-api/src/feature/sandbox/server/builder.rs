//! How a server is set up.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::PathBuf,
    sync::{Arc, Mutex},
    time::Duration,
};

use super::{
    Server, StartError,
    dispatch::{Dispatch, Log},
    exchange::Exchange,
    hosts::Hosts,
    state_file::StateFile,
};
use crate::feature::sandbox::{LoggedCall, Sandbox};

/// How long a caller may take to send a head, and then a body.
const PATIENCE: Duration = Duration::from_secs(30);

/// What is added to the time must not overflow.
const MOST_PATIENCE: Duration = Duration::from_secs(24 * 60 * 60);

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
    hosts: Vec<String>,
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
            hosts: Vec::new(),
            log: None,
        }
    }

    /// The address to listen on; by default that of this machine alone, `127.0.0.1`.
    ///
    /// On any other, everybody in reach can call the sandbox, and the credentials are no secret. It
    /// needs an [`allow_host`](Self::allow_host), by which others call it.
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

    /// Answers callers that call it by this name, too, such as that of a container; can be repeated.
    ///
    /// Otherwise it answers only to names of this machine, `localhost` and loopback addresses, so that
    /// no web page can call it by a name of its own. A request with another `Host`, or with the
    /// `Origin` of another page, is refused.
    ///
    /// Whoever calls it by an allowed name can also set it up, if [`control`](Self::control) is on. To
    /// call it by plain `http`, a client needs
    /// [`ClientBuilder::allow_plain_http`](crate::ClientBuilder::allow_plain_http).
    ///
    /// ```
    /// use std::net::Ipv4Addr;
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let builder = Sandbox::new().serve().address(Ipv4Addr::UNSPECIFIED.into()).allow_host("sandbox");
    /// ```
    pub fn allow_host(mut self, name: impl Into<String>) -> Self {
        self.hosts.push(name.into());
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
    /// seconds, and a day at most. Whoever is slower is disconnected, and so is a connection that is
    /// kept and not used. Where many callers are slow, they are disconnected sooner.
    ///
    /// ```
    /// use std::time::Duration;
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let builder = Sandbox::new().serve().patience(Duration::from_secs(5));
    /// ```
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience.min(MOST_PATIENCE);
        self
    }

    /// Keeps the state in this file: it is read at the start, and written after each change, before
    /// the answer goes out.
    ///
    /// However the process ends, the file has all that was answered. It is locked for as long as the
    /// server runs. Now and then it is written again as a whole, to `….new` beside it. What was set up
    /// to happen to the next call is not kept.
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
    /// machine, and those that call by an [allowed](Self::allow_host) name. `POST /sandbox.help` lists
    /// the commands.
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
    /// [`StartError`] if the port cannot be had, the state file cannot be used, or others can reach it
    /// and no name is allowed.
    pub fn start(self) -> Result<Server, StartError> {
        let mut hosts = Hosts::default();
        for name in self.hosts {
            hosts.allow(&name).ok_or(StartError::InvalidHost(name))?;
        }
        if hosts.is_empty() && !self.address.to_canonical().is_loopback() {
            return Err(StartError::NoHost(self.address));
        }
        // Whoever calls it by its address has not been led here by a name.
        if !self.address.is_loopback() && !self.address.is_unspecified() {
            let address = SocketAddr::new(self.address, 80).to_string();
            let _is_a_host = hosts.allow(address.trim_end_matches(":80"));
        }
        let state = match &self.state_file {
            None => None,
            Some(path) => Some(StateFile::open(path, &self.sandbox.engine)?),
        };
        let dispatch = Dispatch {
            sandbox: self.sandbox.clone(),
            state: state.map(Mutex::new),
            control: self.control,
            hosts,
            log: self.log,
        };
        let handler = Arc::new(move |request: &_, is_local| dispatch.handle(request, is_local));
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
            .field("hosts", &self.hosts)
            .finish_non_exhaustive()
    }
}
