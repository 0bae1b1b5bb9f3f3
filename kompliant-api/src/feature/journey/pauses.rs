//! How long to wait before the entity is looked at again.
//!
//! A function of numbers that are given to it, so that it can be tested: it reads no clock and draws
//! no random number.

use std::time::Duration;

/// Shorter than this no pause is: whoever asks for none must not fill the network with questions.
const SHORTEST: Duration = Duration::from_millis(100);

/// Pauses that double up to a bound, each by chance between its half and its whole.
#[derive(Clone, Debug)]
pub(super) struct Pauses {
    first: Duration,
    longest: Duration,
    taken: u32,
}

impl Pauses {
    pub(super) fn new(first: Duration, longest: Duration) -> Self {
        let first = first.max(SHORTEST);
        Self { first, longest: longest.max(first), taken: 0 }
    }

    /// Begins with the first one again.
    pub(super) fn reset(&mut self) {
        self.taken = 0;
    }

    /// The next pause. `asked` is what the API asks for at least, `left` what is left of the time.
    pub(super) fn next(
        &mut self,
        random: u64,
        asked: Option<Duration>,
        left: Duration,
    ) -> Duration {
        let doubled = 1_u32.checked_shl(self.taken).unwrap_or(u32::MAX);
        let whole = self.first.saturating_mul(doubled).min(self.longest);
        self.taken = self.taken.saturating_add(1);
        let half = whole / 2;
        let chance = half.as_nanos().saturating_mul(u128::from(random)) >> 64;
        let own = half + Duration::from_nanos(u64::try_from(chance).unwrap_or(u64::MAX));
        let pause = own.max(asked.unwrap_or_default());
        // The last look begins while there is time for it, unless the API asks not to come so soon.
        let last = left.saturating_sub(self.first);
        if pause <= last {
            pause
        } else if last >= self.first && asked.is_none_or(|asked| asked <= last) {
            last
        } else {
            left
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(1_000_000);
    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn they_double_up_to_the_bound() {
        let seconds = |random| {
            let mut pauses = Pauses::new(SECOND, SECOND * 10);
            let taken: Vec<f64> =
                (0..6).map(|_| pauses.next(random, None, LONG).as_secs_f64()).collect();
            taken.iter().map(|pause| (pause * 10.0).round() / 10.0).collect::<Vec<_>>()
        };
        assert_eq!(seconds(0), [0.5, 1.0, 2.0, 4.0, 5.0, 5.0]);
        assert_eq!(seconds(u64::MAX), [1.0, 2.0, 4.0, 8.0, 10.0, 10.0]);
    }

    #[test]
    fn nothing_overflows() {
        let mut pauses = Pauses::new(Duration::MAX, Duration::MAX);
        for _ in 0..100 {
            assert!(pauses.next(u64::MAX, Some(Duration::MAX), Duration::MAX) > SECOND);
        }
    }

    #[test]
    fn whoever_asks_for_none_gets_short_ones() {
        let mut pauses = Pauses::new(Duration::ZERO, Duration::ZERO);
        assert_eq!(pauses.next(0, None, LONG), SHORTEST / 2);
    }

    #[test]
    fn the_last_look_is_in_time() {
        let mut pauses = Pauses::new(SECOND, SECOND * 30);
        pauses.taken = 9;
        assert_eq!(pauses.next(0, None, SECOND * 10), SECOND * 9);
        assert_eq!(pauses.next(0, None, SECOND), SECOND);
        // What the API asks for is not cut short.
        assert_eq!(pauses.next(0, Some(SECOND * 60), LONG), SECOND * 60);
        assert_eq!(pauses.next(0, Some(SECOND * 60), SECOND * 10), SECOND * 10);
    }
}
