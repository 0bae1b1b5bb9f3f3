//! What carries a request to the API and its answer back.
//!
//! It stands below signing and retries: a request comes with every header, and whether it is sent
//! again is decided above. `reqwest` carries requests unless a program brings a [`Transport`] of its
//! own, for another HTTP library or to see in a test what would be sent.
//!
//! ```
//! use kompliant_api::{BuildError, Client, Credentials, transport::Transport};
//!
//! fn client(credentials: Credentials, own: impl Transport) -> Result<Client, BuildError> {
//!     Client::builder(credentials).transport(own).build()
//! }
//! ```

mod carrier;
mod error;
#[cfg(feature = "reqwest")]
mod http_client;

use std::{
    pin::Pin,
    time::{Duration, Instant},
};

use bytes::Bytes;
use http::{Request, Response};

pub use self::error::TransportError;
#[cfg(feature = "reqwest")]
pub(crate) use self::http_client::{HttpClient, Settings};
pub(crate) use self::{
    carrier::{Carrier, send_in_time},
    error::Problem,
};

/// A future on the heap, as the functions of [`Transport`] give it.
///
/// ```
/// use std::time::Duration;
/// use kompliant_api::transport::BoxFuture;
///
/// fn sleep(duration: Duration) -> BoxFuture<'static, ()> {
///     Box::pin(tokio::time::sleep(duration))
/// }
/// ```
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// As many bytes the body of an answer may have (16 MiB); more than this is no answer of the API.
///
/// ```
/// use kompliant_api::transport::{MAX_BODY, TransportError};
///
/// /// For each part of a body that comes.
/// fn add(body: &mut Vec<u8>, part: &[u8], status: u16) -> Result<(), TransportError> {
///     if body.len() + part.len() > MAX_BODY {
///         return Err(TransportError::too_large(status));
///     }
///     body.extend(part);
///     Ok(())
/// }
/// ```
pub const MAX_BODY: usize = 16 * 1024 * 1024;

/// Carries requests to the API.
///
/// It must follow no redirect, because the credential headers would travel along, and send nothing
/// twice by itself, because it cannot know what a second time would do. The client ends
/// [`send`](Transport::send) by dropping the future when the time of the attempt is over.
///
/// ```
/// use std::time::Duration;
///
/// use bytes::Bytes;
/// use http::{Request, Response};
/// use kompliant_api::{Client, Credentials};
/// use kompliant_api::transport::{BoxFuture, Transport, TransportError};
///
/// /// Answers everything with a result, without a network.
/// struct Canned(&'static str);
///
/// impl Transport for Canned {
///     fn send(
///         &self,
///         request: Request<Bytes>,
///     ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
///         assert!(request.headers().contains_key("authorization"));
///         Box::pin(async { Ok(Response::new(Bytes::from(self.0))) })
///     }
///
///     fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
///         Box::pin(tokio::time::sleep(duration))
///     }
/// }
///
/// # fn example(credentials: Credentials) -> Result<(), kompliant_api::BuildError> {
/// let answer = r#"{"meta": {"status": "SUCCESS"}, "data": {}}"#;
/// let client = Client::builder(credentials).transport(Canned(answer)).build()?;
/// # Ok(())
/// # }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends a request once and reads the whole answer, whatever its status.
    ///
    /// An implementation should stop to read at [`MAX_BODY`] and give
    /// [`TransportError::too_large`].
    ///
    /// ```
    /// use bytes::Bytes;
    /// use http::{Request, Response};
    /// use kompliant_api::transport::{BoxFuture, Transport, TransportError};
    ///
    /// /// Says what is sent, and lets another transport send it.
    /// struct Told<T>(T);
    ///
    /// impl<T: Transport> Transport for Told<T> {
    ///     fn send(
    ///         &self,
    ///         request: Request<Bytes>,
    ///     ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
    ///         // The headers carry credentials, so they stay out of it.
    ///         eprintln!("{} {}", request.method(), request.uri());
    ///         self.0.send(request)
    ///     }
    /// #
    /// #     fn sleep(&self, duration: std::time::Duration) -> BoxFuture<'_, ()> {
    /// #         self.0.sleep(duration)
    /// #     }
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// [`TransportError`], which says whether the request can have been received. Everything about
    /// what may be sent again rests on that, so where it is not certain it is
    /// [`TransportError::unknown`].
    fn send(
        &self,
        request: Request<Bytes>,
    ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>>;

    /// Ends after so long. It ends attempts, and is waited for between them, so a call takes as long
    /// as this says.
    ///
    /// ```
    /// use std::time::Duration;
    /// # use bytes::Bytes;
    /// # use http::{Request, Response};
    /// use kompliant_api::transport::{BoxFuture, Transport, TransportError};
    ///
    /// /// For a program that has a Tokio runtime.
    /// struct OnTokio<T>(T);
    ///
    /// impl<T: Transport> Transport for OnTokio<T> {
    /// #     fn send(
    /// #         &self,
    /// #         request: Request<Bytes>,
    /// #     ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
    /// #         self.0.send(request)
    /// #     }
    /// #
    ///     fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
    ///         Box::pin(tokio::time::sleep(duration))
    ///     }
    /// }
    /// ```
    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()>;

    /// What time it is, by the clock that [`sleep`](Transport::sleep) goes by.
    ///
    /// ```
    /// use std::time::Duration;
    /// # use bytes::Bytes;
    /// # use http::{Request, Response};
    /// use kompliant_api::transport::{BoxFuture, Transport, TransportError};
    ///
    /// /// Goes by Tokio's clock, which a test can pause.
    /// struct Paused;
    ///
    /// impl Transport for Paused {
    /// #     fn send(
    /// #         &self,
    /// #         _: Request<Bytes>,
    /// #     ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
    /// #         Box::pin(async { Err(TransportError::not_sent("no network")) })
    /// #     }
    /// #
    ///     fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
    ///         Box::pin(tokio::time::sleep(duration))
    ///     }
    ///
    ///     fn now(&self) -> std::time::Instant {
    ///         tokio::time::Instant::now().into_std()
    ///     }
    /// }
    /// ```
    fn now(&self) -> Instant {
        Instant::now()
    }
}
