//! Values that only some descriptions of the API use: text of further forms, numbers that keep their
//! digits, and choices of types.
//!
//! Each type is a macro, which generated code expands where there is use for it
//! (`generated/values.rs`): what the API does not have costs nobody compile time.

// What the present description does without.
#![allow(dead_code, unused_imports, unused_macros)]

pub(crate) mod check;
pub(crate) mod choice;
pub(crate) mod number;
mod text;

pub(crate) use choice::{choice_impls, tagged_impls, unknown_variant, untagged_impls};
pub(crate) use number::decimal;
pub(crate) use text::{base64, text_value, uri, uuid, year_month};

/// Makes the error of values that a program makes.
macro_rules! invalid_value {
    () => {
        /// Text that is no value of the type that was to be made of it.
        ///
        /// The text itself is not in it: it may be one that must not be shown.
        ///
        /// ```
        /// # fn example(error: kompliant_api::InvalidValue) {
        /// // "this is not a Uuid: expected …"
        /// eprintln!("{error}");
        /// # }
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
        #[error("this is not a {name}: expected {expected}")]
        pub struct InvalidValue {
            name: &'static str,
            expected: &'static str,
        }
    };
}
pub(crate) use invalid_value;

#[cfg(test)]
mod tests;
