//! Carries a request over the network.
//!
//! The one place that knows reqwest; what it sends and what it receives are plain data. It follows
//! no redirect, because the credential headers would travel along, and it sends nothing twice: whether
//! to is decided above it.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::{Request, Response};

/// An answer may have so many bytes; more than this is no answer of the API.
pub(crate) const LONGEST_BODY: usize = 16 * 1024 * 1024;

/// A pool of connections.
pub(crate) struct Transport {
    http: reqwest::Client,
}

/// How far a request came that has no whole answer.
pub(crate) enum TransportError {
    /// It was not sent.
    NotSent(reqwest::Error),
    /// It was sent at least in part; if a status is known, the head of an answer came.
    Broken(Option<u16>, reqwest::Error),
    /// The answer is larger than [`LONGEST_BODY`].
    TooLarge(u16),
}

impl Transport {
    #[inline]
    pub(crate) fn new(connect_timeout: Duration) -> reqwest::Result<Self> {
        let http = reqwest::Client::builder()
            .connect_timeout(connect_timeout)
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            // A variable of the environment must not decide where credentials go.
            .no_proxy()
            .referer(false)
            .build()?;
        Ok(Self { http })
    }

    /// Sends a request and reads the whole answer, in this time.
    pub(crate) async fn send(
        &self,
        request: Request<Bytes>,
        timeout: Duration,
    ) -> Result<Response<Bytes>, TransportError> {
        let mut request = reqwest::Request::try_from(request).map_err(TransportError::NotSent)?;
        *request.timeout_mut() = Some(timeout);
        let mut answer = self.http.execute(request).await.map_err(|error| {
            if error.is_connect() || error.is_builder() {
                TransportError::NotSent(error)
            } else {
                TransportError::Broken(None, error)
            }
        })?;
        let status = answer.status();
        let mut body = BytesMut::new();
        loop {
            match answer.chunk().await {
                Ok(Some(chunk)) if body.len() + chunk.len() > LONGEST_BODY => {
                    return Err(TransportError::TooLarge(status.as_u16()));
                }
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                Ok(None) => break,
                Err(error) => return Err(TransportError::Broken(Some(status.as_u16()), error)),
            }
        }
        let mut response = Response::new(body.freeze());
        *response.status_mut() = status;
        *response.headers_mut() = std::mem::take(answer.headers_mut());
        Ok(response)
    }
}
