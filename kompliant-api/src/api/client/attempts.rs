//! One call, in as many attempts as it takes and may have.

use std::{
    borrow::Cow,
    hash::{BuildHasher, RandomState},
};

use bytes::Bytes;
use http::Response;
use serde_json::Value;

use super::{Overrides, Shared};
use crate::{
    Effect, Error, Method, WithMeta,
    api::error::{Delivery, ErrorKind, Failure, Purpose},
    wire::codec::encoded,
    wire::response,
    wire::retry::{Failed, retry_after},
    wire::trace::CallSpan,
    wire::transport::{Carrier, Problem, TransportError, send_in_time},
};

/// A call that is to be made: all that the loop of attempts has to know of it.
pub(crate) struct Outgoing {
    pub(crate) method: Cow<'static, str>,
    pub(crate) purpose: Purpose,
    pub(crate) body: serde_json::Result<Vec<u8>>,
    pub(crate) overrides: Overrides,
}

impl Outgoing {
    /// A call of a method of which nothing is known but its name.
    #[inline]
    pub(crate) fn untyped(name: &str, body: serde_json::Result<Vec<u8>>) -> Self {
        // What it does is not known, so it is treated as a write.
        let purpose = Purpose { effect: Effect::Write, look_up: None };
        Self { method: Cow::Owned(name.to_owned()), purpose, body, overrides: Overrides::default() }
    }
}

/// An answer with status 200, and how it came about.
pub(crate) struct Received {
    method: Cow<'static, str>,
    answer: Response<Bytes>,
    attempts: u32,
    purpose: Purpose,
    span: CallSpan,
}

impl Received {
    /// The result of the method `M`.
    pub(crate) fn response<M: Method>(&self) -> Result<M::Response, Error<M::Error>> {
        self.told(response::decode(M::NAME, M::UNWRAP, &self.answer)).map_err(Error::new)
    }

    /// The result of the method `M`, with `meta`.
    pub(crate) fn answer<M: Method>(&self) -> Result<WithMeta<M::Response>, Error<M::Error>> {
        let data = self.response::<M>()?;
        Ok(WithMeta { data, meta: response::meta(&self.answer) })
    }

    /// `data`, whatever it is.
    #[inline]
    pub(crate) fn untyped(self) -> Result<Value, Box<Failure>> {
        self.told(response::decode_untyped(self.method.clone(), &self.answer))
    }

    /// Says in the span how the call ended.
    #[inline]
    fn told<T>(&self, result: Result<T, Box<Failure>>) -> Result<T, Box<Failure>> {
        match result {
            Ok(value) => {
                self.span.succeeded(&self.answer, self.attempts);
                Ok(value)
            }
            Err(failure) => {
                let failure = failure.after(self.attempts, self.purpose);
                self.span.failed(&failure);
                Err(failure)
            }
        }
    }
}

impl Shared {
    /// Makes a call, and receives an answer with status 200.
    pub(crate) async fn exchange(&self, outgoing: Outgoing) -> Result<Received, Box<Failure>> {
        let span = self.span(&outgoing);
        self.exchange_within(span, outgoing).await
    }

    /// The span of a call, below the one that is entered here.
    #[inline]
    pub(crate) fn span(&self, outgoing: &Outgoing) -> CallSpan {
        CallSpan::new(&outgoing.method, &self.codec.base_url)
    }

    /// As `exchange`, in a span that has begun.
    pub(crate) async fn exchange_within(
        &self,
        span: CallSpan,
        outgoing: Outgoing,
    ) -> Result<Received, Box<Failure>> {
        let (method, purpose) = (outgoing.method.clone(), outgoing.purpose);
        match span.around(self.attempts(outgoing, &span)).await {
            Ok((answer, attempts)) => Ok(Received { method, answer, attempts, purpose, span }),
            Err(failure) => {
                span.failed(&failure);
                Err(failure)
            }
        }
    }

    /// Calls a method that this crate does not describe, and gives `data`.
    pub(crate) async fn exchange_untyped(
        &self,
        name: &str,
        body: serde_json::Result<Vec<u8>>,
    ) -> Result<Value, Box<Failure>> {
        self.exchange(Outgoing::untyped(name, body)).await?.untyped()
    }

    async fn attempts(
        &self,
        outgoing: Outgoing,
        span: &CallSpan,
    ) -> Result<(Response<Bytes>, u32), Box<Failure>> {
        let Outgoing { method, purpose, body, overrides } = outgoing;
        let body = encoded(&method, body)?;
        let options = self.options.with(overrides);
        let start = self.carrier.now();
        let mut attempts = 0;
        loop {
            let left = options.timeout.saturating_sub(self.carrier.now() - start);
            let timeout = left.min(options.attempt_timeout);
            let answer = match &self.carrier {
                #[cfg(feature = "reqwest")]
                Carrier::Http(http) => {
                    // Straight to its own kind of request: a detour by `http::Uri` would be
                    // another URL to take apart and put together.
                    let (url, headers) = (self.codec.url(&method)?, self.codec.headers.clone());
                    http.post(&url, headers, body.clone(), timeout).await
                }
                Carrier::Other(transport) => {
                    let request = self.codec.request(&method, body.clone())?;
                    send_in_time(&**transport, request, timeout).await
                }
            };
            attempts += 1;
            let failure = match answer {
                Ok(answer) => match response::failure(method.clone(), &answer) {
                    None => {
                        self.budget.give();
                        return Ok((answer, attempts));
                    }
                    Some(mut failure) => {
                        failure.retry_after = retry_after(answer.headers());
                        failure
                    }
                },
                Err(error) => undelivered(method.clone(), error),
            };
            let failure = failure.after(attempts, purpose);
            let left = options.timeout.saturating_sub(self.carrier.now() - start);
            let failed = Failed { failure: &failure, left };
            match options.retry.wait(&failed, random(), &self.budget) {
                Some(wait) => {
                    span.again(&failure, wait);
                    self.carrier.sleep(wait).await;
                }
                None => return Err(failure),
            }
        }
    }
}

/// A number that two clients do not draw alike. It decides how long to wait, and nothing secret.
#[inline]
fn random() -> u64 {
    RandomState::new().hash_one(())
}

#[cold]
#[inline]
fn undelivered(method: Cow<'static, str>, error: TransportError) -> Box<Failure> {
    let unknown = error.delivery != Delivery::NotSent;
    let (kind, summary) = match error.problem {
        Problem::TooLarge => {
            (ErrorKind::UnexpectedAnswer, "the answer has more than 16 MiB and was not read")
        }
        _ if !unknown => (ErrorKind::Transport, "no connection could be made, nothing was sent"),
        Problem::TimedOut => (ErrorKind::Transport, "no whole answer came in time"),
        Problem::Broken => (ErrorKind::Transport, "the connection broke"),
    };
    let mut failure = Failure::new(method, kind, error.delivery, summary);
    failure.status = error.status;
    failure.timed_out = error.problem == Problem::TimedOut;
    failure.source = error.source;
    failure
}
