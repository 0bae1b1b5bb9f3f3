//! Reads, checks and generates from whatever comes.

#![no_main]

#[path = "../input.rs"]
mod input;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| input::generate(bytes));
