//! What is done for each request around the engine: admitted, handled, kept, logged, answered.
//!
//! A response goes out only once the state file has the change that it reports, so that no answered
//! create is lost with the process.

use std::{
    io,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use bytes::Bytes;
use http::Request;

use super::{
    control,
    hosts::{CalledAs, Hosts},
    state_file::StateFile,
};
use crate::feature::sandbox::{
    LoggedCall, Sandbox, answer,
    clock::timestamp,
    refusal::Refusal,
    reply::{Handled, Reply},
};

/// Called for each call, with how long it took.
pub(super) type Log = Arc<dyn Fn(&LoggedCall, Duration) + Send + Sync>;

pub(super) struct Dispatch {
    pub(super) sandbox: Sandbox,
    pub(super) state: Option<Mutex<StateFile>>,
    pub(super) control: bool,
    pub(super) hosts: Hosts,
    pub(super) log: Option<Log>,
}

impl Dispatch {
    /// Deals with a request, of a caller that is or is not on this machine.
    pub(super) fn handle(&self, request: &Request<Bytes>, is_local: bool) -> Reply {
        let start = Instant::now();
        let mut handled = match self.hosts.check(request) {
            Err(problem) => self.refused(&Refusal::new(403, "FORBIDDEN", &problem)),
            // A command does more than a call, so it takes more to be admitted.
            Ok(called)
                if self.control
                    && control::is_for(request)
                    && (is_local || called == CalledAs::Allowed) =>
            {
                control::handle(&self.sandbox, request)
            }
            Ok(_) => self.sandbox.engine.handle(request),
        };
        if let Err(error) = self.keep() {
            // The caller must not take for done what may be forgotten.
            let problem = format!("the state file cannot be written: {error}");
            handled = self.refused(&Refusal::new(500, "SERVER_ERROR", &problem));
            handled.call.outcome = problem;
        }
        if let Some(log) = &self.log {
            log(&handled.call, start.elapsed());
        }
        handled.reply
    }

    /// A request that is not a call of the sandbox, or whose call may be forgotten.
    fn refused(&self, refusal: &Refusal) -> Handled {
        let engine = &self.sandbox.engine;
        let trace_id = engine.ids.trace();
        let reply = Reply::Answer(answer::refused(refusal, &trace_id));
        let call = LoggedCall {
            at: timestamp(engine.clock.now()),
            method: "?".to_owned(),
            status: Some(refusal.status),
            outcome: refusal.key(),
            entity: None,
            trace_id,
        };
        Handled { reply, call }
    }

    /// Writes what has changed.
    fn keep(&self) -> io::Result<()> {
        let Some(state) = &self.state else { return Ok(()) };
        state.lock().unwrap_or_else(PoisonError::into_inner).keep(&self.sandbox.engine)
    }
}

impl Drop for Dispatch {
    fn drop(&mut self) {
        // What a test has set up since the last call. There is nobody left to report a failure to.
        let _lost = self.keep();
    }
}
