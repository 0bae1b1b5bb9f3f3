//! Choices: values that are of one of several types, open to types that are not known yet.
//!
//! The JSON is taken as it stands, looked at, and then read as what it is. What is not known is kept
//! byte for byte: an answer with a new kind of thing in it stays readable.

use std::collections::BTreeMap;

use serde::{
    Deserialize,
    de::{Error, IgnoredAny},
};
use serde_json::{Value, value::RawValue};

/// What can be seen of a value without its type.
pub(crate) enum Form {
    Text,
    Number,
    Boolean,
    List,
    /// An object that has these keys.
    Object(&'static [&'static str]),
}

/// Whether a value is of this form.
pub(crate) fn has(json: &RawValue, form: &Form) -> bool {
    match (form, json.get().as_bytes().first()) {
        (Form::Text, Some(b'"'))
        | (Form::Number, Some(b'-' | b'0'..=b'9'))
        | (Form::Boolean, Some(b't' | b'f'))
        | (Form::List, Some(b'[')) => true,
        (Form::Object(keys), Some(b'{')) => {
            let found = serde_json::from_str::<BTreeMap<String, IgnoredAny>>(json.get());
            found.is_ok_and(|found| keys.iter().all(|key| found.contains_key(*key)))
        }
        _ => false,
    }
}

/// What a property says, if it is text.
pub(crate) fn tag(json: &RawValue, property: &str) -> Option<String> {
    let found: BTreeMap<String, &RawValue> = serde_json::from_str(json.get()).ok()?;
    serde_json::from_str(found.get(property)?.get()).ok()
}

/// Reads a value as the type that it is of.
pub(crate) fn read<'de, T: Deserialize<'de>, E: Error>(json: &'de RawValue) -> Result<T, E> {
    serde_json::from_str(json.get()).map_err(|error| {
        let problem = error.to_string();
        // Its place within this value says nothing of its place in the answer.
        E::custom(problem.rsplit_once(" at line ").map_or(&*problem, |(problem, _)| problem))
    })
}

/// Makes the type of values that are of none of the known types.
macro_rules! unknown_variant {
    () => {
        /// A value of a type that this version of the crate does not know.
        ///
        /// It cannot be made by hand, so a known value is never taken for an unknown one. It prints
        /// nothing of itself: what is in it nobody knows, so it may be what must not be shown.
        ///
        /// ```
        /// use kompliant_api::UnknownVariant;
        ///
        /// fn keep(unknown: &UnknownVariant) -> serde_json::Result<serde_json::Value> {
        ///     serde_json::from_str(unknown.json())
        /// }
        /// ```
        #[derive(Clone)]
        pub struct UnknownVariant(Box<::serde_json::value::RawValue>);

        impl UnknownVariant {
            pub(crate) fn new(json: Box<::serde_json::value::RawValue>) -> Self {
                Self(json)
            }

            /// The JSON byte for byte as it came. It is not redacted.
            ///
            /// ```
            /// use kompliant_api::UnknownVariant;
            ///
            /// fn size(unknown: &UnknownVariant) -> usize {
            ///     unknown.json().len()
            /// }
            /// ```
            pub fn json(&self) -> &str {
                self.0.get()
            }
        }

        impl ::std::cmp::PartialEq for UnknownVariant {
            fn eq(&self, other: &Self) -> bool {
                self.json() == other.json()
            }
        }

        impl ::std::cmp::Eq for UnknownVariant {}

        impl ::std::fmt::Debug for UnknownVariant {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str("[redacted]")
            }
        }

        impl ::serde::Serialize for UnknownVariant {
            fn serialize<S: ::serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                self.0.serialize(s)
            }
        }
    };
}

/// How a choice is written; how it is read depends on what tells.
macro_rules! choice_impls {
    ($Choice:ident, $($variant:ident),+) => {
        impl ::serde::Serialize for $Choice {
            fn serialize<S: ::serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => ::serde::Serialize::serialize(value, s),)+
                    Self::Unknown(value) => ::serde::Serialize::serialize(value, s),
                }
            }
        }
    };
}

/// A choice whose values say in a property which they are.
///
/// A value that says it and does not fit is an error, as with any other object.
macro_rules! tagged_impls {
    ($Choice:ident, $property:literal, $($variant:ident = $($tag:literal)|+),+) => {
        $crate::value::format::choice_impls!($Choice, $($variant),+);

        impl<'de> ::serde::Deserialize<'de> for $Choice {
            fn deserialize<D: ::serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let json: Box<::serde_json::value::RawValue> =
                    ::serde::Deserialize::deserialize(d)?;
                match $crate::value::format::choice::tag(&json, $property).as_deref() {
                    $(Some($($tag)|+) => {
                        $crate::value::format::choice::read(&json).map(Self::$variant)
                    })+
                    _ => Ok(Self::Unknown(UnknownVariant::new(json))),
                }
            }
        }
    };
}

/// A choice whose values show by their form which they are.
///
/// A value that has the form of a type and does not fit it is of one that is not known yet.
macro_rules! untagged_impls {
    ($Choice:ident, $($variant:ident = $form:ident $(($($key:literal),+))?),+) => {
        $crate::value::format::choice_impls!($Choice, $($variant),+);

        impl<'de> ::serde::Deserialize<'de> for $Choice {
            fn deserialize<D: ::serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let json: Box<::serde_json::value::RawValue> =
                    ::serde::Deserialize::deserialize(d)?;
                $(if $crate::value::format::choice::has(
                    &json,
                    &$crate::value::format::choice::Form::$form $((&[$($key),+]))?,
                )
                    && let Ok(value) = $crate::value::format::choice::read::<_, D::Error>(&json)
                {
                    return Ok(Self::$variant(value));
                })+
                Ok(Self::Unknown(UnknownVariant::new(json)))
            }
        }
    };
}

pub(crate) use {choice_impls, tagged_impls, unknown_variant, untagged_impls};
