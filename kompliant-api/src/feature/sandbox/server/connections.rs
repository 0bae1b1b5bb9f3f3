//! Takes connections and speaks HTTP on them, within bounds.
//!
//! Whoever can reach the port can send anything at any speed: there are bounds on how many
//! connections are held, how large a head is, and how long a caller may take over one.

use std::{sync::Arc, time::Duration};

use hyper::{server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    time::sleep,
};

use super::exchange::Exchange;

/// As many connections are held at once; more wait until one of these ends.
const MAX_CONNECTIONS: usize = 1_100;

/// How large a head may be, and what is read ahead of a body at most.
const MAX_HEAD: usize = 32 * 1024;

/// How long nothing is taken when the machine has no more connections to give.
const BREATH: Duration = Duration::from_millis(20);

/// Serves until it is dropped.
pub(super) async fn serve(listener: TcpListener, exchange: Exchange) {
    let exchange = Arc::new(exchange);
    let places = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    // The semaphore is never closed.
    while let Ok(place) = Arc::clone(&places).acquire_owned().await {
        match listener.accept().await {
            Ok((stream, caller)) => {
                let exchange = Arc::clone(&exchange);
                tokio::spawn(async move {
                    let local = caller.ip().to_canonical().is_loopback();
                    speak(stream, &exchange, local).await;
                    drop(place);
                });
            }
            // Such as too many open files: some of ours may be closed soon.
            Err(_) => sleep(BREATH).await,
        }
    }
}

/// Answers the requests of one connection until either side has enough.
async fn speak(stream: TcpStream, exchange: &Exchange, local: bool) {
    // An answer is written in one go, so there is nothing to wait for.
    let _as_good_as_it_gets = stream.set_nodelay(true);
    let service = service_fn(|request| exchange.answer(request, local));
    // An error is the caller's, who has gone or sends what is no HTTP, or a fault that was asked for.
    let _over = http1::Builder::new()
        .timer(TokioTimer::new())
        // For the next request on a connection that is kept, too.
        .header_read_timeout(exchange.patience)
        .max_buf_size(MAX_HEAD)
        .serve_connection(TokioIo::new(stream), service)
        .await;
}
