//! The thread on which a blocking client sends.
//!
//! A runtime that a caller's thread drove itself could not be entered from asynchronous code; this
//! one runs on a thread of its own, and callers wait on a channel.

use std::{borrow::Cow, io, mem, process, sync::mpsc, thread};

use tokio::{
    runtime::{Builder, Handle},
    sync::oneshot,
};

use crate::api::error::{Delivery, ErrorKind, Failure, Purpose};

pub(super) struct Background {
    handle: Handle,
    /// Dropped, it ends the thread.
    stop: Option<oneshot::Sender<()>>,
    /// The process that has the thread. A fork of it has none.
    process: u32,
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
        Ok(Self { handle, stop: Some(stop), process: process::id() })
    }

    /// Runs a call there and waits for what comes of it.
    pub(super) fn run<T: Send + 'static>(
        &self,
        method: Cow<'static, str>,
        purpose: Purpose,
        call: impl Future<Output = Result<T, Box<Failure>>> + Send + 'static,
    ) -> Result<T, Box<Failure>> {
        if self.is_elsewhere() {
            let summary = "the client was made before this process was forked, nothing was sent; make it after";
            let (kind, delivery) = (ErrorKind::Request, Delivery::NotSent);
            return Err(Failure::new(method, kind, delivery, summary).after(0, purpose));
        }
        let (give, take) = mpsc::sync_channel(1);
        self.handle.spawn(async move {
            // An error says that nobody waits any more.
            let _nobody = give.send(call.await);
        });
        take.recv().unwrap_or_else(|_| {
            // A clock of the program's own has panicked.
            let (kind, delivery) = (ErrorKind::Transport, Delivery::Unknown);
            Err(Failure::new(method, kind, delivery, "the transport panicked").after(1, purpose))
        })
    }

    fn is_elsewhere(&self) -> bool {
        self.process != process::id()
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        // A fork would wake the thread of the process that it was forked from.
        if self.is_elsewhere() {
            mem::forget(self.stop.take());
        }
    }
}
