// @generated from spec/openapi.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/emit, and run it again.

//! What must hold for every method: its documented examples survive decoding and
//! encoding, and each row of its error table comes back as its typed reason.
#![cfg(feature = "reqwest")]

#[rustfmt::skip]
mod mbtrust;
#[rustfmt::skip]
mod propay;
#[path = "../support/mod.rs"]
mod support;
