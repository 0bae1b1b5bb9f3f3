//! What is done for each request around the engine: kept, then logged, then answered.
//!
//! An answer goes out only once what it tells of is on the disk, so that no answered create is lost
//! with the process.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use bytes::Bytes;
use http::Request;

use super::{control, state_file::StateFile};
use crate::feature::sandbox::{LoggedCall, Sandbox, reply::Reply};

/// Told of each call, and how long it took.
pub(super) type Log = Arc<dyn Fn(&LoggedCall, Duration) + Send + Sync>;

pub(super) struct Desk {
    sandbox: Sandbox,
    kept: Option<Mutex<Kept>>,
    control: bool,
    log: Option<Log>,
}

/// What is on the disk.
struct Kept {
    file: StateFile,
    /// As of which change.
    changes: u64,
}

impl Desk {
    pub(super) fn new(
        sandbox: Sandbox,
        file: Option<StateFile>,
        control: bool,
        log: Option<Log>,
    ) -> Self {
        let changes = sandbox.engine.changes();
        let kept = file.map(|file| Mutex::new(Kept { file, changes }));
        Self { sandbox, kept, control, log }
    }

    /// Deals with a request, of a caller that is or is not on this machine.
    pub(super) fn handle(&self, request: &Request<Bytes>, local: bool) -> Reply {
        let start = Instant::now();
        let control = self.control && local && control::is_for(request);
        let mut handled = match control {
            true => control::handle(&self.sandbox, request),
            false => self.sandbox.engine.handle(request),
        };
        if let Err(error) = self.keep() {
            // The caller must not take for done what may be forgotten.
            handled.call.outcome = format!("the state file cannot be written: {error}");
            handled.call.status = None;
            handled.reply = Reply::Close;
        }
        if let Some(log) = &self.log {
            log(&handled.call, start.elapsed());
        }
        handled.reply
    }

    /// Writes the state if it has changed.
    fn keep(&self) -> std::io::Result<()> {
        let Some(kept) = &self.kept else { return Ok(()) };
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        // Asked for first: what changes meanwhile is written the next time.
        let changes = self.sandbox.engine.changes();
        if changes != kept.changes {
            kept.file.write(&self.sandbox.engine.snapshot())?;
            kept.changes = changes;
        }
        Ok(())
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // What a test has set up since the last call. There is nobody left to tell of a failure.
        let _lost = self.keep();
    }
}
