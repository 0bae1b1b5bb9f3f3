//! Why a server does not start.
//!
//! Each says what to do, since people who try things out are the ones who read it.

use std::{io, net::SocketAddr, path::PathBuf};

use crate::feature::sandbox::InvalidSnapshot;

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
    /// The state file is whole, but of another version of the sandbox. It is left as it is.
    #[error("the state file {} is of another version; it is left as it is", .0.display())]
    ForeignState(PathBuf, #[source] InvalidSnapshot),
}
