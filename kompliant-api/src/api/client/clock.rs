//! The time of a client: the clock of its transport, and how long a call may take.
//!
//! For what waits between calls, as a journey does, so that it goes by the same clock as they do.

use std::time::{Duration, Instant};

use super::Shared;

impl Shared {
    pub(crate) fn now(&self) -> Instant {
        self.carrier.now()
    }

    pub(crate) async fn sleep(&self, duration: Duration) {
        self.carrier.sleep(duration).await;
    }

    /// How long a call may take in all.
    pub(crate) fn timeout(&self) -> Duration {
        self.options.timeout
    }
}
