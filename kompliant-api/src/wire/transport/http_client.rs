//! The transport that a client has by default.
//!
//! The one place that knows reqwest; what it sends and what it receives are plain data.

use std::{error::Error as StdError, sync::Arc, time::Duration};

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, Method, Response};
use secrecy::{ExposeSecret, SecretString};

use super::{MAX_BODY, TransportError};
use crate::BuildError;

/// A pool of connections.
pub(crate) struct HttpClient {
    client: reqwest::Client,
    /// What every request may take, unless it says otherwise: to say it costs three allocations.
    timeout: Duration,
}

/// How connections are made.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) connect_timeout: Duration,
    /// What the program has asked for beyond that. As functions, so that only a program that asks
    /// for a proxy has the code of proxies in it.
    steps: Vec<Arc<Step>>,
}

type Step =
    dyn Fn(reqwest::ClientBuilder) -> Result<reqwest::ClientBuilder, BuildError> + Send + Sync;

impl Settings {
    #[inline]
    pub(crate) fn new(connect_timeout: Duration) -> Self {
        Self { connect_timeout, steps: Vec::new() }
    }

    #[inline]
    pub(crate) fn proxy(&mut self, url: &str) {
        let url = SecretString::from(url);
        self.steps.push(Arc::new(move |builder| {
            // Its error may quote the URL, and with it a password.
            let proxy = reqwest::Proxy::all(url.expose_secret()).map_err(|_| BuildError::Proxy)?;
            Ok(builder.proxy(proxy))
        }));
    }

    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    #[inline]
    pub(crate) fn root_certificates(&mut self, pem: &[u8]) {
        let pem: Box<[u8]> = pem.into();
        self.steps.push(Arc::new(move |builder| {
            let roots = reqwest::Certificate::from_pem_bundle(&pem);
            let roots = roots.map_err(|error| BuildError::RootCertificate(error.into()))?;
            if roots.is_empty() {
                return Err(BuildError::RootCertificate("there is none in it".into()));
            }
            Ok(builder.tls_certs_merge(roots))
        }));
    }
}

impl HttpClient {
    #[inline]
    pub(crate) fn new(settings: &Settings, timeout: Duration) -> Result<Self, BuildError> {
        let mut builder = reqwest::Client::builder()
            .connect_timeout(settings.connect_timeout)
            .timeout(timeout)
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
        for step in &settings.steps {
            builder = step(builder)?;
        }
        let client = builder.build().map_err(|error| BuildError::Transport(error.into()))?;
        Ok(Self { client, timeout })
    }

    /// Posts a body and reads the whole answer, in this time.
    pub(crate) async fn post(
        &self,
        url: &str,
        headers: HeaderMap,
        body: Bytes,
        timeout: Duration,
    ) -> Result<Response<Bytes>, TransportError> {
        let url = reqwest::Url::parse(url).map_err(TransportError::not_sent)?;
        let mut request = reqwest::Request::new(Method::POST, url);
        *request.headers_mut() = headers;
        *request.body_mut() = Some(body.into());
        if timeout != self.timeout {
            *request.timeout_mut() = Some(timeout);
        }
        let mut answer = self.client.execute(request).await.map_err(|error| failed(None, error))?;
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

#[cold]
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
