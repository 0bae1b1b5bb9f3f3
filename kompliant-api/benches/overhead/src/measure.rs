//! Counts allocations, and repeats what is measured.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    sync::atomic::{AtomicU64, Ordering::Relaxed},
};

/// The allocator of the system, which counts how often it is asked for memory and for how much.
pub struct Counting;

static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);
static BYTES: AtomicU64 = AtomicU64::new(0);

fn count(bytes: usize) {
    ALLOCATIONS.fetch_add(1, Relaxed);
    BYTES.fetch_add(bytes as u64, Relaxed);
}

// SAFETY: every function passes on what it was given.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size);
        unsafe { System.realloc(memory, layout, size) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        unsafe { System.dealloc(memory, layout) }
    }
}

/// What a program is told to do: `call URL BEFORE TIMES` or `decode BEFORE TIMES`.
pub struct Task {
    /// Where the server is, if a call is to be made.
    pub url: Option<String>,
    before: u64,
    times: u64,
}

impl Task {
    pub fn of_arguments() -> Self {
        let mut arguments: Vec<_> = std::env::args().skip(1).collect();
        let mut number = || arguments.pop().and_then(|text| text.parse().ok()).expect("a number");
        let (times, before) = (number(), number());
        match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["call", url] => Self { url: Some(url.to_owned()), before, times },
            ["decode"] => Self { url: None, before, times },
            _ => panic!("unknown arguments: {arguments:?}"),
        }
    }

    /// Does something so often without counting, and so often with.
    pub fn repeat(&self, mut once: impl FnMut()) {
        for _ in 0..self.before {
            once();
        }
        let (allocations, bytes) = (ALLOCATIONS.load(Relaxed), BYTES.load(Relaxed));
        for _ in 0..self.times {
            once();
        }
        let (allocations, bytes) =
            (ALLOCATIONS.load(Relaxed) - allocations, BYTES.load(Relaxed) - bytes);
        let each = |count| count as f64 / self.times.max(1) as f64;
        println!("{} {}", each(allocations), each(bytes));
    }
}

/// Waits for a future on the runtime that is the least there is.
#[cfg(any(feature = "ours", feature = "by-hand"))]
pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}
