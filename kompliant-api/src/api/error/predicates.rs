//! What one asks of an error, whatever the method.

use super::{Delivery, Error, ErrorKind};
use crate::StandardError;

/// What to do about an error, by what it is.
impl<R> Error<R> {
    /// Time ran out.
    ///
    /// Usually the API or the network is slow, or the timeout of the
    /// [`ClientBuilder`](crate::ClientBuilder) is short. Where [`delivery`](Self::delivery) is
    /// [`Delivery::Unknown`], the call may have been processed all the same.
    ///
    /// ```
    /// # use kompliant_api::doc_support as canned;
    /// # use kompliant_api::transport::TransportError;
    /// # let error = canned::error::<kompliant_api::propay::Execute>([Err(TransportError::unknown("slow").timed_out())]);
    /// assert!(error.is_timeout() && error.may_have_happened());
    /// ```
    pub fn is_timeout(&self) -> bool {
        self.failure.timed_out
    }

    /// No connection could be made, so nothing was sent.
    ///
    /// Usually the network is down, the name of the host does not resolve, or a firewall is
    /// between. To send it again is safe.
    ///
    /// ```
    /// # use kompliant_api::doc_support as canned;
    /// # use kompliant_api::transport::TransportError;
    /// # let error = canned::error::<kompliant_api::propay::Execute>((0..4).map(|_| Err(TransportError::not_sent("refused"))));
    /// assert!(error.is_connect() && !error.may_have_happened());
    /// ```
    pub fn is_connect(&self) -> bool {
        self.kind() == ErrorKind::Transport && self.delivery() == Delivery::NotSent
    }

    /// The API does not accept the credentials, or not for this method.
    ///
    /// Usually they are of another environment, mistyped, or revoked;
    /// [`standard`](Self::standard) says which of the three values it is. To send it again
    /// changes nothing.
    ///
    /// ```
    /// use kompliant_api::StandardError;
    ///
    /// # use kompliant_api::doc_support as canned;
    /// # let error = canned::error::<kompliant_api::propay::Execute>([canned::answer(401, r#"{
    /// #     "meta": {"status": "ERROR"}, "errors": [{"code": "AUTH_SIGNATURE_MISMATCH"}]
    /// # }"#)]);
    /// assert!(error.is_auth());
    /// assert_eq!(error.standard(), Some(StandardError::AuthSignatureMismatch));
    /// ```
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
    ///
    /// ```
    /// # use kompliant_api::doc_support as canned;
    /// # let error = canned::error::<kompliant_api::propay::Execute>((0..4).map(|_| canned::answer(429, "")));
    /// assert!(error.is_throttled() && !error.may_have_happened());
    /// ```
    pub fn is_throttled(&self) -> bool {
        self.standard() == Some(StandardError::Throttled)
    }

    /// The API, or something in front of it, failed at its own work.
    ///
    /// Usually it passes. How far the call came is not known: a method that writes may have had
    /// its effect.
    ///
    /// ```
    /// # let error = kompliant_api::doc_support::unavailable::<kompliant_api::propay::Execute>();
    /// assert!(error.is_server_error() && error.may_have_happened());
    /// ```
    pub fn is_server_error(&self) -> bool {
        self.status().is_some_and(|status| status >= 500)
    }

    /// What the request names does not exist: `ENTITY_NOT_FOUND`.
    ///
    /// Usually the id is of another environment or account.
    ///
    /// ```
    /// # use kompliant_api::doc_support as canned;
    /// # let error = canned::error::<kompliant_api::propay::Execute>([canned::answer(404, r#"{
    /// #     "meta": {"status": "ERROR"}, "errors": [{"code": "ENTITY_NOT_FOUND"}]
    /// # }"#)]);
    /// assert!(error.is_not_found());
    /// ```
    pub fn is_not_found(&self) -> bool {
        self.errors().iter().any(|object| object.code() == Some("ENTITY_NOT_FOUND"))
    }

    /// The API refused what was asked, by a rule of its own and before it did anything.
    ///
    /// [`reason`](Self::reason) says which rule. To send it again changes nothing as long as what
    /// it depends on is the same.
    ///
    /// ```
    /// use kompliant_api::propay::ExecuteError;
    ///
    /// # let error = kompliant_api::doc_support::refused::<kompliant_api::propay::Execute>();
    /// assert!(error.is_refused());
    /// assert_eq!(error.reason(), Some(ExecuteError::PrecheckFailed));
    /// ```
    pub fn is_refused(&self) -> bool {
        self.kind() == ErrorKind::Api && !self.is_server_error()
    }

    /// The API is done, but what it answered is not of the documented shape.
    ///
    /// [`decode_path`](Self::decode_path) says where. Usually this crate is older than the API; the call has had
    /// its effect.
    ///
    /// ```
    /// # use kompliant_api::doc_support as canned;
    /// # let error = canned::error::<kompliant_api::propay::Execute>([canned::answer(200,
    /// #     r#"{"meta": {"status": "SUCCESS"}, "data": {"propay": {"propay_id": 7}}}"#)]);
    /// assert!(error.is_decode() && error.may_have_happened());
    /// ```
    pub fn is_decode(&self) -> bool {
        self.kind() == ErrorKind::Decode
    }

    /// Whether the call can have had an effect, in spite of the error.
    ///
    /// If so, a method that writes must not simply be called again: read what has happened first,
    /// with the provisioner's `get`.
    ///
    /// ```no_run
    /// # use kompliant_api::{Client, Error, propay::PropayId};
    /// # async fn example(client: &Client, id: &PropayId) -> Result<(), Error> {
    /// if let Err(error) = client.propay().execute(id).send().await
    ///     && error.may_have_happened()
    /// {
    ///     // Is there a run that was not there before?
    ///     let runs = client.propay().get(id).send().await?.execution_results;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn may_have_happened(&self) -> bool {
        self.is_decode() || self.failure.is_unclear()
    }
}
