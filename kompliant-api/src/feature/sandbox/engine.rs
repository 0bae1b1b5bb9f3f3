//! What answers: a request in, a reply out, without I/O.
//!
//! The HTTP server and the transport without sockets both stand on it. It never panics, whatever
//! comes; all that lasts is behind one lock, which no caller holds for long.

use std::{
    collections::VecDeque,
    io,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use bytes::Bytes;
use http::{HeaderMap, Method as Verb, Request, Response, header::CONTENT_TYPE};
use serde_json::Value;

use super::{
    Fault, InvalidSnapshot, LoggedCall, answer,
    auth::Auth,
    catalog::{Catalog, CatalogMethod},
    clock::{Clock, timestamp},
    ids::Ids,
    journal::{Changes, Journal},
    perform::Invocation,
    refusal::Refusal,
    reply::{Handled, Reply},
    request_schema::Detail,
    script::{MOST, Script, Scripts},
    world::World,
};
use crate::{Credentials, StandardError};

/// As many calls as are remembered.
const CALLS: usize = 10_000;

/// As large as the body of a request may be (1 MiB). That of the API is not documented.
pub(crate) const MAX_REQUEST: usize = 1024 * 1024;

/// The sandbox without a way in.
pub(crate) struct Engine {
    pub(super) clock: Arc<Clock>,
    pub(super) catalog: &'static Catalog,
    pub(super) ids: Ids,
    auth: Option<Auth>,
    world: Mutex<World>,
    scripts: Mutex<Scripts>,
    calls: Mutex<VecDeque<LoggedCall>>,
}

/// What is known of a call while it is dealt with.
#[derive(Default)]
struct CallRecord {
    method: Option<&'static str>,
    outcome: Option<String>,
    entity: Option<String>,
}

impl Engine {
    pub(crate) fn new(credentials: &Credentials, clock: Clock) -> Self {
        let (catalog, ids) = (Catalog::get(), Ids::new(clock.is_paused()));
        Self {
            clock: Arc::new(clock),
            catalog,
            auth: Auth::new(credentials),
            world: Mutex::new(World::new(catalog, &ids)),
            ids,
            scripts: Mutex::default(),
            calls: Mutex::default(),
        }
    }

    /// Deals with a request.
    pub(crate) fn handle(&self, request: &Request<Bytes>) -> Handled {
        let now = self.clock.now();
        let trace_id = self.ids.trace();
        let mut record = CallRecord::default();
        let reply = match self.admit(request, &mut record) {
            Ok(method) => self.scripted(method, request.body(), now, &trace_id, &mut record),
            Err(refusal) => record.refused(&refusal, &trace_id),
        };
        let status = match &reply {
            Reply::Answer(answer) | Reply::Delayed(_, answer) | Reply::CutShort(answer) => {
                Some(answer.status().as_u16())
            }
            Reply::Unreachable | Reply::Close | Reply::Silence => None,
        };
        let call = LoggedCall {
            at: timestamp(now),
            method: record.method.unwrap_or("?").to_owned(),
            status,
            outcome: record.outcome.unwrap_or_else(|| "ok".to_owned()),
            entity: record.entity,
            trace_id,
        };
        let mut calls = lock(&self.calls);
        if calls.len() >= CALLS {
            calls.pop_front();
        }
        calls.push_back(call.clone());
        Handled { reply, call }
    }

    /// What is looked at before the matter: path and verb, size, media type, credentials. The
    /// documentation has the statuses and no order.
    fn admit(
        &self,
        request: &Request<Bytes>,
        record: &mut CallRecord,
    ) -> Result<&CatalogMethod, Refusal> {
        let bad = |message: &str| Refusal::new(400, "BAD_REQUEST", message);
        let method = self.catalog.method(request.uri().path());
        let method = method.ok_or_else(|| bad("There is no method at this URL path."))?;
        record.method = Some(method.typed.name);
        if request.method() != Verb::POST {
            return Err(bad("The HTTP method is not supported. Use POST."));
        }
        let refused = if request.body().len() > MAX_REQUEST {
            Some(StandardError::RequestTooLarge)
        } else if !is_json(request.headers()) {
            Some(StandardError::UnsupportedMediaType)
        } else {
            match &self.auth {
                Some(auth) => auth.refuse(request.headers()),
                None => Some(StandardError::AuthInvalidApiKey),
            }
        };
        match refused {
            Some(error) => Err(self.catalog.standard(error)),
            None => Ok(method),
        }
    }

    /// Does what is to happen to this call, or else what it asks for.
    fn scripted(
        &self,
        method: &CatalogMethod,
        body: &[u8],
        now: Duration,
        trace_id: &str,
        record: &mut CallRecord,
    ) -> Reply {
        let fault = match lock(&self.scripts).take(method.typed.name) {
            None => None,
            Some(Script::Refusal(refusal)) => return record.refused(&refusal, trace_id),
            Some(Script::Fault(fault)) => Some(fault),
        };
        record.outcome = fault.map(|fault| fault.outcome().to_owned());
        match fault {
            Some(Fault::Unreachable) => return Reply::Unreachable,
            Some(Fault::ClosedEarly) => return Reply::Close,
            Some(Fault::Throttled(wait)) => {
                let refusal = self.catalog.standard(StandardError::Throttled);
                return Reply::Answer(answer::throttled(&refusal, wait, trace_id));
            }
            Some(Fault::ErrorPage(status)) => return Reply::Answer(answer::page(status)),
            _ => {}
        }
        let answer = match self.performed(method, body, now, trace_id, record) {
            Ok(answer) => answer,
            Err(refusal) if fault.is_some() => answer::refused(&refusal, trace_id),
            Err(refusal) => return record.refused(&refusal, trace_id),
        };
        match fault {
            Some(Fault::LateErrorPage(status)) => Reply::Answer(answer::page(status)),
            Some(Fault::Closed) => Reply::Close,
            Some(Fault::CutShort) => Reply::CutShort(answer),
            Some(Fault::Silence) => Reply::Silence,
            Some(Fault::Delay(delay)) => Reply::Delayed(delay, answer),
            _ => Reply::Answer(answer),
        }
    }

    fn performed(
        &self,
        method: &CatalogMethod,
        body: &[u8],
        now: Duration,
        trace_id: &str,
        record: &mut CallRecord,
    ) -> Result<Response<Bytes>, Refusal> {
        let (request, invalid) = read(method, body);
        let invocation = Invocation { method, request: &request, invalid, now, ids: &self.ids };
        let performed = invocation.perform(&mut lock(&self.world))?;
        record.entity = performed.entity;
        let answer = answer::good(method, performed.data, trace_id);
        // The documented answer fits its type, and so does all that is put into it.
        answer.map_err(|_| self.catalog.standard(StandardError::ServerError))
    }

    /// The calls so far, the first one first.
    pub(super) fn calls(&self) -> Vec<LoggedCall> {
        lock(&self.calls).iter().cloned().collect()
    }

    /// What is to happen on a call of a method, or of any.
    pub(super) fn script(&self, method: Option<&'static str>, script: Script) {
        lock(&self.scripts).add(method, script);
    }

    /// The same for a command, which is refused where too many wait.
    pub(super) fn try_script(
        &self,
        method: Option<&'static str>,
        script: Script,
    ) -> Result<(), String> {
        let mut scripts = lock(&self.scripts);
        if scripts.is_full() {
            return Err(format!("{MOST} refusals and faults wait already"));
        }
        scripts.add(method, script);
        Ok(())
    }

    /// Looks at what lasts.
    pub(super) fn read<T>(&self, look: impl FnOnce(&World) -> T) -> T {
        look(&lock(&self.world))
    }

    /// Changes what lasts.
    pub(super) fn change<T>(&self, change: impl FnOnce(&mut World) -> T) -> T {
        change(&mut lock(&self.world))
    }

    /// Moves the clock, which lasts.
    pub(super) fn advance(&self, duration: Duration) {
        self.clock.advance(duration);
        lock(&self.world).journal.clock();
    }

    /// Goes on where a world was kept.
    pub(super) fn go_on(&self, mut world: World) {
        self.clock.advance_to(world.now);
        let mut old = lock(&self.world);
        world.journal = std::mem::take(&mut old.journal);
        world.journal.all();
        *old = world;
    }

    /// Notes what changes from now on.
    pub(super) fn keep_changes(&self) {
        lock(&self.world).journal = Journal::keeping();
    }

    /// What has changed since this was asked last.
    pub(super) fn take_changes(&self) -> Changes {
        let now = self.clock.now();
        lock(&self.world).take_changes(now)
    }

    /// Writes everything; what has changed before is written with it.
    pub(super) fn write_whole<T>(
        &self,
        write: impl FnOnce(&World) -> io::Result<T>,
    ) -> io::Result<T> {
        let mut world = lock(&self.world);
        world.now = self.clock.now();
        let written = write(&world)?;
        world.journal = Journal::keeping();
        Ok(written)
    }

    /// All that lasts, as bytes.
    pub(crate) fn snapshot(&self) -> Vec<u8> {
        let mut world = lock(&self.world);
        world.now = self.clock.now();
        serde_json::to_vec(&*world).unwrap_or_default()
    }

    /// Goes on where a snapshot was made.
    pub(crate) fn restore(&self, snapshot: &[u8]) -> Result<(), InvalidSnapshot> {
        let read = serde_json::from_slice::<World>(snapshot);
        let world = read.map_err(|error| InvalidSnapshot(Some(error)))?;
        if !world.is_valid() {
            return Err(InvalidSnapshot(None));
        }
        self.go_on(world);
        Ok(())
    }
}

impl CallRecord {
    fn refused(&mut self, refusal: &Refusal, trace_id: &str) -> Reply {
        self.outcome = Some(refusal.key());
        Reply::Answer(answer::refused(refusal, trace_id))
    }
}

/// The body as JSON, and what is wrong with it: every field that the spec says is, or else what the
/// type of the request cannot take.
fn read(method: &CatalogMethod, body: &[u8]) -> (Value, Option<(&'static str, Vec<Detail>)>) {
    let Ok(request) = serde_json::from_slice::<Value>(body) else {
        return (Value::Null, Some(("The request body is malformed JSON.", Vec::new())));
    };
    let mut details = method.table.request.check(&request);
    if details.is_empty()
        && let Some(field) = (method.typed.misfit)(&request)
    {
        details.push(Detail { message: format!("{field} does not fit"), field });
    }
    let invalid = (!details.is_empty()).then_some(("Invalid request params.", details));
    (request, invalid)
}

/// Whether the body is said to be JSON, whatever parameters come with it.
fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next());
    kind.is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
