//! The transport of a client: ours, or one that the program brought.
//!
//! Ours is called directly, so that its futures need no allocation of their own.

use std::{
    future::poll_fn,
    pin::pin,
    sync::Arc,
    task::Poll,
    time::{Duration, Instant},
};

use bytes::Bytes;
use http::{Request, Response};

#[cfg(feature = "reqwest")]
use super::HttpClient;
use super::{MAX_BODY, Transport, TransportError};

pub(crate) enum Carrier {
    #[cfg(feature = "reqwest")]
    Http(HttpClient),
    Other(Arc<dyn Transport>),
}

impl Carrier {
    pub(crate) async fn sleep(&self, duration: Duration) {
        match self {
            #[cfg(feature = "reqwest")]
            Self::Http(_) => tokio::time::sleep(duration).await,
            Self::Other(transport) => transport.sleep(duration).await,
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
}

pub(crate) async fn send_in_time(
    transport: &dyn Transport,
    request: Request<Bytes>,
    timeout: Duration,
) -> Result<Response<Bytes>, TransportError> {
    let mut answer = transport.send(request);
    let mut sleep = pin!(transport.sleep(timeout));
    let answer = poll_fn(|context| match answer.as_mut().poll(context) {
        Poll::Pending => sleep.as_mut().poll(context).map(|()| Err(TransportError::ended())),
        ready => ready,
    });
    let answer = answer.await?;
    if answer.body().len() > MAX_BODY {
        return Err(TransportError::too_large(answer.status().as_u16()));
    }
    Ok(answer)
}
