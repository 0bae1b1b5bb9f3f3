//! The thread on which a blocking client sends.
//!
//! A runtime that a caller's thread drove itself could not be entered from asynchronous code; this
//! one runs on a thread of its own, and callers wait on a channel.

use std::{borrow::Cow, io, sync::mpsc, thread};

use tokio::{
    runtime::{Builder, Handle},
    sync::oneshot,
};

use crate::api::error::{Delivery, ErrorKind, Failure};

pub(super) struct Background {
    handle: Handle,
    /// Dropped, it ends the thread.
    _stop: oneshot::Sender<()>,
}

impl Background {
    pub(super) fn start() -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        let (stop, stopped) = oneshot::channel();
        thread::Builder::new().name("kompliant-api".to_owned()).spawn(move || {
            // An error says that the client is gone, and is the only thing that comes.
            let _gone = runtime.block_on(stopped);
            // A lookup of a name that hangs must not keep the thread.
            runtime.shutdown_background();
        })?;
        Ok(Self { handle, _stop: stop })
    }

    /// Runs a call there and waits for what comes of it.
    pub(super) fn run<T: Send + 'static>(
        &self,
        method: Cow<'static, str>,
        call: impl Future<Output = Result<T, Box<Failure>>> + Send + 'static,
    ) -> Result<T, Box<Failure>> {
        let (give, take) = mpsc::sync_channel(1);
        self.handle.spawn(async move {
            // An error says that nobody waits any more.
            let _nobody = give.send(call.await);
        });
        take.recv().unwrap_or_else(|_| {
            // A transport of the program's own has panicked.
            let summary = "the transport failed";
            let (kind, delivery) = (ErrorKind::Transport, Delivery::Unknown);
            Err(Failure::new(method, kind, delivery, summary))
        })
    }
}
