//! One request over a socket: read within bounds, handled, answered or not.
//!
//! The engine knows nothing of sockets, so what it wants of them (an answer that breaks off, a
//! connection that is closed) is done here.

use std::{
    future::{pending, poll_fn},
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll},
    time::{Duration, Instant},
};

use bytes::{Bytes, BytesMut};
use http::{Request, Response};
use hyper::body::{Body, Frame, Incoming, SizeHint};
use tokio::{
    sync::Semaphore,
    time::{sleep, timeout},
};

use crate::feature::sandbox::{engine::MAX_REQUEST, reply::Reply};

/// What gives the answer to a request, of a caller that is or is not on this machine.
pub(super) type Handler = Arc<dyn Fn(&Request<Bytes>, bool) -> Reply + Send + Sync>;

/// A body of up to so many bytes is read from everybody at once.
const SMALL: usize = 16 * 1024;

/// So many larger ones are read at once. Whoever comes next waits until one of them is read or was
/// found to be slow.
const LARGE_AT_ONCE: usize = 32;

/// Where others wait, a large body is slow if nothing of it comes for so long, or if after that time
/// less than so much of it has come for each of these times.
const PAUSE: Duration = Duration::from_millis(25);
const LEAST: usize = 8 * 1024;

/// So much of a body that is too large is read and thrown away, so that a caller who is still
/// sending gets to see the answer.
const MAX_WASTE: usize = 4 * 1024 * 1024;
const MAX_WASTE_TIME: Duration = Duration::from_secs(2);

/// The connection ends without a (whole) answer.
#[derive(Debug, thiserror::Error)]
#[error("the connection is closed")]
pub(super) struct Closed;

/// What all connections share.
pub(super) struct Exchange {
    handler: Handler,
    /// How long a caller may take to send a head, and then a body.
    pub(super) patience: Duration,
    large: Semaphore,
    /// How many wait to read a large body.
    waiting: AtomicUsize,
}

impl Exchange {
    pub(super) fn new(handler: Handler, patience: Duration) -> Self {
        Self {
            handler,
            patience,
            large: Semaphore::new(LARGE_AT_ONCE),
            waiting: AtomicUsize::new(0),
        }
    }

    /// Reads a request and gives what it is answered.
    pub(super) async fn answer(
        &self,
        request: Request<Incoming>,
        local: bool,
    ) -> Result<Response<AnswerBody>, Closed> {
        let (head, mut body) = request.into_parts();
        let bytes = self.read(&mut body).await?;
        let too_large = bytes.len() > MAX_REQUEST;
        let reply = (self.handler)(&Request::from_parts(head, bytes), local);
        if too_large {
            tokio::spawn(timeout(MAX_WASTE_TIME, waste(body)));
        }
        match reply {
            Reply::Answer(response) => Ok(response.map(AnswerBody::whole)),
            Reply::Delayed(duration, response) => {
                sleep(duration).await;
                Ok(response.map(AnswerBody::whole))
            }
            Reply::CutShort(response) => Ok(response.map(AnswerBody::cut_short)),
            Reply::Unreachable | Reply::Close => Err(Closed),
            // Ends when the caller goes.
            Reply::Silence => pending().await,
        }
    }

    /// The body, or the beginning of one that is too large.
    async fn read(&self, body: &mut Incoming) -> Result<Bytes, Closed> {
        let small = timeout(self.patience, fill(Bytes::new(), body, SMALL));
        let begun = small.await.map_err(|_| Closed)??;
        if begun.len() <= SMALL {
            return Ok(begun);
        }
        // To wait here is no fault of the caller; whoever is before it is quick or gives way.
        let waiting = Waiting::among(&self.waiting);
        let _place = self.large.acquire().await.map_err(|_| Closed)?;
        drop(waiting);
        timeout(self.patience, self.read_large(begun, body)).await.map_err(|_| Closed)?
    }

    /// Reads a large body to its end, and gives up if it is slow and others wait.
    async fn read_large(&self, begun: Bytes, body: &mut Incoming) -> Result<Bytes, Closed> {
        let mut whole = BytesMut::from(begun);
        let (start, before) = (Instant::now(), whole.len());
        while whole.len() <= MAX_REQUEST {
            let part = loop {
                match timeout(PAUSE, next(body)).await {
                    Ok(part) => break part?,
                    Err(_) if self.waiting.load(Ordering::Relaxed) > 0 => return Err(Closed),
                    Err(_) => {}
                }
            };
            let Some(part) = part else { break };
            whole.extend_from_slice(&part);
            let times = start.elapsed().as_millis().checked_div(PAUSE.as_millis());
            let due =
                usize::try_from(times.unwrap_or(0)).unwrap_or(usize::MAX).saturating_mul(LEAST);
            let is_slow = whole.len().saturating_sub(before) < due;
            if is_slow && self.waiting.load(Ordering::Relaxed) > 0 {
                return Err(Closed);
            }
        }
        Ok(whole.freeze())
    }
}

/// One of those who wait, who may go away meanwhile.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn among(all: &'a AtomicUsize) -> Self {
        all.fetch_add(1, Ordering::Relaxed);
        Self(all)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Reads on until the end, or until there is more than `most`.
async fn fill(mut whole: Bytes, body: &mut Incoming, most: usize) -> Result<Bytes, Closed> {
    while whole.len() <= most {
        match next(body).await? {
            None => break,
            Some(part) if whole.is_empty() => whole = part,
            Some(part) => {
                let mut longer = BytesMut::from(whole);
                longer.extend_from_slice(&part);
                whole = longer.freeze();
            }
        }
    }
    Ok(whole)
}

/// Reads on without keeping anything.
async fn waste(mut body: Incoming) {
    let mut wasted: usize = 0;
    while let Ok(Some(part)) = next(&mut body).await {
        wasted = wasted.saturating_add(part.len());
        if wasted > MAX_WASTE {
            break;
        }
    }
}

/// The next part of a body; none at its end. Trailers are of no account.
async fn next(body: &mut Incoming) -> Result<Option<Bytes>, Closed> {
    loop {
        let frame = poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await;
        match frame {
            None => return Ok(None),
            Some(Err(_)) => return Err(Closed),
            Some(Ok(frame)) => {
                if let Ok(data) = frame.into_data() {
                    return Ok(Some(data));
                }
            }
        }
    }
}

/// The body of an answer, perhaps less of it than its head says.
pub(super) struct AnswerBody {
    rest: Bytes,
    /// How many bytes the head promises of what is still to come.
    promised: u64,
    /// Whether what there is was written, so that breaking off does not take it back.
    written: bool,
}

impl AnswerBody {
    fn whole(rest: Bytes) -> Self {
        Self { promised: rest.len() as u64, rest, written: false }
    }

    /// Half of it, or nothing where it promises one byte.
    fn cut_short(whole: Bytes) -> Self {
        let promised = whole.len().max(1) as u64;
        Self { rest: whole.slice(..whole.len() / 2), promised, written: false }
    }
}

impl Body for AnswerBody {
    type Data = Bytes;
    type Error = Closed;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Closed>>> {
        if !self.rest.is_empty() {
            let rest = std::mem::take(&mut self.rest);
            self.promised = self.promised.saturating_sub(rest.len() as u64);
            return Poll::Ready(Some(Ok(Frame::data(rest))));
        }
        if self.promised == 0 {
            return Poll::Ready(None);
        }
        if !self.written {
            // Once around: what was given so far is flushed when there is nothing more to poll.
            self.written = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(Some(Err(Closed)))
    }

    fn is_end_stream(&self) -> bool {
        self.promised == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.promised)
    }
}
