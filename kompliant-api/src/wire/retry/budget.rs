//! What a client may spend on retries.

use std::sync::atomic::{AtomicU32, Ordering};

const FULL: u32 = 50;
const PRICE: u32 = 5;

/// Tokens that retries take and calls that succeed give back, shared by all calls of a client.
///
/// In an outage every call fails, and to make each of them several times would be several times the
/// load on what is down already. The budget lets through what isolated failures need, and no more.
#[derive(Debug)]
pub(crate) struct Budget(AtomicU32);

impl Budget {
    pub(crate) const fn full() -> Self {
        Self(AtomicU32::new(FULL))
    }

    /// Pays for a retry, if there is enough.
    #[inline]
    pub(crate) fn take(&self) -> bool {
        self.change(|tokens| tokens.checked_sub(PRICE))
    }

    /// Takes note of a call that succeeded.
    #[inline]
    pub(crate) fn give(&self) {
        self.change(|tokens| (tokens < FULL).then_some(tokens + 1));
    }

    #[inline]
    fn change(&self, new: impl FnMut(u32) -> Option<u32>) -> bool {
        // No other memory depends on the count.
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, new).is_ok()
    }
}
