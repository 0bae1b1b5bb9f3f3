//! How a client is set up.

use std::{sync::Arc, time::Duration};

use super::{ApiVersion, Client, Options, Shared, base_url};
use crate::{
    BASE_URL, Credentials, Date, RetryPolicy, retry::Budget, signature::AuthHeaders,
    transport::Transport,
};

const TIMEOUT: Duration = Duration::from_secs(60);
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(30);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Sets up a [`Client`].
///
/// ```
/// use std::time::Duration;
/// use kompliant_api::{Client, Credentials};
///
/// # fn example(credentials: Credentials) -> Result<(), kompliant_api::BuildError> {
/// let client = Client::builder(credentials)
///     .base_url("http://localhost:8080")
///     .timeout(Duration::from_secs(20))
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use = "a client is made by `.build()`"]
pub struct Builder {
    credentials: Credentials,
    base_url: String,
    version: ApiVersion,
    options: Options,
    connect_timeout: Duration,
}

impl Builder {
    pub(super) fn new(credentials: Credentials) -> Self {
        Self {
            credentials,
            base_url: BASE_URL.to_owned(),
            version: ApiVersion::default(),
            options: Options {
                timeout: TIMEOUT,
                attempt_timeout: ATTEMPT_TIMEOUT,
                retry: RetryPolicy::default(),
            },
            connect_timeout: CONNECT_TIMEOUT,
        }
    }

    /// Where the API is; by default [`BASE_URL`].
    ///
    /// `https` only, save for hosts on this machine: every request carries credentials.
    pub fn base_url(mut self, url: &str) -> Self {
        url.clone_into(&mut self.base_url);
        self
    }

    /// Which version of the API to ask for; by default the one that this crate is made from.
    pub fn api_version(mut self, version: ApiVersion) -> Self {
        self.version = version;
        self
    }

    /// How long a call may take in all, with every attempt and the waits between them; by default
    /// 60 seconds.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = timeout;
        self
    }

    /// How long one attempt may take; by default 30 seconds, and never longer than what is left of
    /// the whole.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.options.attempt_timeout = timeout;
        self
    }

    /// Whether a call that failed is made again; by default as [`RetryPolicy`] says.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.options.retry = policy;
        self
    }

    /// How long a connection may take; by default 10 seconds. If it takes longer, nothing has been
    /// sent.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// [`BuildError`] if credentials must not be sent to the base URL, the version of the API is no date, or TLS cannot be set up.
    // Runs once, but is large, for all of the signature and the transport is set up in it: compiled
    // where a client is built, and not with this crate, it keeps the build of this crate short.
    #[inline]
    pub fn build(self) -> Result<Client, BuildError> {
        let base_url = base_url::check(&self.base_url)?;
        let auth = AuthHeaders::new(&self.credentials).ok_or(BuildError::Credentials)?;
        let transport = Transport::new(self.connect_timeout);
        let transport = transport.map_err(|error| BuildError::Transport(Box::new(error)))?;
        let version = self.version.header()?;
        Ok(Client {
            shared: Arc::new(Shared {
                base_url,
                auth,
                version,
                transport,
                options: self.options,
                budget: Budget::full(),
            }),
        })
    }
}

/// Why there is no client.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// Credentials must not be sent to this URL, or it is none.
    #[error("{url:?} cannot be the base URL: {problem}")]
    InvalidBaseUrl {
        /// The URL.
        url: String,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// The version of the API is no date.
    #[error("{:?} cannot be the version of the API: it is not a date", .0.as_str())]
    ApiVersion(Date),
    /// The credentials do not make a header.
    #[error("the credentials cannot stand in HTTP headers")]
    Credentials,
    /// TLS could not be set up: no trusted certificates are installed, for instance.
    #[error("the HTTP client could not be set up")]
    Transport(#[source] Box<dyn std::error::Error + Send + Sync>),
}
