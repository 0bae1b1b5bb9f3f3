//! Why a server does not start.
//!
//! Each says what to do, since people who try things out are the ones who read it.

use std::{
    io,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

/// The sandbox could not be started as a server.
///
/// ```
/// use kompliant_api::sandbox::{Sandbox, StartError};
///
/// let first = Sandbox::start()?;
/// let port = first.base_url().rsplit(':').next().unwrap().parse().unwrap();
/// let refused = Sandbox::new().serve().port(port).start().unwrap_err();
/// assert!(matches!(refused, StartError::Listen(..)));
/// # Ok::<(), StartError>(())
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// The address or port cannot be had. Take another port, or 0 for any that is free.
    #[error("cannot listen on {0}")]
    Listen(SocketAddr, #[source] io::Error),
    /// Others can reach the address, and no name is allowed by which they may call.
    /// [`allow_host`](super::ServerBuilder::allow_host) allows one.
    #[error("others can reach {0}: name a host by which they call the sandbox (--allow-host NAME)")]
    NoHost(IpAddr),
    /// The name that was allowed is not that of a host, such as `sandbox`. It has no port.
    #[error("`{0}` is not the name of a host, such as `sandbox`, without a port")]
    InvalidHost(String),
    /// The system gives no thread.
    #[error("cannot start a thread")]
    Thread(#[source] io::Error),
    /// The state file cannot be read, written or locked.
    #[error("cannot use the state file {}", .0.display())]
    State(PathBuf, #[source] io::Error),
    /// Another process has the state file.
    #[error("the state file {} is in use by another process", .0.display())]
    StateInUse(PathBuf),
    /// The state file is not one, or is damaged. It is left as it is: move it away to begin anew.
    #[error("the state file {} cannot be read: {}; it is left as it is", .0.display(), .1)]
    BrokenState(PathBuf, &'static str),
    /// A file is where the sandbox would write the state file before it takes the place of the old
    /// one. Move it away.
    #[error("{} is in the way: the state file is written there first; move it away", .0.display())]
    InTheWay(PathBuf),
}
