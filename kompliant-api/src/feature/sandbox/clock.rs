//! The clock of a sandbox: that of the machine, or one that stands still until it is told.
//!
//! Operations run by it, so that a test sees the minutes of an onboarding in no time. Whoever
//! sleeps on a clock that stands still moves it: once all have had their turn, it goes on to the
//! moment at which the first of them wakes.

use std::{
    collections::BTreeMap,
    pin::Pin,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use crate::Timestamp;

/// Where a clock that stands still begins: a moment from the documentation.
const START: Duration = Duration::from_millis(1_737_185_358_472);

/// Where every clock ends: the last moment that the API could write.
pub(super) const END: Duration = Duration::from_millis(253_402_207_200_999);

/// The longest time that anything takes, some 8,000 years: from [`START`] it leads to [`END`].
pub(super) const LONGEST: Duration = Duration::from_secs(250_000_000_000);

/// How often a sleeper lets all others have their turn before it moves the clock.
const TURNS: u8 = 2;

#[derive(Debug)]
pub(crate) struct Clock {
    /// What time it was, since the epoch, at `base`.
    start: Duration,
    base: Instant,
    runs: bool,
    time: Mutex<Time>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Time {
    /// How far it was moved by hand, or by those who sleep.
    skipped: Duration,
    sleepers: BTreeMap<(Duration, u64), Waker>,
    next: u64,
    /// Whether a thread wakes the sleepers of a clock that runs.
    has_timer: bool,
}

impl Clock {
    /// The clock of the machine.
    pub(crate) fn real() -> Self {
        let start = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(START);
        Self::new(start, true)
    }

    /// A clock that stands still.
    pub(crate) fn paused() -> Self {
        Self::new(START, false)
    }

    fn new(start: Duration, runs: bool) -> Self {
        let (time, changed) = Default::default();
        Self { start, base: Instant::now(), runs, time, changed }
    }

    pub(crate) fn is_paused(&self) -> bool {
        !self.runs
    }

    /// What time it is, since the epoch.
    pub(crate) fn now(&self) -> Duration {
        self.moment(&self.time())
    }

    /// The same for those who measure how long something takes.
    pub(crate) fn instant(&self) -> Instant {
        let passed = self.now().saturating_sub(self.start);
        self.base.checked_add(passed).unwrap_or(self.base)
    }

    /// Moves it, at most to its [`END`], and wakes whose time has come.
    pub(crate) fn advance(&self, duration: Duration) {
        let mut time = self.time();
        let duration = duration.min(END.saturating_sub(self.moment(&time)));
        time.skipped = time.skipped.saturating_add(duration);
        self.wake(time);
    }

    /// How far it can be moved.
    pub(super) fn left(&self) -> Duration {
        END.saturating_sub(self.now())
    }

    /// Sets it to a moment, if that is to come: a sandbox goes on where another one has ended.
    pub(crate) fn advance_to(&self, moment: Duration) {
        let left = moment.saturating_sub(self.now());
        self.advance(left);
    }

    /// Ends after so long.
    pub(crate) fn sleep(self: &Arc<Self>, duration: Duration) -> Sleep {
        let deadline = later(self.now(), duration);
        Sleep { clock: Arc::clone(self), deadline, place: None, turns: TURNS }
    }

    /// What time it is, since the epoch.
    fn moment(&self, time: &Time) -> Duration {
        let passed = if self.runs { self.base.elapsed() } else { Duration::ZERO };
        later(later(self.start, passed), time.skipped)
    }

    fn time(&self) -> MutexGuard<'_, Time> {
        self.time.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Wakes whose time has come. Not under the lock: a waker may run what it wakes.
    fn wake(&self, mut time: MutexGuard<'_, Time>) {
        let now = self.moment(&time);
        let to_come = time.sleepers.split_off(&(now.saturating_add(Duration::from_nanos(1)), 0));
        let due = std::mem::replace(&mut time.sleepers, to_come);
        drop(time);
        self.changed.notify_all();
        due.into_values().for_each(Waker::wake);
    }

    /// Wakes sleepers until there is none; the thread of a clock that runs.
    fn run(&self) {
        loop {
            let mut time = self.time();
            let now = self.moment(&time);
            match time.sleepers.keys().next() {
                None => {
                    time.has_timer = false;
                    return;
                }
                Some((deadline, _)) if *deadline <= now => self.wake(time),
                Some((deadline, _)) => {
                    let left = deadline.saturating_sub(now);
                    drop(self.changed.wait_timeout(time, left));
                }
            }
        }
    }
}

/// A future that ends at a moment.
#[derive(Debug)]
pub(crate) struct Sleep {
    clock: Arc<Clock>,
    deadline: Duration,
    /// Its number among the sleepers, once it is one.
    place: Option<u64>,
    turns: u8,
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let clock = Arc::clone(&self.clock);
        let mut time = clock.time();
        if clock.moment(&time) >= self.deadline {
            return Poll::Ready(());
        }
        let place = *self.place.get_or_insert_with(|| {
            time.next = time.next.wrapping_add(1);
            time.next
        });
        time.sleepers.insert((self.deadline, place), context.waker().clone());
        if clock.runs {
            let starts = !std::mem::replace(&mut time.has_timer, true);
            drop(time);
            clock.changed.notify_all();
            let timer = Arc::clone(&clock);
            let thread = || std::thread::Builder::new().spawn(move || timer.run());
            if starts && thread().is_err() {
                // Without a thread to wake it, it has to look again and again.
                clock.time().has_timer = false;
                context.waker().wake_by_ref();
            }
            return Poll::Pending;
        }
        if self.turns > 0 {
            self.turns = self.turns.saturating_sub(1);
            drop(time);
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        self.turns = TURNS;
        if let Some((first, _)) = time.sleepers.keys().next().copied() {
            time.skipped = time.skipped.max(first.saturating_sub(clock.start));
        }
        clock.wake(time);
        // If it was another's time, the next to come may be this one's.
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if let Some(place) = self.place {
            self.clock.time().sleepers.remove(&(self.deadline, place));
            self.clock.changed.notify_all();
        }
    }
}

/// The moment that comes so long after another, or else the end of all clocks.
pub(super) fn later(moment: Duration, by: Duration) -> Duration {
    moment.saturating_add(by).min(END)
}

/// A moment as the API writes it: ISO 8601, UTC, with milliseconds.
pub(crate) fn timestamp(since_epoch: Duration) -> Timestamp {
    let millis = i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX);
    let moment = jiff::Timestamp::from_millisecond(millis).unwrap_or(jiff::Timestamp::MAX);
    Timestamp::of(format!("{moment:.3}"))
}

#[cfg(test)]
mod tests {
    use std::task::Wake;

    use super::*;

    struct Counter(std::sync::atomic::AtomicUsize);

    impl Wake for Counter {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        }
    }

    /// Polls until the future ends, as an executor with this one task does.
    fn run(future: impl Future<Output = ()>) {
        let waker = Waker::from(Arc::new(Counter(Default::default())));
        let mut future = std::pin::pin!(future);
        while future.as_mut().poll(&mut Context::from_waker(&waker)).is_pending() {
            std::thread::yield_now();
        }
    }

    #[test]
    fn a_moment_is_written_as_the_api_writes_it() {
        assert_eq!(timestamp(START).as_str(), "2025-01-18T07:29:18.472Z");
        assert_eq!(timestamp(Duration::ZERO).as_str(), "1970-01-01T00:00:00.000Z");
        assert_eq!(timestamp(Duration::MAX).as_str(), "9999-12-30T22:00:00.999Z");
    }

    #[test]
    fn it_ends_and_does_not_overflow() {
        for clock in [Clock::paused(), Clock::real()] {
            let clock = Arc::new(clock);
            for _ in 0..2 {
                clock.advance(Duration::MAX);
                assert_eq!((clock.now(), clock.left()), (END, Duration::ZERO));
                clock.advance_to(Duration::MAX);
                assert!(clock.instant() > clock.base);
                run(clock.sleep(Duration::MAX));
            }
        }
        assert!(later(START, LONGEST) < END);
        assert_eq!(timestamp(END), timestamp(Duration::MAX));
    }

    #[test]
    fn to_sleep_moves_a_clock_that_stands_still() {
        let clock = Arc::new(Clock::paused());
        let before = clock.instant();
        run(clock.sleep(Duration::from_secs(3600)));
        assert_eq!(clock.now(), START + Duration::from_secs(3600));
        assert_eq!(clock.instant() - before, Duration::from_secs(3600));
        assert!(clock.time().sleepers.is_empty());
    }

    #[test]
    fn whose_time_comes_first_wakes_first() {
        let clock = Arc::new(Clock::paused());
        let mut late = Box::pin(clock.sleep(Duration::from_secs(60)));
        let mut soon = Box::pin(clock.sleep(Duration::from_secs(1)));
        let both = std::future::poll_fn(|context| {
            assert!(late.as_mut().poll(context).is_pending(), "the later one came first");
            soon.as_mut().poll(context)
        });
        run(both);
        assert_eq!(clock.now(), START + Duration::from_secs(1));
        drop((late, soon));
        assert!(clock.time().sleepers.is_empty());
    }

    #[test]
    fn a_clock_that_runs_wakes_by_itself_and_when_it_is_moved() {
        let clock = Arc::new(Clock::real());
        run(clock.sleep(Duration::from_millis(5)));
        let moved = Arc::clone(&clock);
        let mut sleep = Box::pin(clock.sleep(Duration::from_secs(3600)));
        let waker = Arc::new(Counter(Default::default()));
        let context = Waker::from(Arc::clone(&waker));
        assert!(sleep.as_mut().poll(&mut Context::from_waker(&context)).is_pending());
        moved.advance(Duration::from_secs(3600));
        assert_eq!(waker.0.load(std::sync::atomic::Ordering::SeqCst), 1);
        assert!(sleep.as_mut().poll(&mut Context::from_waker(&context)).is_ready());
    }
}
