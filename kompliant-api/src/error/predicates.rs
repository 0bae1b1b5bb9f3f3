//! What one asks of an error, whatever the method.

use super::{Delivery, Error, ErrorKind};
use crate::StandardError;

/// What to do about an error, by what it is.
impl<R> Error<R> {
    /// Time ran out.
    ///
    /// Usually the API or the network is slow, or the timeout of the
    /// [`Builder`](crate::Builder) is short. Where [`delivery`](Self::delivery) is
    /// [`Delivery::Unknown`], the call may have been processed all the same.
    pub fn is_timeout(&self) -> bool {
        self.failure.timed_out
    }

    /// No connection could be made, so nothing was sent.
    ///
    /// Usually the network is down, the name of the host does not resolve, or a firewall is
    /// between. To send it again is safe.
    pub fn is_connect(&self) -> bool {
        self.kind() == ErrorKind::Transport && self.delivery() == Delivery::NotSent
    }

    /// The API does not accept the credentials, or not for this method.
    ///
    /// Usually they are of another environment, mistyped, or revoked;
    /// [`standard`](Self::standard) says which of the three values it is. To send it again
    /// changes nothing.
    pub fn is_auth(&self) -> bool {
        matches!(self.status(), Some(401 | 403))
            || matches!(
                self.standard(),
                Some(
                    StandardError::AuthInvalidHeader
                        | StandardError::AuthInvalidApiKey
                        | StandardError::AuthInvalidAuthToken
                        | StandardError::AuthSignatureMismatch
                        | StandardError::AuthMissingHeader
                        | StandardError::Forbidden
                )
            )
    }

    /// The call came too soon after others, and was not processed.
    ///
    /// Send fewer at a time, and send this one again after a while.
    pub fn is_throttled(&self) -> bool {
        self.standard() == Some(StandardError::Throttled)
    }

    /// The API, or something in front of it, failed at its own work.
    ///
    /// Usually it passes. How far the call came is not known: a method that writes may have had
    /// its effect.
    pub fn is_server_error(&self) -> bool {
        self.status().is_some_and(|status| status >= 500)
    }

    /// What the request names does not exist: `ENTITY_NOT_FOUND`.
    ///
    /// Usually the id is of another environment or account.
    pub fn is_not_found(&self) -> bool {
        self.errors().iter().any(|object| object.code() == Some("ENTITY_NOT_FOUND"))
    }

    /// The API refused what was asked, by a rule of its own and before it did anything.
    ///
    /// [`reason`](Self::reason) says which rule. To send it again changes nothing as long as what
    /// it depends on is the same.
    pub fn is_refused(&self) -> bool {
        self.kind() == ErrorKind::Api && !self.is_server_error()
    }

    /// The API is done, but what it answered is not of the documented shape.
    ///
    /// [`path`](Self::path) says where. Usually this crate is older than the API; the call has had
    /// its effect.
    pub fn is_decode(&self) -> bool {
        self.kind() == ErrorKind::Decode
    }

    /// Whether the call can have had an effect, in spite of the error.
    ///
    /// If so, a method that writes must not simply be called again: read what has happened first,
    /// with the provisioner's `get`.
    pub fn may_have_happened(&self) -> bool {
        self.is_decode() || self.failure.is_unclear()
    }
}
