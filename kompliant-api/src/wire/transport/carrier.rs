//! The transport of a client: ours, or one that the program brought.
//!
//! Ours is called directly, so that its futures need no allocation of their own.

use std::{
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    sync::Arc,
    task::Poll,
    time::{Duration, Instant},
};

use bytes::Bytes;
use http::{Request, Response};

#[cfg(feature = "reqwest")]
use super::HttpClient;
use super::{Transport, TransportError};

pub(crate) enum Carrier {
    #[cfg(feature = "reqwest")]
    Http(HttpClient),
    Other(Arc<dyn Transport>),
}

impl Carrier {
    /// Waits. It waits no longer if the transport panics.
    pub(crate) async fn sleep(&self, duration: Duration) {
        match self {
            #[cfg(feature = "reqwest")]
            Self::Http(_) => drop(guard(async { tokio::time::sleep(duration).await }).await),
            Self::Other(transport) => drop(guard(async { transport.sleep(duration).await }).await),
        }
    }

    #[inline]
    pub(crate) fn now(&self) -> Instant {
        match self {
            // Tokio's clock, so that a program can pause it in its tests.
            #[cfg(feature = "reqwest")]
            Self::Http(_) => tokio::time::Instant::now().into_std(),
            Self::Other(transport) => transport.now(),
        }
    }

    /// Uses no connection again that there is so far, since the answer of another call came on one.
    pub(crate) fn forget_connections(&self) {
        match self {
            #[cfg(feature = "reqwest")]
            Self::Http(http) => http.forget_connections(),
            Self::Other(transport) => transport.forget_connections(),
        }
    }
}

/// What comes of a future, or `None` if it panics.
///
/// What it held is dropped then, and nothing of it is seen again, so no broken state is.
pub(crate) async fn guard<F: Future>(future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
        Ok(poll) => poll.map(Some),
        Err(_) => Poll::Ready(None),
    })
    .await
}

pub(crate) async fn send_in_time(
    transport: &dyn Transport,
    request: Request<Bytes>,
    timeout: Duration,
    bound: usize,
) -> Result<Response<Bytes>, TransportError> {
    let answer = guard(async {
        let mut answer = transport.send(request);
        let mut sleep = pin!(transport.sleep(timeout));
        poll_fn(|context| match answer.as_mut().poll(context) {
            Poll::Pending => sleep.as_mut().poll(context).map(|()| Err(TransportError::ended())),
            ready => ready,
        })
        .await
    });
    let answer = answer.await.unwrap_or_else(|| Err(TransportError::panicked()))?;
    if answer.body().len() > bound {
        return Err(TransportError::too_large(answer.status().as_u16()));
    }
    Ok(answer)
}
