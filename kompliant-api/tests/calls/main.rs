//! Calls over sockets and other transports: what is sent, what is sent again, and what the caller
//! learns. One program, because each one that is linked takes longer than its tests.
//!
//! Tests with a process of their own: `blocking_thread`, `load` and `spans` count threads, memory
//! or spans of the whole process; `property` would keep a core from those that measure time.

mod carriers;
mod hostile;
mod predicates;
mod resilience;
mod retry;
#[path = "../support/mod.rs"]
mod support;
mod transport;
mod wire;
