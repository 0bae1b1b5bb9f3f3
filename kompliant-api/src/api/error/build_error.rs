//! Why a client cannot be built.

use crate::Date;

/// Why there is no client.
///
/// ```
/// use kompliant_api::{BuildError, Client, Credentials};
///
/// # let credentials = Credentials::new("sb_example", "c2VjcmV0", "token").unwrap();
/// let error = Client::builder(credentials).base_url("http://example.com").build().unwrap_err();
/// assert!(matches!(error, BuildError::InvalidBaseUrl { .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
    /// The URL of the proxy is none. It is not shown, since it may hold a password.
    #[error("the URL of the proxy is none")]
    Proxy,
    /// A certificate to trust is none.
    #[error("a root certificate is no PEM")]
    RootCertificate(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The transport could not be set up: no trusted certificates are installed, for instance.
    #[error("the HTTP client could not be set up")]
    Transport(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// Without the feature `reqwest` there is no transport but that of
    /// [`ClientBuilder::transport`](crate::ClientBuilder::transport).
    #[error("there is no transport: give one, or switch the feature `reqwest` on")]
    NoTransport,
}
