//! Takes connections and speaks HTTP on them, within bounds.
//!
//! Whoever can reach the port can send anything at any speed: there are bounds on how many
//! connections are held, how large a head is, and how long a caller may take over one. Where there
//! are too many connections, the one on which nothing was answered for longest is closed for a new
//! one, so slow callers do not keep a quick one waiting.

use std::{
    collections::BTreeMap,
    future::poll_fn,
    pin::pin,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    task::Poll,
    time::Duration,
};

use hyper::{server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::oneshot,
    time::sleep,
};

use super::exchange::Exchange;

/// As many connections are held at once.
const MAX_CONNECTIONS: usize = 1_100;

/// How large a head may be, and what is read ahead of a body at most.
const MAX_HEAD: usize = 32 * 1024;

/// How long nothing is taken when the machine has no more connections to give.
const BREATH: Duration = Duration::from_millis(2);

/// Serves until it is dropped.
pub(super) async fn serve(listener: TcpListener, exchange: Exchange) {
    let (exchange, open) = (Arc::new(exchange), Arc::new(Open::default()));
    loop {
        match listener.accept().await {
            Ok((stream, caller)) => {
                let (place, closed) = Place::among(&open);
                let exchange = Arc::clone(&exchange);
                tokio::spawn(async move {
                    let is_local = caller.ip().to_canonical().is_loopback();
                    let mut closed = pin!(closed);
                    let mut spoken = pin!(speak(stream, &exchange, is_local, &place));
                    // Dropped, a connection is closed.
                    poll_fn(|context| match closed.as_mut().poll(context) {
                        Poll::Ready(_) => Poll::Ready(()),
                        Poll::Pending => spoken.as_mut().poll(context),
                    })
                    .await;
                });
            }
            // Such as too many open files: one of ours is closed, so that the next one can come.
            Err(_) => {
                open.close_one();
                sleep(BREATH).await;
            }
        }
    }
}

/// Answers the requests of one connection until either side has enough.
async fn speak(stream: TcpStream, exchange: &Exchange, is_local: bool, place: &Place) {
    // An answer is written in one go, so there is nothing to wait for.
    let _as_good_as_it_gets = stream.set_nodelay(true);
    let service = service_fn(|request| async {
        let answer = exchange.answer(request, is_local).await;
        place.has_answered();
        answer
    });
    // An error is the caller's, who has gone or sends what is no HTTP, or a fault that was asked for.
    let _over = http1::Builder::new()
        .timer(TokioTimer::new())
        // For the next request on a connection that is kept, too.
        .header_read_timeout(exchange.patience)
        .max_buf_size(MAX_HEAD)
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

/// The connections that are open.
#[derive(Default)]
struct Open {
    /// Grows with each connection and each answer.
    events: AtomicU64,
    places: Mutex<BTreeMap<u64, Held>>,
}

struct Held {
    /// The event that was the last on it.
    last: Arc<AtomicU64>,
    /// Dropped, it closes the connection.
    _close: oneshot::Sender<()>,
}

/// One of them, for as long as it is.
struct Place {
    open: Arc<Open>,
    number: u64,
    last: Arc<AtomicU64>,
}

impl Open {
    fn event(&self) -> u64 {
        self.events.fetch_add(1, Ordering::Relaxed)
    }

    fn places(&self) -> MutexGuard<'_, BTreeMap<u64, Held>> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Closes the connection on which nothing has come about for longest.
    fn close_one(&self) {
        let mut places = self.places();
        let idlest = places.iter().min_by_key(|(_, held)| held.last.load(Ordering::Relaxed));
        if let Some(number) = idlest.map(|(number, _)| *number) {
            places.remove(&number);
        }
    }
}

impl Place {
    /// A place for a new connection, and what ends when it has to be closed.
    fn among(open: &Arc<Open>) -> (Self, oneshot::Receiver<()>) {
        if open.places().len() >= MAX_CONNECTIONS {
            open.close_one();
        }
        let number = open.event();
        let last = Arc::new(AtomicU64::new(number));
        let (close, closed) = oneshot::channel();
        open.places().insert(number, Held { last: Arc::clone(&last), _close: close });
        (Self { open: Arc::clone(open), number, last }, closed)
    }

    fn has_answered(&self) {
        self.last.store(self.open.event(), Ordering::Relaxed);
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.open.places().remove(&self.number);
    }
}
