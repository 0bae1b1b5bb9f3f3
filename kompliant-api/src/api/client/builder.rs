//! How a client is set up.

use std::{fmt, sync::Arc, time::Duration};

use super::{ApiVersion, Client, Options, Shared, base_url};
#[cfg(feature = "reqwest")]
use crate::wire::transport::{HttpClient, Settings};
use crate::{
    BASE_URL, BuildError, Codec, Credentials, RetryPolicy,
    wire::request,
    wire::retry::Budget,
    wire::signature::AuthHeaders,
    wire::transport::{Carrier, Transport},
};

const TIMEOUT: Duration = Duration::from_secs(60);
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(30);
#[cfg(feature = "reqwest")]
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
#[derive(Clone)]
#[must_use = "a client is made by `.build()`"]
pub struct ClientBuilder {
    credentials: Credentials,
    base_url: String,
    plain_http_host: Option<String>,
    version: ApiVersion,
    options: Options,
    #[cfg(feature = "reqwest")]
    settings: Settings,
    transport: Option<Arc<dyn Transport>>,
}

impl ClientBuilder {
    #[inline]
    pub(crate) fn new(credentials: Credentials) -> Self {
        Self {
            credentials,
            base_url: BASE_URL.to_owned(),
            plain_http_host: None,
            version: ApiVersion::default(),
            options: Options {
                timeout: TIMEOUT,
                attempt_timeout: ATTEMPT_TIMEOUT,
                retry: RetryPolicy::default(),
            },
            #[cfg(feature = "reqwest")]
            settings: Settings::new(CONNECT_TIMEOUT),
            transport: None,
        }
    }

    /// Where the API is; by default [`BASE_URL`].
    ///
    /// `https` only, save for hosts on this machine: every request carries credentials.
    ///
    /// ```
    /// use kompliant_api::{Client, Credentials};
    /// use kompliant_api::propay::{Get, PropayId};
    ///
    /// # let credentials = Credentials::new("sb_example", "c2VjcmV0", "token").unwrap();
    /// let codec = Client::builder(credentials).base_url("http://localhost:8080").codec()?;
    /// let request = codec.encode(&Get::new(PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc")?))?;
    /// assert_eq!(request.uri(), "http://localhost:8080/propay.get");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[inline]
    pub fn base_url(mut self, url: &str) -> Self {
        url.clone_into(&mut self.base_url);
        self
    }

    /// Allows plain `http` to one host that is not this machine, such as a container in which the
    /// sandbox runs. For tests only: whoever is between sees the credentials.
    ///
    /// It cannot be left on for the real API: a client is built only if the base URL is `http` on this
    /// very host, the host is not one of Kompliant, and the API Key is one of the sandbox (`sb_…`).
    ///
    /// ```
    /// use kompliant_api::{Client, Credentials};
    ///
    /// # let credentials = Credentials::new("sb_example", "c2VjcmV0", "token").unwrap();
    /// let builder = Client::builder(credentials).allow_plain_http("sandbox");
    /// assert!(builder.clone().base_url("http://sandbox:4949").codec().is_ok());
    /// assert!(builder.codec().is_err(), "the base URL is that of the real API");
    /// ```
    #[inline]
    pub fn allow_plain_http(mut self, host: &str) -> Self {
        self.plain_http_host = Some(host.to_owned());
        self
    }

    /// Which version of the API to ask for; by default the one that this crate is made from.
    ///
    /// ```
    /// use kompliant_api::{ApiVersion, Client, Credentials};
    /// use kompliant_api::propay::{Get, PropayId};
    ///
    /// # let credentials = Credentials::new("sb_example", "c2VjcmV0", "token").unwrap();
    /// let codec = Client::builder(credentials).api_version(ApiVersion::Latest).codec()?;
    /// let request = codec.encode(&Get::new(PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc")?))?;
    /// assert!(!request.headers().contains_key("X-API-Version"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[inline]
    pub fn api_version(mut self, version: ApiVersion) -> Self {
        self.version = version;
        self
    }

    /// How long a call may take in all, with every attempt and the waits between them; by default
    /// 60 seconds.
    ///
    /// ```
    /// use std::time::Duration;
    /// use kompliant_api::{Client, Credentials};
    ///
    /// # fn example(credentials: Credentials) -> Result<(), kompliant_api::BuildError> {
    /// let client = Client::builder(credentials).timeout(Duration::from_secs(120)).build()?;
    /// # Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = timeout;
        self
    }

    /// How long one attempt may take; by default 30 seconds, and never longer than what is left of
    /// the whole.
    ///
    /// ```
    /// use std::time::Duration;
    /// use kompliant_api::{Client, Credentials};
    ///
    /// # fn example(credentials: Credentials) -> Result<(), kompliant_api::BuildError> {
    /// let client = Client::builder(credentials).attempt_timeout(Duration::from_secs(20)).build()?;
    /// # Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.options.attempt_timeout = timeout;
        self
    }

    /// Whether a call that failed is made again; by default as [`RetryPolicy`] says.
    ///
    /// ```
    /// use kompliant_api::{Client, Credentials, RetryPolicy};
    ///
    /// # fn example(credentials: Credentials) -> Result<(), kompliant_api::BuildError> {
    /// let client = Client::builder(credentials).retry_policy(RetryPolicy::never()).build()?;
    /// # Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn retry_policy(mut self, policy: RetryPolicy) -> Self {
        self.options.retry = policy;
        self
    }

    /// How long a connection may take; by default 10 seconds. If it takes longer, nothing has been
    /// sent.
    ///
    /// ```
    /// use std::time::Duration;
    /// use kompliant_api::{Client, Credentials};
    ///
    /// # fn example(credentials: Credentials) -> Result<(), kompliant_api::BuildError> {
    /// let client = Client::builder(credentials).connect_timeout(Duration::from_secs(3)).build()?;
    /// # Ok(())
    /// # }
    /// ```
    #[cfg(feature = "reqwest")]
    #[inline]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.connect_timeout = timeout;
        self
    }

    /// A proxy for every request, such as `http://user:password@proxy.example:3128`; by default
    /// none, whatever the variables of the environment say.
    ///
    /// TLS to the API goes through it, so it does not see the credentials.
    ///
    /// ```
    /// use kompliant_api::{Client, Credentials};
    ///
    /// # fn example(credentials: Credentials) -> Result<(), kompliant_api::BuildError> {
    /// let client = Client::builder(credentials).proxy("http://proxy.example:3128").build()?;
    /// # Ok(())
    /// # }
    /// ```
    #[cfg(feature = "reqwest")]
    #[inline]
    pub fn proxy(mut self, url: &str) -> Self {
        self.settings.proxy(url);
        self
    }

    /// Certificates to trust beside those of the operating system, as PEM; one or several of them.
    ///
    /// For a proxy that inspects TLS, or a test server of one's own.
    ///
    /// ```
    /// use kompliant_api::{Client, Credentials};
    ///
    /// # fn example(credentials: Credentials) -> Result<(), Box<dyn std::error::Error>> {
    /// let pem = std::fs::read("/etc/ssl/proxy.pem")?;
    /// let client = Client::builder(credentials).root_certificates(&pem).build()?;
    /// # Ok(())
    /// # }
    /// ```
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    #[inline]
    pub fn root_certificates(mut self, pem: &[u8]) -> Self {
        self.settings.root_certificates(pem);
        self
    }

    /// Carries requests instead of reqwest. What is said of connections and proxies is of no account
    /// then.
    ///
    /// ```
    /// use kompliant_api::{BuildError, Client, Credentials, transport::Transport};
    ///
    /// /// A client for a test, whose transport gives answers that were written beforehand.
    /// fn client(credentials: Credentials, canned: impl Transport) -> Result<Client, BuildError> {
    ///     Client::builder(credentials).transport(canned).build()
    /// }
    /// ```
    #[inline]
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// The client.
    ///
    /// ```
    /// use kompliant_api::{Client, Credentials};
    ///
    /// # fn example(credentials: Credentials) -> Result<(), kompliant_api::BuildError> {
    /// let client = Client::builder(credentials).build()?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`BuildError`] if credentials must not be sent to the base URL, the version of the API is no
    /// date, or the transport cannot be set up.
    #[inline]
    pub fn build(mut self) -> Result<Client, BuildError> {
        let carrier = match self.transport.take() {
            Some(transport) => Carrier::Other(transport),
            #[cfg(feature = "reqwest")]
            None => Carrier::Http(HttpClient::new(&self.settings, self.options.attempt_timeout)?),
            #[cfg(not(feature = "reqwest"))]
            None => return Err(BuildError::NoTransport),
        };
        let (options, budget) = (self.options.clone(), Budget::full());
        let codec = self.codec()?;
        Ok(Client { shared: Arc::new(Shared { codec, carrier, options, budget }) })
    }

    /// What builds requests and reads answers, without a client.
    ///
    /// ```
    /// use kompliant_api::{Client, Credentials};
    /// use kompliant_api::propay::{Get, PropayId};
    ///
    /// # let credentials = Credentials::new("sb_example", "c2VjcmV0", "token").unwrap();
    /// let codec = Client::builder(credentials).codec()?;
    /// let request = codec.encode(&Get::new(PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc")?))?;
    /// assert_eq!(request.uri().path(), "/propay.get");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`build`](Self::build), save for the transport.
    #[inline]
    pub fn codec(self) -> Result<Codec, BuildError> {
        let environment = self.credentials.environment();
        let plain = self.plain_http_host.as_deref();
        let base_url = base_url::check(&self.base_url, plain, environment)?;
        let auth = AuthHeaders::new(&self.credentials).ok_or(BuildError::Credentials)?;
        let version = self.version.header()?;
        Ok(Codec { base_url, headers: request::headers(auth, version.clone()), version })
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("credentials", &self.credentials)
            .field("base_url", &base_url::shown(&self.base_url))
            .field("version", &self.version)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}
