//! Enums that may get further values.
//!
//! Kompliant adds values without a new version of the API, and the docs spell some values in two
//! ways. A value that this crate does not know must not break a caller, so each such enum keeps it
//! as it came; a value that it knows is the same variant however it is spelt.

use std::{fmt, marker::PhantomData};

use serde::{Deserializer, de};

/// A string enum of the API that may get further values.
///
/// Every enum in [`types`](crate::types) and in the namespaces implements it. There is no
/// `Default`: a value that is missing never becomes a known one.
///
/// ```
/// use kompliant_api::types::EntityStatus;
///
/// assert_eq!(EntityStatus::from("created"), EntityStatus::Created);
///
/// let new = EntityStatus::from("PAUSED");
/// assert!(new.is_unknown());
/// assert_eq!(new.as_str(), "PAUSED");
/// ```
pub trait OpenEnum: crate::value::id::Sealed + Sized + 'static {
    /// The documented spelling of each known value, in the order of the docs.
    ///
    /// ```
    /// use kompliant_api::{OpenEnum, types::ProvisioningSponsor};
    ///
    /// assert!(ProvisioningSponsor::VALUES.contains(&"MERRICK"));
    /// ```
    const VALUES: &'static [&'static str];

    /// The known value that is spelt so.
    ///
    /// ```
    /// use kompliant_api::{OpenEnum, types::ProvisioningSponsor};
    ///
    /// assert_eq!(ProvisioningSponsor::from_wire("MERRICK"), Some(ProvisioningSponsor::Merrick));
    /// assert_eq!(ProvisioningSponsor::from_wire("NEW"), None);
    /// ```
    fn from_wire(text: &str) -> Option<Self>;

    /// Keeps a value that is not known.
    ///
    /// ```
    /// use kompliant_api::{OpenEnum, types::{EntityStatus, ProvisioningSponsor}};
    ///
    /// let EntityStatus::Unknown(value) = EntityStatus::from("NEW") else { unreachable!() };
    /// assert_eq!(ProvisioningSponsor::from_unknown(value).as_str(), "NEW");
    /// ```
    fn from_unknown(value: UnknownValue) -> Self;

    /// The documented spelling, or the text of an unknown value as it came.
    ///
    /// ```
    /// use kompliant_api::{OpenEnum, types::EntityStatus};
    ///
    /// /// For a log, whichever enum it is.
    /// fn text<E: OpenEnum>(value: &E) -> String {
    ///     value.as_str().to_lowercase()
    /// }
    ///
    /// assert_eq!(text(&EntityStatus::Created), "created");
    /// ```
    fn as_str(&self) -> &str;
}

/// The text of an enum value that this version of the crate does not know.
///
/// It cannot be made by hand, so a known value is never taken for an unknown one.
///
/// ```
/// use kompliant_api::types::EntityStatus;
///
/// match EntityStatus::from("PAUSED") {
///     EntityStatus::Active => println!("done"),
///     EntityStatus::Unknown(value) => assert_eq!(value.as_str(), "PAUSED"),
///     _ => println!("not yet"),
/// }
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    /// The value byte for byte as it came.
    ///
    /// ```
    /// use kompliant_api::types::EntityStatus;
    ///
    /// let status = EntityStatus::from("paused");
    /// assert!(matches!(status, EntityStatus::Unknown(value) if value.as_str() == "paused"));
    /// ```
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Reads a value out of text that stays with its owner; a known value allocates nothing.
pub(crate) fn from_str<E: OpenEnum>(text: &str) -> E {
    E::from_wire(text).unwrap_or_else(|| E::from_unknown(UnknownValue(text.into())))
}

/// Reads a value out of text that is given away.
pub(crate) fn from_string<E: OpenEnum>(text: String) -> E {
    E::from_wire(&text).unwrap_or_else(|| E::from_unknown(UnknownValue(text.into())))
}

/// `Deserialize` of every open enum.
pub(crate) fn deserialize<'de, E: OpenEnum, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<E, D::Error> {
    deserializer.deserialize_str(Spelling(PhantomData))
}

struct Spelling<E>(PhantomData<E>);

impl<E: OpenEnum> de::Visitor<'_> for Spelling<E> {
    type Value = E;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<Error: de::Error>(self, text: &str) -> Result<E, Error> {
        Ok(from_str(text))
    }

    fn visit_string<Error: de::Error>(self, text: String) -> Result<E, Error> {
        Ok(from_string(text))
    }
}

/// What every open enum has beside its [`OpenEnum`] impl.
macro_rules! open_enum_impls {
    ($Enum:ident) => {
        impl $Enum {
            /// The documented spelling, or the text of an unknown value as it came.
            ///
            /// ```
            /// use kompliant_api::types::EntityStatus;
            ///
            /// assert_eq!(EntityStatus::Created.as_str(), "CREATED");
            /// assert_eq!(EntityStatus::from("paused").as_str(), "paused");
            /// ```
            #[inline]
            pub fn as_str(&self) -> &str {
                $crate::OpenEnum::as_str(self)
            }

            /// Whether this version of the crate does not know the value.
            ///
            /// ```
            /// use kompliant_api::types::EntityStatus;
            ///
            /// assert!(EntityStatus::from("PAUSED").is_unknown());
            /// assert!(!EntityStatus::from("CREATED").is_unknown());
            /// ```
            #[inline]
            pub fn is_unknown(&self) -> bool {
                matches!(self, Self::Unknown(_))
            }
        }

        impl $crate::value::id::Sealed for $Enum {}

        impl ::std::fmt::Display for $Enum {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::std::convert::AsRef<str> for $Enum {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::convert::From<&str> for $Enum {
            #[inline]
            fn from(text: &str) -> Self {
                $crate::value::open_enum::from_str(text)
            }
        }

        impl ::std::convert::From<String> for $Enum {
            #[inline]
            fn from(text: String) -> Self {
                $crate::value::open_enum::from_string(text)
            }
        }

        impl ::serde::Serialize for $Enum {
            #[inline]
            fn serialize<S: ::serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $Enum {
            #[inline]
            fn deserialize<D: ::serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                $crate::value::open_enum::deserialize(d)
            }
        }
    };
}
pub(crate) use open_enum_impls;

#[cfg(test)]
mod tests {
    use crate::{OpenEnum, types::EntityStatus};

    #[test]
    fn every_spelling_of_a_known_value_is_that_value() {
        for text in EntityStatus::VALUES {
            let value = EntityStatus::from(*text);
            assert!(!value.is_unknown(), "{text}");
            assert_eq!(value.as_str(), *text);
            assert_eq!(EntityStatus::from(text.to_string()), value);
        }
        let alias: EntityStatus = serde_json::from_str(r#""created""#).unwrap();
        assert_eq!(alias, EntityStatus::Created);
        // An escape in JSON is still the same spelling.
        let escaped: EntityStatus = serde_json::from_str(r#""CLOS\u0045D""#).unwrap();
        assert_eq!(escaped, EntityStatus::Closed);
        assert_eq!(serde_json::to_string(&alias).unwrap(), r#""CREATED""#);
    }

    #[test]
    fn an_unknown_value_comes_back_byte_for_byte() {
        for json in [r#""PAUSED""#, r#""""#, r#"" ACTIVE""#, r#""ünï\n""#] {
            let value: EntityStatus = serde_json::from_str(json).unwrap();
            assert!(value.is_unknown(), "{json}");
            assert_eq!(serde_json::to_string(&value).unwrap(), json);
        }
        let value = EntityStatus::from("PAUSED");
        assert_eq!(format!("{value}|{value:>8}|{value:?}"), r#"PAUSED|  PAUSED|Unknown("PAUSED")"#);
    }

    #[test]
    fn only_a_string_is_a_value() {
        let error = serde_json::from_str::<EntityStatus>("null").unwrap_err();
        assert!(error.to_string().contains("expected a string"), "{error}");
    }
}
