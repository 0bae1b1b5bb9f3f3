//! The sandbox as a server on this machine, which speaks real HTTP.
//!
//! For clients that cannot be given a transport: programs in other languages, `curl`, and tests that
//! are to go through sockets.

mod builder;
mod connections;
mod control;
mod dispatch;
mod error;
mod exchange;
mod hosts;
mod state_file;

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener},
    ops::Deref,
    thread::{self, JoinHandle},
};

use tokio::{runtime, sync::oneshot};

pub use self::{builder::ServerBuilder, error::StartError};
use self::{connections::serve, exchange::Exchange};
use super::Sandbox;
#[cfg(feature = "reqwest")]
use crate::{BuildError, Client, ClientBuilder};

/// A [`Sandbox`] that listens on this machine. Dropped, it stops.
///
/// It has a thread of its own, so it can be started from anywhere, and serves asynchronous and
/// blocking tests alike. It derefs to the sandbox, which is set up through it.
///
/// ```
/// use kompliant_api::sandbox::Sandbox;
///
/// let sandbox = Sandbox::start()?;
/// assert!(sandbox.base_url().starts_with("http://127.0.0.1:"));
/// assert!(sandbox.calls().is_empty());
/// # Ok::<(), kompliant_api::sandbox::StartError>(())
/// ```
pub struct Server {
    sandbox: Sandbox,
    address: SocketAddr,
    /// Dropped, it ends the thread.
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Sandbox {
    /// Starts a new sandbox as a server, on a free port of this machine.
    ///
    /// ```
    /// # #[cfg(all(feature = "reqwest", feature = "blocking"))] {
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let sandbox = Sandbox::start()?;
    /// let client = sandbox.blocking_client()?;
    /// # let _ = client;
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`StartError`] if there is no free port, or no thread to be had.
    pub fn start() -> Result<Server, StartError> {
        Sandbox::new().serve().start()
    }

    /// Where to say how this sandbox is served, before [`ServerBuilder::start`].
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let sandbox = Sandbox::new().serve().port(0).start()?;
    /// # Ok::<(), kompliant_api::sandbox::StartError>(())
    /// ```
    pub fn serve(self) -> ServerBuilder {
        ServerBuilder::new(self)
    }
}

impl Server {
    /// Serves until it is dropped.
    fn run(sandbox: Sandbox, address: SocketAddr, exchange: Exchange) -> Result<Self, StartError> {
        let listen = |error| StartError::Listen(address, error);
        let listener = TcpListener::bind(address).map_err(listen)?;
        listener.set_nonblocking(true).map_err(listen)?;
        let address = listener.local_addr().map_err(listen)?;
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(StartError::Thread)?;
        let listener = {
            let _entered = runtime.enter();
            tokio::net::TcpListener::from_std(listener).map_err(listen)?
        };
        let (stop, stopped) = oneshot::channel::<()>();
        let thread = thread::Builder::new().name("kompliant-sandbox".to_owned());
        let thread = thread.spawn(move || {
            runtime.spawn(serve(listener, exchange));
            // An error says that the server is dropped, and is the only thing that comes. With the
            // runtime go the connections.
            let _dropped = runtime.block_on(stopped);
        });
        let thread = thread.map_err(StartError::Thread)?;
        Ok(Self { sandbox, address, stop: Some(stop), thread: Some(thread) })
    }

    /// Where it is, such as `http://127.0.0.1:49152`, for
    /// [`ClientBuilder::base_url`](crate::ClientBuilder::base_url).
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let sandbox = Sandbox::start()?;
    /// println!("{}/propay.get", sandbox.base_url());
    /// # Ok::<(), kompliant_api::sandbox::StartError>(())
    /// ```
    pub fn base_url(&self) -> String {
        let mut address = self.address;
        // On all addresses is on that of this machine, too, and the only one that `http` is for.
        match address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
            IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
            _ => {}
        }
        format!("http://{address}")
    }

    /// The builder of a client that calls it over HTTP, with its credentials.
    ///
    /// ```
    /// # #[cfg(feature = "reqwest")] {
    /// use std::time::Duration;
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let sandbox = Sandbox::start()?;
    /// let client = sandbox.client_builder().timeout(Duration::from_secs(5)).build()?;
    /// # let _ = client;
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "reqwest")]
    pub fn client_builder(&self) -> ClientBuilder {
        Client::builder(self.sandbox.credentials()).base_url(&self.base_url())
    }

    /// A client that calls it over HTTP, with its credentials.
    ///
    /// ```
    /// # #[cfg(feature = "reqwest")] {
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let sandbox = Sandbox::start()?;
    /// let client = sandbox.client()?;
    /// # let _ = client;
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`BuildError`] if reqwest cannot be set up.
    #[cfg(feature = "reqwest")]
    pub fn client(&self) -> Result<Client, BuildError> {
        self.client_builder().build()
    }

    /// The same for programs that are not asynchronous.
    ///
    /// ```
    /// # #[cfg(all(feature = "reqwest", feature = "blocking"))] {
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let sandbox = Sandbox::start()?;
    /// let client = sandbox.blocking_client()?;
    /// # let _ = client;
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`BuildError`] if reqwest or the thread of the client cannot be set up.
    #[cfg(all(feature = "reqwest", feature = "blocking"))]
    pub fn blocking_client(&self) -> Result<crate::feature::blocking::Client, BuildError> {
        self.client_builder().build_blocking()
    }
}

impl Deref for Server {
    type Target = Sandbox;

    fn deref(&self) -> &Sandbox {
        &self.sandbox
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        // So that port and state file are free afterwards. It fails if the thread has panicked.
        if let Some(thread) = self.thread.take() {
            let _panicked = thread.join();
        }
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("address", &self.address).finish_non_exhaustive()
    }
}
