//! Ids as the API gives them out: a prefix, and 22 letters and digits.
//!
//! They are numbers that are mixed: each is another one, and a sandbox on a clock that stands still
//! gives the same ones on every run, so that a test can be repeated to the letter.

use std::{
    hash::{BuildHasher, RandomState},
    sync::atomic::{AtomicU64, Ordering},
};

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const LENGTH: usize = 22;

/// What turns numbers into ids.
#[derive(Debug)]
pub(crate) struct Ids {
    seed: u64,
    traces: AtomicU64,
}

impl Ids {
    /// The same ids on every run, or others each time.
    pub(crate) fn new(repeatable: bool) -> Self {
        let seed = if repeatable { 0 } else { RandomState::new().hash_one(()) };
        Self { seed, traces: AtomicU64::new(0) }
    }

    /// The id of this number.
    pub(crate) fn id(&self, prefix: &str, number: u64) -> String {
        let mut id = String::with_capacity(prefix.len().saturating_add(LENGTH));
        id.push_str(prefix);
        for half in 0..2 {
            let mut rest = mixed(self.seed ^ mixed(number.wrapping_mul(2).wrapping_add(half)));
            for _ in 0..LENGTH / 2 {
                let digit = DIGITS.get((rest % 62) as usize).copied().unwrap_or(b'0');
                id.push(char::from(digit));
                rest /= 62;
            }
        }
        id
    }

    /// A trace id that no other call has.
    pub(crate) fn trace(&self) -> String {
        // Far from the numbers of all other ids.
        self.id("trc_", self.traces.fetch_add(1, Ordering::Relaxed) | 1 << 62)
    }
}

/// One step of the generator "splitmix64": two numbers never give the same.
fn mixed(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_id_comes_twice() {
        let ids = Ids::new(true);
        let found: BTreeSet<String> = (0..10_000).map(|number| ids.id("ape_", number)).collect();
        assert_eq!(found.len(), 10_000);
        assert!(found.iter().all(|id| id.len() == 26 && id.starts_with("ape_")));
        assert_eq!(ids.id("ap_", 7), Ids::new(true).id("ap_", 7));
        assert_ne!(ids.id("ap_", 7), Ids::new(false).id("ap_", 7));
        assert_ne!(ids.trace(), ids.trace());
    }
}
