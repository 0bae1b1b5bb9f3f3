//! The asynchronous client.
//!
//! It joins the parts that do no I/O, building a request and reading an answer, with the transport
//! between them.

mod api_version;
mod base_url;
mod builder;
mod options;

use std::{
    borrow::Cow,
    fmt,
    hash::{BuildHasher, RandomState},
    sync::Arc,
};

use bytes::Bytes;
use http::{HeaderValue, Response};
use serde::Serialize;
use serde_json::Value;
use tokio::time::{Instant, sleep};

pub(crate) use self::options::{Options, Overrides};
pub use self::{
    api_version::ApiVersion,
    builder::{BuildError, Builder},
};
use crate::{
    Call, Credentials, Effect, Error, Method,
    error::{Delivery, ErrorKind, Failure},
    request, response,
    retry::{Budget, Failed},
    signature::AuthHeaders,
    transport::{Transport, TransportError},
};

/// A client of the Kompliant Web API.
///
/// It needs a Tokio runtime. A clone shares credentials and connections with the original and costs
/// next to nothing. It follows no redirects and uses no proxy. A call that failed it makes again where
/// [`RetryPolicy`](crate::RetryPolicy) allows that, and never where a write might then be done twice.
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
    options: Options,
    budget: Budget,
}

/// A call that is to be made: all that the loop of attempts has to know of it.
pub(crate) struct Outgoing {
    pub(crate) method: Cow<'static, str>,
    pub(crate) effect: Effect,
    pub(crate) body: serde_json::Result<Vec<u8>>,
    pub(crate) overrides: Overrides,
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
        // What it does is not known, so it is treated as a write.
        let effect = Effect::Write;
        let overrides = Overrides::default();
        let outgoing = Outgoing { method: method.clone(), effect, body, overrides };
        let (answer, attempts) = self.exchange(outgoing).await?;
        response::decode_untyped(method, &answer).map_err(|failure| failure.after(attempts))
    }

    /// Makes a call, as often as it takes and may be, and receives an answer with status 200, with
    /// the number of attempts that it took.
    pub(crate) async fn exchange(
        &self,
        outgoing: Outgoing,
    ) -> Result<(Response<Bytes>, u32), Box<Failure>> {
        let shared = &*self.shared;
        let Outgoing { method, effect, body, overrides } = outgoing;
        let body = match body {
            Ok(body) => Bytes::from(body),
            Err(error) => {
                return Err(unbuilt(method, "the request is no JSON, nothing was sent", error));
            }
        };
        let options = shared.options.with(overrides);
        let start = Instant::now();
        let mut attempts = 0;
        loop {
            let version = shared.version.as_ref();
            let request =
                request::build(&shared.base_url, &method, &shared.auth, version, body.clone());
            let request = match request {
                Ok(request) => request,
                Err(error) => {
                    return Err(unbuilt(method, "the URL is none, nothing was sent", error));
                }
            };
            let left = options.timeout.saturating_sub(start.elapsed());
            let answer = shared.transport.send(request, left.min(options.attempt_timeout)).await;
            attempts += 1;
            let mut failure = match answer {
                Ok(answer) => match response::failure(method.clone(), &answer) {
                    None => {
                        shared.budget.give();
                        return Ok((answer, attempts));
                    }
                    Some(failure) => failure,
                },
                Err(error) => undelivered(method.clone(), error),
            };
            failure = failure.after(attempts);
            let left = options.timeout.saturating_sub(start.elapsed());
            let failed = Failed { effect, failure: &failure, attempts, left };
            match options.retry.wait(&failed, random(), &shared.budget) {
                Some(wait) => sleep(wait).await,
                None => return Err(failure),
            }
        }
    }
}

/// A number that two clients do not draw alike. It decides how long to wait, and nothing secret.
#[inline]
fn random() -> u64 {
    RandomState::new().hash_one(())
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
            let mut failure = transport(Delivery::NotSent, summary);
            failure.timed_out = error.is_timeout();
            failure.because(error)
        }
        TransportError::Broken(status, error) => {
            let timed_out = error.is_timeout();
            let mut failure = transport(
                Delivery::Unknown,
                if timed_out {
                    "no whole answer came in time, whether the API has processed the request is unknown"
                } else {
                    "the connection broke, whether the API has processed the request is unknown"
                },
            );
            failure.status = status;
            failure.timed_out = timed_out;
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
