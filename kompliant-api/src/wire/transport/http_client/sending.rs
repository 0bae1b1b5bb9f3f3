//! Whether a byte of a request can have left.
//!
//! HTTP/1 asks for the body after it has put the head into its buffer, and writes the buffer out
//! after that. A body that nobody has asked for has therefore not been sent, and neither has its head.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
    task::{Context, Poll},
};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

const WAITING: u8 = 0;
const BEGUN: u8 = 1;
const STOPPED: u8 = 2;

/// How far one request has come. It is shared with the body of the request.
pub(super) struct Sending(AtomicU8);

impl Sending {
    #[inline]
    pub(super) fn new() -> Arc<Self> {
        Arc::new(Self(AtomicU8::new(WAITING)))
    }

    /// Ends the request. `true` if nothing of it has left, and from now on nothing of it will.
    ///
    /// A connection on another thread may still hold the request. It gets an error from the body, and
    /// closes with the head in its buffer.
    pub(super) fn stop(&self) -> bool {
        self.change(STOPPED) || self.0.load(Ordering::SeqCst) == STOPPED
    }

    #[inline]
    fn change(&self, to: u8) -> bool {
        self.0.compare_exchange(WAITING, to, Ordering::SeqCst, Ordering::SeqCst).is_ok()
    }
}

/// The body of a request, which notes that it is sent.
pub(super) struct Noted {
    bytes: Option<Bytes>,
    sending: Arc<Sending>,
}

impl Noted {
    #[inline]
    pub(super) fn new(bytes: Bytes, sending: Arc<Sending>) -> Self {
        Self { bytes: Some(bytes), sending }
    }
}

impl Body for Noted {
    type Data = Bytes;
    type Error = Stopped;

    #[inline]
    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Stopped>>> {
        Poll::Ready(match self.bytes.take() {
            None => None,
            Some(bytes) if self.sending.change(BEGUN) => Some(Ok(Frame::data(bytes))),
            Some(_) => Some(Err(Stopped)),
        })
    }

    #[inline]
    fn is_end_stream(&self) -> bool {
        self.bytes.is_none()
    }

    #[inline]
    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64))
    }
}

/// The attempt has ended before its request was sent.
#[derive(Debug, thiserror::Error)]
#[error("the attempt has ended")]
pub(super) struct Stopped;

#[cfg(test)]
mod tests {
    use std::task::Waker;

    use super::*;

    fn poll(body: &mut Noted) -> Option<Result<Bytes, Stopped>> {
        let frame = Pin::new(body).poll_frame(&mut Context::from_waker(Waker::noop()));
        let Poll::Ready(frame) = frame else { panic!("it is ready") };
        frame.map(|frame| frame.map(|frame| frame.into_data().expect("data")))
    }

    #[test]
    fn a_body_that_was_asked_for_counts_as_sent() {
        let sending = Sending::new();
        let mut body = Noted::new(Bytes::from_static(b"{}"), Arc::clone(&sending));
        assert_eq!((body.size_hint().exact(), body.is_end_stream()), (Some(2), false));
        assert_eq!(poll(&mut body).unwrap().unwrap(), "{}");
        assert!(body.is_end_stream() && poll(&mut body).is_none());
        assert!(!sending.stop());
    }

    #[test]
    fn a_body_that_was_stopped_is_not_sent() {
        let sending = Sending::new();
        let mut body = Noted::new(Bytes::from_static(b"{}"), Arc::clone(&sending));
        assert!(sending.stop());
        assert!(poll(&mut body).unwrap().is_err());
        assert!(sending.stop());
    }
}
