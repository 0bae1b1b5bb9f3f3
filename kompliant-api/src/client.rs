//! The asynchronous client.
//!
//! It joins the parts that do no I/O, building a request and reading an answer, with the transport
//! between them.

mod api_version;
mod base_url;
mod builder;

use std::{borrow::Cow, fmt, sync::Arc};

use bytes::Bytes;
use http::{HeaderValue, Response};
use serde::Serialize;
use serde_json::Value;

pub use self::{
    api_version::ApiVersion,
    builder::{BuildError, Builder},
};
use crate::{
    Call, Credentials, Error, Method,
    error::{Delivery, ErrorKind, Failure},
    request, response,
    signature::AuthHeaders,
    transport::{Transport, TransportError},
};

/// A client of the Kompliant Web API.
///
/// It needs a Tokio runtime. A clone shares credentials and connections with the original and costs
/// next to nothing. It follows no redirects, uses no proxy, and never sends a request twice.
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
    shared: Arc<Shared>,
}

struct Shared {
    base_url: Box<str>,
    auth: AuthHeaders,
    version: Option<HeaderValue>,
    transport: Transport,
}

impl Client {
    /// A client with the defaults of [`Builder`].
    ///
    /// # Errors
    ///
    /// [`BuildError`] if TLS cannot be set up on this machine.
    #[inline]
    pub fn new(credentials: Credentials) -> Result<Self, BuildError> {
        Self::builder(credentials).build()
    }

    /// Where to change the defaults.
    pub fn builder(credentials: Credentials) -> Builder {
        Builder::new(credentials)
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
    /// As for [`Call::send`], and [`ErrorKind::Request`] if `name` is no name of a method: words
    /// of letters and digits with dots between them.
    pub async fn call_untyped(
        &self,
        name: &str,
        request: &(impl Serialize + ?Sized),
    ) -> Result<Value, Error> {
        let body = serde_json::to_vec(request);
        self.exchange_untyped(name, body).await.map_err(Error::new)
    }

    async fn exchange_untyped(
        &self,
        name: &str,
        body: serde_json::Result<Vec<u8>>,
    ) -> Result<Value, Box<Failure>> {
        let method = Cow::Owned(name.to_owned());
        if !request::is_method_name(name) {
            let summary = "the name is not one of a method, nothing was sent";
            return Err(Failure::new(method, ErrorKind::Request, Delivery::NotSent, summary));
        }
        let answer = self.exchange(method.clone(), body).await?;
        response::decode_untyped(method, &answer)
    }

    /// Sends a body to a method and receives the answer, whatever it is.
    pub(crate) async fn exchange(
        &self,
        method: Cow<'static, str>,
        body: serde_json::Result<Vec<u8>>,
    ) -> Result<Response<Bytes>, Box<Failure>> {
        let shared = &*self.shared;
        let body = match body {
            Ok(body) => Bytes::from(body),
            Err(error) => {
                return Err(unbuilt(method, "the request is no JSON, nothing was sent", error));
            }
        };
        let version = shared.version.as_ref();
        let request = request::build(&shared.base_url, &method, &shared.auth, version, body);
        let request = match request {
            Ok(request) => request,
            Err(error) => {
                return Err(unbuilt(method, "the URL is none, nothing was sent", error));
            }
        };
        let answer = shared.transport.send(request).await;
        answer.map_err(|error| undelivered(method, error))
    }
}

fn unbuilt(
    method: Cow<'static, str>,
    summary: &'static str,
    error: impl std::error::Error + Send + Sync + 'static,
) -> Box<Failure> {
    Failure::new(method, ErrorKind::Request, Delivery::NotSent, summary).because(error)
}

fn undelivered(method: Cow<'static, str>, error: TransportError) -> Box<Failure> {
    let transport =
        |delivery, summary| Failure::new(method.clone(), ErrorKind::Transport, delivery, summary);
    match error {
        TransportError::NotSent(error) => {
            let summary = "no connection could be made, nothing was sent";
            transport(Delivery::NotSent, summary).because(error)
        }
        TransportError::Broken(status, error) => {
            let mut failure = transport(
                Delivery::Unknown,
                if error.is_timeout() {
                    "no whole answer came in time, whether the API has processed the request is unknown"
                } else {
                    "the connection broke, whether the API has processed the request is unknown"
                },
            );
            failure.status = status;
            failure.because(error)
        }
        TransportError::TooLarge(status) => {
            let summary = "the answer has more than 16 MiB and was not read";
            let kind = ErrorKind::UnexpectedAnswer;
            let mut failure = Failure::new(method, kind, Delivery::Unknown, summary);
            failure.status = Some(status);
            failure
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.shared.base_url)
            .field("version", &self.shared.version)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
