//! The time of a blocking client, which is that of the client within it.

use std::time::{Duration, Instant};

use super::Client;

impl Client {
    pub(crate) fn now(&self) -> Instant {
        self.inner.shared.now()
    }

    pub(crate) fn timeout(&self) -> Duration {
        self.inner.shared.timeout()
    }

    /// Blocks the thread for so long.
    pub(crate) fn sleep(&self, duration: Duration) {
        let client = self.inner.clone();
        let sleep = async move {
            client.shared.sleep(duration).await;
            Ok(())
        };
        if self.background.run("sleep".into(), sleep).is_err() {
            // The transport has no clock any more. To ask again without a pause helps nobody.
            std::thread::sleep(duration);
        }
    }
}
