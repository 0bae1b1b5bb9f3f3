//! Calls of the sandbox from within the program, without sockets.
//!
//! It carries out what the engine decides, as a connection would look to a client. It sleeps by
//! the clock of the sandbox: where that one stands still, a test takes no time.

use std::{
    future::{pending, ready},
    sync::Arc,
    time::{Duration, Instant},
};

use bytes::Bytes;
use http::{Request, Response};

use super::{engine::Engine, reply::Reply};
use crate::wire::transport::{BoxFuture, Transport, TransportError};

/// Carries requests to a [`Sandbox`](super::Sandbox) in the same program.
///
/// ```
/// use kompliant_api::{Client, sandbox::Sandbox};
///
/// let sandbox = Sandbox::new();
/// let client = Client::builder(sandbox.credentials()).transport(sandbox.transport()).build()?;
/// # Ok::<(), kompliant_api::BuildError>(())
/// ```
#[derive(Clone)]
pub struct SandboxTransport {
    pub(super) engine: Arc<Engine>,
}

impl Transport for SandboxTransport {
    fn send(
        &self,
        request: Request<Bytes>,
    ) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        match self.engine.handle(&request).reply {
            Reply::Answer(answer) => Box::pin(ready(Ok(answer))),
            Reply::Delayed(delay, answer) => Box::pin(async move {
                self.engine.clock.sleep(delay).await;
                Ok(answer)
            }),
            Reply::CutShort(answer) => {
                let error = TransportError::unknown("the connection was closed within the answer");
                Box::pin(ready(Err(error.with_status(answer.status().as_u16()))))
            }
            Reply::Unreachable => {
                Box::pin(ready(Err(TransportError::not_sent("the sandbox cannot be reached"))))
            }
            Reply::Close => {
                Box::pin(ready(Err(TransportError::unknown("the connection was closed"))))
            }
            Reply::Silence => Box::pin(pending()),
        }
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(self.engine.clock.sleep(duration))
    }

    fn now(&self) -> Instant {
        self.engine.clock.instant()
    }
}
