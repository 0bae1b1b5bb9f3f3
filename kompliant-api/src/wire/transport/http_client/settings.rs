//! How connections are made.

use std::{sync::Arc, time::Duration};

use secrecy::{ExposeSecret, SecretString};

use crate::BuildError;

/// A connection that was idle for longer is not used again. Node.js and Apache close one after 5 s,
/// and what is sent into a connection that closes may or may not be processed.
const IDLE: Duration = Duration::from_secs(4);

/// How connections are made.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) connect_timeout: Duration,
    /// The base URL is on this machine. No proxy is used then: it would see the credentials.
    pub(crate) loopback: bool,
    /// What the program has asked for beyond that. As functions, so that only a program that asks
    /// for a proxy has the code of proxies in it.
    steps: Vec<Arc<Step>>,
}

type Step = dyn Fn(reqwest::ClientBuilder, &Settings) -> Result<reqwest::ClientBuilder, BuildError>
    + Send
    + Sync;

impl Settings {
    #[inline]
    pub(crate) fn new(connect_timeout: Duration) -> Self {
        Self { connect_timeout, loopback: false, steps: Vec::new() }
    }

    #[inline]
    pub(crate) fn proxy(&mut self, url: &str) {
        let url = SecretString::from(url);
        self.steps.push(Arc::new(move |builder, settings| {
            // Its error may quote the URL, and with it a password.
            let proxy = reqwest::Proxy::all(url.expose_secret()).map_err(|_| BuildError::Proxy)?;
            Ok(if settings.loopback { builder } else { builder.proxy(proxy) })
        }));
    }

    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    #[inline]
    pub(crate) fn root_certificates(&mut self, pem: &[u8]) {
        let pem: Box<[u8]> = pem.into();
        self.steps.push(Arc::new(move |builder, _| {
            let roots = reqwest::Certificate::from_pem_bundle(&pem);
            let roots = roots.map_err(|error| BuildError::RootCertificate(error.into()))?;
            if roots.is_empty() {
                return Err(BuildError::RootCertificate("there is none in it".into()));
            }
            Ok(builder.tls_certs_merge(roots))
        }));
    }

    /// A pool without connections.
    #[inline]
    pub(super) fn pool(&self, timeout: Duration) -> Result<reqwest::Client, BuildError> {
        let mut builder = reqwest::Client::builder()
            .connect_timeout(self.connect_timeout)
            .timeout(timeout)
            .pool_idle_timeout(IDLE)
            // With HTTP/2 the head of a request may leave before its body is asked for.
            .http1_only()
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
        for step in &self.steps {
            builder = step(builder, self)?;
        }
        builder.build().map_err(|error| BuildError::Transport(error.into()))
    }
}
