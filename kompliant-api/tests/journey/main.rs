//! A journey through a world in which anything breaks, on a clock of its own.

#[path = "../support/mod.rs"]
mod support;

#[cfg(feature = "blocking")]
mod blocking;
mod faults;
mod looking;
mod model;
mod outcomes;
mod property;
#[cfg(feature = "sandbox")]
mod sandbox;
mod tools;
mod world;
