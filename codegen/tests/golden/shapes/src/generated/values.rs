// @generated from spec/openapi.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! Types of values that the description of the API uses, written in the runtime.

use crate::value::format::{
    base64, decimal, invalid_value, unknown_variant, uri, uuid, year_month,
};

base64!();

decimal!();

invalid_value!();

unknown_variant!();

uri!();

uuid!();

year_month!();
