//! The transport that a client has by default.
//!
//! The one place that knows reqwest; what it sends and what it receives are plain data.

use std::{error::Error as StdError, time::Duration};

use bytes::{Bytes, BytesMut};
use http::{Request, Response};
use secrecy::{ExposeSecret, SecretString};

use super::{MAX_BODY, TransportError};
use crate::BuildError;

/// A pool of connections.
pub(crate) struct HttpClient(reqwest::Client);

/// How connections are made.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) connect_timeout: Duration,
    /// Kept from `Debug`: there may be a password in it.
    pub(crate) proxy: Option<SecretString>,
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    pub(crate) roots: Vec<Box<[u8]>>,
}

impl HttpClient {
    #[inline]
    pub(crate) fn new(settings: &Settings) -> Result<Self, BuildError> {
        let mut builder = reqwest::Client::builder()
            .connect_timeout(settings.connect_timeout)
            // The credential headers would travel along.
            .redirect(reqwest::redirect::Policy::none())
            // Whether to send it again is decided above.
            .retry(reqwest::retry::never())
            // A variable of the environment must not decide where credentials go.
            .no_proxy()
            .referer(false)
            // Another crate of the program may switch these features of reqwest on.
            .no_gzip()
            .no_brotli()
            .no_deflate()
            .no_zstd();
        if let Some(url) = &settings.proxy {
            // Its error may quote the URL, and with it a password.
            let proxy = reqwest::Proxy::all(url.expose_secret()).map_err(|_| BuildError::Proxy)?;
            builder = builder.proxy(proxy);
        }
        #[cfg(any(feature = "rustls", feature = "native-tls"))]
        if !settings.roots.is_empty() {
            let mut roots = Vec::new();
            for pem in &settings.roots {
                let bundle = reqwest::Certificate::from_pem_bundle(pem);
                let bundle = bundle.map_err(|error| BuildError::RootCertificate(error.into()))?;
                if bundle.is_empty() {
                    return Err(BuildError::RootCertificate("there is none in it".into()));
                }
                roots.extend(bundle);
            }
            builder = builder.tls_certs_merge(roots);
        }
        builder.build().map(Self).map_err(|error| BuildError::Transport(error.into()))
    }

    /// Sends a request and reads the whole answer, in this time.
    pub(crate) async fn send(
        &self,
        request: Request<Bytes>,
        timeout: Duration,
    ) -> Result<Response<Bytes>, TransportError> {
        let mut request = reqwest::Request::try_from(request).map_err(TransportError::not_sent)?;
        *request.timeout_mut() = Some(timeout);
        let mut answer = self.0.execute(request).await.map_err(|error| failed(None, error))?;
        let status = answer.status();
        let mut body = BytesMut::new();
        loop {
            match answer.chunk().await {
                Ok(Some(chunk)) if body.len() + chunk.len() > MAX_BODY => {
                    return Err(TransportError::too_large(status.as_u16()));
                }
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                Ok(None) => break,
                Err(error) => return Err(failed(Some(status.as_u16()), error)),
            }
        }
        let mut response = Response::new(body.freeze());
        *response.status_mut() = status;
        *response.headers_mut() = std::mem::take(answer.headers_mut());
        Ok(response)
    }
}

#[inline]
fn failed(status: Option<u16>, error: reqwest::Error) -> TransportError {
    let timed_out = error.is_timeout();
    // The URL is that of the API and the method, which the error has already.
    let not_sent = status.is_none() && (error.is_connect() || error.is_builder());
    let source: Box<dyn StdError + Send + Sync> = error.without_url().into();
    let mut error = match not_sent {
        true => TransportError::not_sent(source),
        false => TransportError::unknown(source),
    };
    error.status = status;
    if timed_out { error.timed_out() } else { error }
}
