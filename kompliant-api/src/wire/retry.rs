//! Whether a call that failed is made again, and when.
//!
//! The decision is a function of what is known: it reads no clock and draws no random number itself,
//! so that tests play whole outages in no time.

mod after;
mod budget;

use std::time::Duration;

pub(crate) use self::{after::retry_after, budget::Budget};
use crate::{
    Effect,
    api::error::{Delivery, ErrorKind, Failure},
};

/// How often a call is made again, and after how long.
///
/// A method that reads is called again after any failure that may pass: no connection, a connection
/// that broke, time that ran out, and the HTTP statuses 408, 429, 500, 502, 503 and 504. A method
/// that writes is called again **only if the first call was certainly not processed**: no connection
/// could be made, or the answer was 429.
///
/// The wait before the next attempt is random, between nothing and an upper bound that doubles each
/// time; a `Retry-After` of the answer goes before it. An attempt that could not begin within the
/// timeout of the call is not waited for. Beside that, each client has a budget: a retry takes 5 of
/// 50 tokens and an answer with status 200 gives 1 back, so that an outage is not made worse by everyone
/// who asks again.
///
/// ```
/// use std::time::Duration;
/// use kompliant_api::{Client, Credentials, RetryPolicy};
///
/// # fn example(credentials: Credentials) -> Result<(), kompliant_api::BuildError> {
/// let patient = RetryPolicy::default().max_attempts(6).max_delay(Duration::from_secs(30));
/// let client = Client::builder(credentials).retry_policy(patient).build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    max_attempts: u32,
    base_delay: Duration,
    max_delay: Duration,
    max_retry_after: Duration,
}

impl Default for RetryPolicy {
    /// Four attempts, 200 ms doubling up to 10 s, and a `Retry-After` of up to 60 s.
    fn default() -> Self {
        Self {
            max_attempts: 4,
            base_delay: Duration::from_millis(200),
            max_delay: Duration::from_secs(10),
            max_retry_after: Duration::from_secs(60),
        }
    }
}

impl RetryPolicy {
    /// Every call is made once.
    ///
    /// ```
    /// use kompliant_api::RetryPolicy;
    ///
    /// assert_eq!(RetryPolicy::never(), RetryPolicy::default().max_attempts(1));
    /// ```
    pub fn never() -> Self {
        Self::default().max_attempts(1)
    }

    /// How often a call is made at most, the first time included; by default 4.
    ///
    /// ```
    /// use kompliant_api::RetryPolicy;
    ///
    /// let policy = RetryPolicy::default().max_attempts(2);
    /// assert_ne!(policy, RetryPolicy::default());
    /// ```
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// The longest wait before the second attempt; by default 200 ms. It doubles with each further
    /// one.
    ///
    /// ```
    /// use std::time::Duration;
    /// use kompliant_api::RetryPolicy;
    ///
    /// // Waits of up to 1 s, 2 s and 4 s.
    /// let policy = RetryPolicy::default().base_delay(Duration::from_secs(1));
    /// ```
    pub fn base_delay(mut self, delay: Duration) -> Self {
        self.base_delay = delay;
        self
    }

    /// The longest wait before any attempt; by default 10 s.
    ///
    /// ```
    /// use std::time::Duration;
    /// use kompliant_api::RetryPolicy;
    ///
    /// // For a user who waits in front of a screen.
    /// let policy = RetryPolicy::default().max_delay(Duration::from_secs(1));
    /// ```
    pub fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    /// The longest `Retry-After` that is waited for; by default 60 s. If the API asks for more, the
    /// call fails at once, and [`Error::retry_after`](crate::Error::retry_after) says how much.
    ///
    /// ```
    /// use std::time::Duration;
    /// use kompliant_api::RetryPolicy;
    ///
    /// // For a job that has time.
    /// let policy = RetryPolicy::default().max_retry_after(Duration::from_secs(600));
    /// ```
    pub fn max_retry_after(mut self, delay: Duration) -> Self {
        self.max_retry_after = delay;
        self
    }

    /// How long to wait before the call is made again, or `None` if it is not.
    // Compiled with the loop of attempts, which is in the crate of the user; so is all that it needs.
    #[cold]
    #[inline]
    pub(crate) fn wait(
        &self,
        failed: &Failed<'_>,
        random: u64,
        budget: &Budget,
    ) -> Option<Duration> {
        let Failed { failure, left } = *failed;
        if failure.attempts >= self.max_attempts || !may_be_sent_again(failure) {
            return None;
        }
        let wait = match failure.retry_after {
            Some(after) => Some(after).filter(|after| *after <= self.max_retry_after)?,
            None => fraction(self.longest(failure.attempts), random),
        };
        (wait < left && budget.take()).then_some(wait)
    }

    /// The upper bound of the wait after so many attempts.
    #[inline]
    fn longest(&self, attempts: u32) -> Duration {
        let doubled = 1_u32.checked_shl(attempts.saturating_sub(1)).unwrap_or(u32::MAX);
        self.base_delay.saturating_mul(doubled).min(self.max_delay)
    }
}

/// What is known of a call that failed.
#[derive(Clone, Copy)]
pub(crate) struct Failed<'a> {
    pub(crate) failure: &'a Failure,
    /// What is left of the time of the call.
    pub(crate) left: Duration,
}

/// Whether it does no harm to send the request again, and may help.
#[inline]
fn may_be_sent_again(failure: &Failure) -> bool {
    let passes = match (failure.kind, failure.status) {
        // A wrong certificate or name is a failure to connect, too; it costs a few attempts.
        (ErrorKind::Transport, _) => true,
        (ErrorKind::Api | ErrorKind::UnexpectedAnswer, Some(status)) => {
            matches!(status, 408 | 429 | 500 | 502 | 503 | 504)
        }
        _ => false,
    };
    let was_not_processed = failure.delivery == Delivery::NotSent || failure.status == Some(429);
    passes && (failure.purpose.effect == Effect::Read || was_not_processed)
}

/// A part of a duration, by a random number out of all that there are.
#[inline]
fn fraction(of: Duration, random: u64) -> Duration {
    let nanos = of.as_nanos().saturating_mul(u128::from(random)) >> 64;
    Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests;
