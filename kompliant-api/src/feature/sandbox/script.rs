//! What is to happen on calls to come, whatever the state of the world says.
//!
//! Some answers have no cause that a sandbox could have, and faults of the network have none at
//! all; a test that needs one says so.

use std::{collections::VecDeque, time::Duration};

use super::{Sandbox, refusal::Refusal};
use crate::{Method, MethodError, StandardError};

/// What goes wrong with a call on its way, rather than in its matter.
///
/// ```
/// use std::time::Duration;
/// use kompliant_api::sandbox::{Fault, Sandbox};
///
/// let sandbox = Sandbox::paused();
/// sandbox.fault_next(Fault::Throttled(Duration::from_secs(2)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// No connection can be made, so the request is not sent. Nothing was done.
    ///
    /// A server cannot do that: over sockets the connection is closed, as by
    /// [`ClosedEarly`](Self::ClosedEarly).
    Unreachable,
    /// The connection is closed before the call is looked at, so the caller cannot know what became
    /// of it. Nothing was done.
    ClosedEarly,
    /// 429 with `Retry-After`, in whole seconds. Nothing was done.
    Throttled(Duration),
    /// A page of a gateway with this status. Nothing was done.
    ErrorPage(u16),
    /// A page of a gateway with this status, after the call was carried out.
    LateErrorPage(u16),
    /// The connection is closed after the call was carried out, without an answer.
    Closed,
    /// The call was carried out, and the answer ends within its body.
    CutShort,
    /// The call was carried out, and no answer comes.
    Silence,
    /// The call is carried out, and the answer comes after so long.
    Delay(Duration),
}

impl Fault {
    /// What the log says of it.
    pub(super) fn outcome(self) -> &'static str {
        match self {
            Self::Unreachable => "fault: unreachable",
            Self::ClosedEarly => "fault: closed early",
            Self::Throttled(_) => "fault: throttled",
            Self::ErrorPage(_) => "fault: error page",
            Self::LateErrorPage(_) => "fault: error page, carried out",
            Self::Closed => "fault: closed, carried out",
            Self::CutShort => "fault: cut short, carried out",
            Self::Silence => "fault: silence, carried out",
            Self::Delay(_) => "fault: delay",
        }
    }
}

impl Sandbox {
    /// The next call of a method is refused for this reason, whatever the state of the world says.
    /// Nothing is done. For `Unlisted` it is an error that no table has.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    /// use kompliant_api::propay::{Execute, ExecuteError};
    ///
    /// Sandbox::new().force_next::<Execute>(ExecuteError::PrecheckFailed);
    /// ```
    pub fn force_next<M: Method<Error: MethodError>>(&self, reason: M::Error) {
        let catalog = self.engine.catalog;
        let place = M::Error::ROWS.iter().position(|row| row.reason == reason);
        let row = place.and_then(|place| catalog.method_named(M::NAME)?.rows.get(place));
        let mut standard = StandardError::ROWS.iter().map(|row| row.reason);
        let standard = standard.find(|error| M::Error::standard(*error) == reason);
        let refusal = match (row, standard) {
            (Some((_, refusal)), _) => refusal.clone(),
            (None, Some(error)) => catalog.standard(error),
            (None, None) => Refusal::new(400, "UNLISTED", "An error that is in no table."),
        };
        self.engine.script(Some(M::NAME), Script::Refusal(refusal));
    }

    /// Something goes wrong with the next call that has a method and good credentials.
    ///
    /// What is forced and what goes wrong is kept in its order, and each call takes the first that
    /// fits it.
    ///
    /// ```
    /// use kompliant_api::sandbox::{Fault, Sandbox};
    ///
    /// Sandbox::new().fault_next(Fault::Closed);
    /// ```
    pub fn fault_next(&self, fault: Fault) {
        self.engine.script(None, Script::Fault(fault));
    }

    /// Something goes wrong with the next call of a method.
    ///
    /// ```
    /// use kompliant_api::propay::Execute;
    /// use kompliant_api::sandbox::{Fault, Sandbox};
    ///
    /// Sandbox::new().fault_next_of::<Execute>(Fault::Closed);
    /// ```
    pub fn fault_next_of<M: Method>(&self, fault: Fault) {
        self.engine.script(Some(M::NAME), Script::Fault(fault));
    }
}

/// As many wait at most, if they are added by commands.
pub(super) const MOST: usize = 10_000;

/// What happens to one call.
#[derive(Clone, Debug)]
pub(super) enum Script {
    Refusal(Refusal),
    Fault(Fault),
}

/// What is to happen, in its order.
#[derive(Debug, Default)]
pub(super) struct Scripts(VecDeque<(Option<&'static str>, Script)>);

impl Scripts {
    /// For the next call of a method, or of any.
    pub(super) fn add(&mut self, method: Option<&'static str>, script: Script) {
        self.0.push_back((method, script));
    }

    /// Whether so many wait that no command may add another.
    pub(super) fn is_full(&self) -> bool {
        self.0.len() >= MOST
    }

    /// What is to happen to this call.
    pub(super) fn take(&mut self, method: &str) -> Option<Script> {
        let fits = |(of, _): &(Option<&str>, Script)| of.is_none_or(|of| of == method);
        let place = self.0.iter().position(fits)?;
        self.0.remove(place).map(|(_, script)| script)
    }
}
