//! Numbers that keep their digits.
//!
//! `f64` makes 12.50 of 12.5 and 0.1 + 0.2 of no sum that is in the books. JSON sets no bounds to a
//! number, so its text is kept; which library computes with it is the program's choice.

use serde::de::{Error, Unexpected};
use serde_json::value::RawValue;

/// The text of a JSON number.
pub(crate) fn read<E: Error>(json: Box<RawValue>) -> Result<Box<str>, E> {
    match json.get().as_bytes().first() {
        Some(b'-' | b'0'..=b'9') => Ok(json.into()),
        Some(b'"') => Err(E::invalid_type(Unexpected::Other("string"), &"a number")),
        _ => Err(E::invalid_type(Unexpected::Other("other JSON"), &"a number")),
    }
}

/// Makes the type of numbers that keep their digits.
macro_rules! decimal {
    () => {
        /// A number, digit by digit as it is on the wire.
        ///
        /// Two are equal if their texts are: `1.5` and `1.50` are not. To compute with one, give its
        /// text to a library for decimals.
        ///
        /// ```
        /// use kompliant_api::Decimal;
        ///
        /// let fee = Decimal::new("12.50")?;
        /// assert_eq!(fee.as_str(), "12.50");
        /// assert_eq!(Decimal::from(3).as_str(), "3");
        /// assert!(Decimal::new("12,50").is_err());
        /// # Ok::<(), kompliant_api::InvalidValue>(())
        /// ```
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct Decimal(Box<str>);

        impl Decimal {
            /// Takes text as a number, once it has been checked.
            ///
            /// ```
            /// use kompliant_api::Decimal;
            ///
            /// assert!(Decimal::new("-0.10").is_ok());
            /// assert!(Decimal::new("1e400").is_ok());
            /// assert!(Decimal::new("010").is_err());
            /// ```
            ///
            /// # Errors
            ///
            /// [`InvalidValue`] if it is no number as JSON writes it.
            pub fn new(text: &str) -> Result<Self, InvalidValue> {
                match $crate::value::format::check::is_number(text) {
                    true => Ok(Self(text.into())),
                    false => {
                        Err(InvalidValue { name: "Decimal", expected: "a number such as 12.50" })
                    }
                }
            }

            /// The digits as they are on the wire.
            ///
            /// ```
            /// use kompliant_api::Decimal;
            ///
            /// assert_eq!(Decimal::new("1.50")?.as_str(), "1.50");
            /// # Ok::<(), kompliant_api::InvalidValue>(())
            /// ```
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl ::std::fmt::Display for Decimal {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl ::std::fmt::Debug for Decimal {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                write!(f, "Decimal({})", &self.0)
            }
        }

        impl ::std::str::FromStr for Decimal {
            type Err = InvalidValue;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::new(text)
            }
        }

        impl ::std::convert::From<i64> for Decimal {
            fn from(number: i64) -> Self {
                Self(number.to_string().into())
            }
        }

        impl ::serde::Serialize for Decimal {
            fn serialize<S: ::serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                let json: &::serde_json::value::RawValue =
                    ::serde_json::from_str(&self.0).map_err(::serde::ser::Error::custom)?;
                json.serialize(s)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for Decimal {
            fn deserialize<D: ::serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let json =
                    <Box<::serde_json::value::RawValue> as ::serde::Deserialize>::deserialize(d)?;
                $crate::value::format::number::read(json).map(Self)
            }
        }
    };
}
pub(crate) use decimal;
