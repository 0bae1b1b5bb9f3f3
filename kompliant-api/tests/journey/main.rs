//! A journey through a world in which anything breaks, on a clock of its own.

#[path = "../support/mod.rs"]
mod support;

mod model;
mod property;
mod world;
