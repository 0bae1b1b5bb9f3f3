//! How a call is made: its time and its retries.

use std::time::Duration;

use crate::RetryPolicy;

/// What every call of a client has, unless it says otherwise.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// For the whole call.
    pub(crate) timeout: Duration,
    /// For each attempt.
    pub(crate) attempt_timeout: Duration,
    pub(crate) retry: RetryPolicy,
}

/// What one call says otherwise.
#[derive(Clone, Debug, Default)]
pub(crate) struct Overrides {
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
}

impl Options {
    #[inline]
    pub(crate) fn with(&self, overrides: Overrides) -> Self {
        Self {
            timeout: overrides.timeout.unwrap_or(self.timeout),
            attempt_timeout: overrides.attempt_timeout.unwrap_or(self.attempt_timeout),
            retry: overrides.retry.unwrap_or_else(|| self.retry.clone()),
        }
    }
}
