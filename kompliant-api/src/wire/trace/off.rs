//! Nothing is recorded.

use std::time::Duration;

use bytes::Bytes;
use http::Response;

use crate::api::error::Failure;

pub(crate) struct CallSpan;

#[cfg(feature = "blocking")]
#[inline(always)]
pub(crate) fn as_here<F: Future>(future: F) -> F {
    future
}

impl CallSpan {
    #[inline(always)]
    pub(crate) fn new(_method: &str, _base_url: &str) -> Self {
        Self
    }

    #[inline(always)]
    pub(crate) fn around<F: Future>(&self, future: F) -> F {
        future
    }

    #[inline(always)]
    pub(crate) fn again(&self, _failure: &Failure, _wait: Duration) {}

    #[inline(always)]
    pub(crate) fn failed(&self, _failure: &Failure) {}

    #[inline(always)]
    pub(crate) fn succeeded(&self, _answer: &Response<Bytes>, _attempts: u32) {}
}
