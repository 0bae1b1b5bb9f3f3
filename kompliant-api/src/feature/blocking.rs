//! The same client for programs that are not asynchronous.
//!
//! [`Client`] has every namespace and every call of the [asynchronous one](crate::Client); only
//! `send` waits instead of giving a future.
//!
//! ```no_run
//! use kompliant_api::{Credentials, blocking::Client};
//! use kompliant_api::propay::PropayId;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::new(Credentials::from_env()?)?;
//! let id = PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc")?;
//! let entity = client.propay().get(&id).send()?;
//! println!("{}", entity.status);
//! # Ok(())
//! # }
//! ```

mod background;
#[cfg(feature = "journey")]
mod clock;

use std::{fmt, sync::Arc};

use serde::Serialize;
use serde_json::Value;

use self::background::Background;
use crate::{
    BuildError, Call, ClientBuilder, Credentials, Error, Method, WithMeta,
    api::client::{Outgoing, Received},
    api::error::Failure,
    wire::trace,
};

/// A client whose calls block the thread until they are done.
///
/// It sends on one background thread of its own, which ends with the last clone of the client. A
/// clone shares it, with connections and credentials. To use it within asynchronous code does not
/// panic, but blocks the thread that others wait for: take the
/// [asynchronous client](crate::Client) there.
///
/// ```no_run
/// use kompliant_api::{Credentials, blocking::Client};
/// use kompliant_api::propay::PropayId;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let client = Client::new(Credentials::from_env()?)?;
/// let id = PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc")?;
///
/// let check = client.propay().can_execute(&id).send()?;
/// for requirement in check.missing_requirements() {
///     eprintln!("{}", requirement.message);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    inner: crate::Client,
    background: Arc<Background>,
}

impl Client {
    /// A client with the defaults of [`ClientBuilder`].
    ///
    /// ```no_run
    /// use kompliant_api::{Credentials, blocking::Client};
    ///
    /// let client = Client::new(Credentials::from_env()?)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`ClientBuilder::build_blocking`].
    pub fn new(credentials: Credentials) -> Result<Self, BuildError> {
        Self::builder(credentials).build_blocking()
    }

    /// Where to change the defaults; end it with [`ClientBuilder::build_blocking`].
    ///
    /// ```
    /// use std::time::Duration;
    /// use kompliant_api::{Credentials, blocking::Client};
    ///
    /// # fn example(credentials: Credentials) -> Result<(), kompliant_api::BuildError> {
    /// let client = Client::builder(credentials).timeout(Duration::from_secs(9)).build_blocking()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn builder(credentials: Credentials) -> ClientBuilder {
        ClientBuilder::new(credentials)
    }

    pub(crate) fn around(inner: crate::Client) -> Result<Self, BuildError> {
        let background =
            Background::start().map_err(|error| BuildError::Transport(error.into()))?;
        Ok(Self { inner, background: Arc::new(background) })
    }

    fn exchange(&self, outgoing: Outgoing) -> Result<Received, Box<Failure>> {
        let client = self.inner.clone();
        let method = outgoing.method.clone();
        // Here, since the thread that sends knows nothing of the span that is entered on this one.
        let span = client.shared.span(&outgoing);
        let call = async move { client.shared.exchange_within(span, outgoing).await };
        self.background.run(method, trace::as_here(call))
    }

    /// A call with a request that was made apart from it.
    ///
    /// ```
    /// use kompliant_api::blocking::Client;
    /// use kompliant_api::propay::{CanExecute, PropayId};
    ///
    /// # use kompliant_api::doc_support as canned;
    /// #
    /// # let answers = canned::transport([canned::answer(200, r#"{
    /// #     "meta": {"status": "SUCCESS", "trace_id": "trc_1"},
    /// #     "data": {"can_execute": true}
    /// # }"#)]);
    /// # let client = Client::builder(canned::credentials()).transport(answers).build_blocking()?;
    /// let request = CanExecute::new(PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc")?);
    /// let response = client.call(request).send()?;
    /// assert!(response.can_execute);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn call<M: Method>(&self, method: M) -> Call<'_, Self, M> {
        Call::new(self, method)
    }

    /// Calls a method that this crate does not describe yet, and gives `data` of the answer.
    ///
    /// ```
    /// use kompliant_api::blocking::Client;
    ///
    /// # use kompliant_api::doc_support as canned;
    /// #
    /// # let answers = canned::transport([canned::answer(200, r#"{
    /// #     "meta": {"status": "SUCCESS", "trace_id": "trc_1"},
    /// #     "data": {"can_execute": true}
    /// # }"#)]);
    /// # let client = Client::builder(canned::credentials()).transport(answers).build_blocking()?;
    /// let request = serde_json::json!({"propay_id": "ape_2dJFFW3HY8a3zOjqwUXhQc"});
    /// let data = client.call_untyped("propay.canExecute", &request)?;
    /// assert_eq!(data["can_execute"], true);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`call_untyped`](crate::Client::call_untyped) of the asynchronous client.
    pub fn call_untyped(
        &self,
        name: &str,
        request: &(impl Serialize + ?Sized),
    ) -> Result<Value, Error> {
        let outgoing = Outgoing::untyped(name, serde_json::to_vec(request));
        self.exchange(outgoing).and_then(Received::untyped).map_err(Error::new)
    }
}

impl ClientBuilder {
    /// The client for programs that are not asynchronous.
    ///
    /// ```
    /// use kompliant_api::{Client, Credentials};
    ///
    /// # fn example(credentials: Credentials) -> Result<(), kompliant_api::BuildError> {
    /// let client = Client::builder(credentials).build_blocking()?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`build`](Self::build), and if no thread can be started.
    pub fn build_blocking(self) -> Result<Client, BuildError> {
        Client::around(self.build()?)
    }
}

impl<M: Method> Call<'_, Client, M> {
    /// Sends the request and waits for the answer.
    ///
    /// If it fails, it is sent again where [`RetryPolicy`](crate::RetryPolicy) allows that.
    ///
    /// ```
    /// use kompliant_api::blocking::Client;
    /// use kompliant_api::propay::PropayId;
    ///
    /// # use kompliant_api::doc_support as canned;
    /// #
    /// # let answers = canned::transport([canned::answer(200, r#"{
    /// #     "meta": {"status": "SUCCESS", "trace_id": "trc_1"},
    /// #     "data": {"can_execute": true}
    /// # }"#)]);
    /// # let client = Client::builder(canned::credentials()).transport(answers).build_blocking()?;
    /// let id = PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc")?;
    /// let response = client.propay().can_execute(&id).send()?;
    /// assert!(response.can_execute);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`send`](Call::send) of the asynchronous client.
    pub fn send(self) -> Result<M::Response, Error<M::Error>> {
        self.client.exchange(self.outgoing()).map_err(Error::new)?.response::<M>()
    }

    /// As [`send`](Self::send), and gives the `meta` of the answer, too.
    ///
    /// ```
    /// use kompliant_api::blocking::Client;
    /// use kompliant_api::propay::PropayId;
    ///
    /// # use kompliant_api::doc_support as canned;
    /// #
    /// # let answers = canned::transport([canned::answer(200, r#"{
    /// #     "meta": {"status": "SUCCESS", "trace_id": "trc_1"},
    /// #     "data": {"can_execute": true}
    /// # }"#)]);
    /// # let client = Client::builder(canned::credentials()).transport(answers).build_blocking()?;
    /// let id = PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc")?;
    /// let answer = client.propay().can_execute(&id).send_with_meta()?;
    /// assert_eq!(answer.meta.trace_id(), Some("trc_1"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for `send`.
    pub fn send_with_meta(self) -> Result<WithMeta<M::Response>, Error<M::Error>> {
        self.client.exchange(self.outgoing()).map_err(Error::new)?.answer::<M>()
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.inner, f)
    }
}
