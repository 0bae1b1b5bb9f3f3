//! Decodes whatever comes as the answer to a call.

#![no_main]

#[path = "../input.rs"]
mod input;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| input::decode(bytes));
