//! The transport that a client has by default.
//!
//! The one place that knows reqwest; what it sends and what it receives are plain data.

mod received;
mod sending;
mod settings;

use std::{
    error::Error as StdError,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use bytes::Bytes;
use http::{HeaderMap, Method, Response};

pub(crate) use self::settings::Settings;
use self::{
    received::Body,
    sending::{Noted, Sending},
};
use super::{Problem, TransportError, guard};
use crate::{BuildError, Effect};

/// A pool of connections.
pub(crate) struct HttpClient {
    pool: RwLock<reqwest::Client>,
    settings: Settings,
    /// What every request may take, unless it says otherwise: to say it costs three allocations.
    timeout: Duration,
}

/// What is sent, and how.
pub(crate) struct Post<'a> {
    pub(crate) url: &'a str,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) effect: Effect,
    pub(crate) timeout: Duration,
    /// As many bytes of an answer are read.
    pub(crate) bound: usize,
}

impl HttpClient {
    #[inline]
    pub(crate) fn new(settings: Settings, timeout: Duration) -> Result<Self, BuildError> {
        let pool = RwLock::new(settings.pool(timeout)?);
        Ok(Self { pool, settings, timeout })
    }

    /// Uses no connection again that there is so far.
    #[cold]
    pub(crate) fn forget_connections(&self) {
        // Made before the lock is taken, since it may read certificates. It was made before, so it
        // does not fail; if it does, the old one is better than none.
        if let Ok(pool) = self.settings.pool(self.timeout) {
            *self.pool.write().unwrap_or_else(PoisonError::into_inner) = pool;
        }
    }

    /// Posts a body and reads the whole answer, in this time.
    pub(crate) async fn post(&self, post: Post<'_>) -> Result<Response<Bytes>, TransportError> {
        if tokio::runtime::Handle::try_current().is_err() {
            return Err(TransportError::no_runtime());
        }
        let url = reqwest::Url::parse(post.url).map_err(TransportError::not_sent)?;
        let sending = Sending::new();
        let body = Noted::new(post.body, Arc::clone(&sending));
        let mut request = reqwest::Request::new(Method::POST, url);
        *request.headers_mut() = post.headers;
        *request.body_mut() = Some(reqwest::Body::wrap(body));
        if post.timeout != self.timeout {
            *request.timeout_mut() = Some(post.timeout);
        }
        if post.effect == Effect::Write {
            // A thread that was busy has not seen yet which connections the server has closed, or
            // what came on them unasked. Once round the reactor and once round the tasks, it has.
            tokio::task::yield_now().await;
            tokio::task::yield_now().await;
        }
        let pool = self.pool.read().unwrap_or_else(PoisonError::into_inner).clone();
        let answer = guard(async move {
            let answer = pool.execute(request).await.map_err(|error| failed(None, error))?;
            read(answer, post.bound).await
        });
        answer.await.unwrap_or_else(|| Err(TransportError::panicked())).map_err(|mut error| {
            // Whatever went wrong: if nothing has left, nothing has been done.
            if error.status.is_none() && sending.stop() {
                error.set_not_sent();
            }
            error
        })
    }
}

async fn read(
    mut answer: reqwest::Response,
    bound: usize,
) -> Result<Response<Bytes>, TransportError> {
    let status = answer.status();
    let expected = answer.content_length().and_then(|length| length.try_into().ok());
    let expected = expected.unwrap_or(bound);
    let mut body = Body::default();
    loop {
        match answer.chunk().await {
            Ok(Some(part)) => {
                let added = body.add(part, expected, bound);
                added.ok_or_else(|| TransportError::too_large(status.as_u16()))?;
            }
            Ok(None) => break,
            Err(error) => return Err(failed(Some(status.as_u16()), error)),
        }
    }
    let mut response = Response::new(body.whole());
    *response.status_mut() = status;
    *response.headers_mut() = std::mem::take(answer.headers_mut());
    Ok(response)
}

#[cold]
#[inline]
fn failed(status: Option<u16>, error: reqwest::Error) -> TransportError {
    let problem = match () {
        () if error.is_timeout() => Problem::TimedOut,
        () if error.is_connect() => proxy(&error).unwrap_or(Problem::Unconnected),
        () => Problem::Broken,
    };
    // The URL is that of the API and the method, which the error has already.
    let source: Box<dyn StdError + Send + Sync> = error.without_url().into();
    let mut error = TransportError::unknown(source);
    error.problem = problem;
    error.status = status;
    error
}

/// What a proxy has answered instead of making a way to the API. The library has a text for it and
/// no type that is public.
#[cold]
fn proxy(error: &reqwest::Error) -> Option<Problem> {
    let mut next = error.source();
    while let Some(error) = next {
        match error.to_string().as_str() {
            "tunnel error: proxy authorization required" => return Some(Problem::ProxyLogin),
            "tunnel error: unsuccessful" => return Some(Problem::Proxy),
            _ => next = error.source(),
        }
    }
    None
}
