//! The asynchronous client.
//!
//! It joins the parts that do no I/O, building a request and reading an answer, with the transport
//! between them.

mod api_version;
mod attempts;
mod base_url;
mod builder;
#[cfg(feature = "journey")]
mod clock;
mod options;

use std::{fmt, sync::Arc};

use serde::Serialize;
use serde_json::Value;

#[cfg(feature = "blocking")]
pub(crate) use self::attempts::Received;
pub use self::{api_version::ApiVersion, builder::ClientBuilder};
pub(crate) use self::{
    attempts::Outgoing,
    options::{Options, Overrides},
};
use crate::{
    Call, Codec, Credentials, Error, Method, wire::retry::Budget, wire::transport::Carrier,
};

/// A client of the Kompliant Web API.
///
/// It needs a Tokio runtime, unless it has a [`Transport`](crate::wire::transport::Transport) that does not.
/// A clone shares credentials and connections with the original and costs next to nothing. It follows
/// no redirects, and uses no proxy unless it is told to. A call that failed it makes again where
/// [`RetryPolicy`](crate::RetryPolicy) allows that, and never where a write might then be done twice.
/// To drop the future of a call ends the call.
///
/// ```no_run
/// use kompliant_api::{Client, Credentials, types::{ProvisioningSponsor, WorkflowId}};
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let client = Client::new(Credentials::from_env()?)?;
/// let workflow_id = WorkflowId::new("w_2dJFFW3HY8a3zOjqwUXhQc")?;
/// let created = client
///     .propay()
///     .create(workflow_id, ProvisioningSponsor::GlobalPayments)
///     .send()
///     .await?;
/// println!("{}", created.propay_id);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    pub(crate) shared: Arc<Shared>,
}

pub(crate) struct Shared {
    codec: Codec,
    carrier: Carrier,
    options: Options,
    budget: Budget,
}

impl Client {
    /// A client with the defaults of [`ClientBuilder`].
    ///
    /// ```no_run
    /// use kompliant_api::{Client, Credentials};
    ///
    /// let client = Client::new(Credentials::from_env()?)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`BuildError`](crate::BuildError) if TLS cannot be set up on this machine.
    #[cfg(feature = "reqwest")]
    #[inline]
    pub fn new(credentials: Credentials) -> Result<Self, crate::BuildError> {
        Self::builder(credentials).build()
    }

    /// Where to change the defaults.
    ///
    /// ```
    /// use std::time::Duration;
    /// use kompliant_api::{Client, Credentials};
    ///
    /// # fn example(credentials: Credentials) -> Result<(), kompliant_api::BuildError> {
    /// let client = Client::builder(credentials).timeout(Duration::from_secs(20)).build()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn builder(credentials: Credentials) -> ClientBuilder {
        ClientBuilder::new(credentials)
    }

    /// A call with a request that was made apart from it.
    ///
    /// ```no_run
    /// # async fn example(client: kompliant_api::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use kompliant_api::propay::{Get, PropayId};
    ///
    /// let request = Get::new(PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc")?);
    /// let entity = client.call(request).send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn call<M: Method>(&self, method: M) -> Call<'_, Self, M> {
        Call::new(self, method)
    }

    /// Calls a method that this crate does not describe yet, and gives `data` of the answer.
    ///
    /// ```no_run
    /// # async fn example(client: kompliant_api::Client) -> Result<(), kompliant_api::Error> {
    /// let request = serde_json::json!({
    ///     "account_id": "lv_4K8mPxR9N2jL7hS5TdWfY1",
    ///     "workflow": {"type": "ACCOUNT_PROVISIONING"},
    /// });
    /// let data = client.call_untyped("workflow.create", &request).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Call::send`], and [`ErrorKind::Request`](crate::ErrorKind::Request) if `name` is no name of a method: words
    /// of letters and digits with dots between them.
    pub async fn call_untyped(
        &self,
        name: &str,
        request: &(impl Serialize + ?Sized),
    ) -> Result<Value, Error> {
        let body = serde_json::to_vec(request);
        self.shared.exchange_untyped(name, body).await.map_err(Error::new)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.shared.codec.base_url)
            .field("version", &self.shared.codec.version)
            .finish_non_exhaustive()
    }
}

#[cfg(all(test, feature = "reqwest"))]
mod tests;
