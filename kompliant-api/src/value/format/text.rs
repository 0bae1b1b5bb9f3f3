//! Text of a form of its own.
//!
//! The text is kept, for the reason for which [`Timestamp`](crate::Timestamp) keeps it.

/// Makes a type of text: its docs and name, what checks it, what is expected, and an example.
macro_rules! text_value {
    ($(#[$doc:meta])* $Name:ident, $fits:path, $expected:literal, $example:literal) => {
        $(#[$doc])*
        ///
        /// It is checked where a program makes one and never where the API sends one.
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $Name(Box<str>);

        impl $Name {
            /// Takes text as such a value, once it has been checked.
            ///
            /// ```
            #[doc = concat!("use kompliant_api::", stringify!($Name), ";")]
            ///
            #[doc = concat!("assert!(", stringify!($Name), "::new(\"", $example, "\").is_ok());")]
            #[doc = concat!("assert!(", stringify!($Name), "::new(\"?\").is_err());")]
            /// ```
            ///
            /// # Errors
            ///
            /// [`InvalidValue`] if the text is not of the form.
            pub fn new(text: &str) -> Result<Self, InvalidValue> {
                match $fits(text) {
                    true => Ok(Self(text.into())),
                    false => Err(InvalidValue { name: stringify!($Name), expected: $expected }),
                }
            }

            /// The text as it is on the wire.
            ///
            /// ```
            #[doc = concat!("use kompliant_api::", stringify!($Name), ";")]
            ///
            #[doc = concat!("let value = ", stringify!($Name), "::new(\"", $example, "\")?;")]
            #[doc = concat!("assert_eq!(value.as_str(), \"", $example, "\");")]
            /// # Ok::<(), kompliant_api::InvalidValue>(())
            /// ```
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl ::std::fmt::Display for $Name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl ::std::fmt::Debug for $Name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                write!(f, "{}({:?})", stringify!($Name), &self.0)
            }
        }

        impl ::std::str::FromStr for $Name {
            type Err = InvalidValue;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::new(text)
            }
        }

        impl ::serde::Serialize for $Name {
            fn serialize<S: ::serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(&self.0)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $Name {
            fn deserialize<D: ::serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                <Box<str> as ::serde::Deserialize>::deserialize(d).map(Self)
            }
        }
    };
}

/// Makes the type of UUIDs.
macro_rules! uuid {
    () => {
        $crate::value::format::text_value! {
            /// A UUID: 32 hexadecimal digits in five groups.
            ///
            /// ```
            /// use kompliant_api::Uuid;
            ///
            /// let id: Uuid = "0b9c1f9e-5d0a-4f0e-9d8b-2f6f0f3b7a11".parse()?;
            /// assert!(id.as_str().starts_with("0b9c1f9e"));
            /// # Ok::<(), kompliant_api::InvalidValue>(())
            /// ```
            Uuid,
            $crate::value::format::check::is_uuid,
            "32 hexadecimal digits in five groups",
            "0b9c1f9e-5d0a-4f0e-9d8b-2f6f0f3b7a11"
        }
    };
}

/// Makes the type of URIs.
macro_rules! uri {
    () => {
        $crate::value::format::text_value! {
            /// A URI with its scheme, such as `https://example.com/a`.
            ///
            /// ```
            /// use kompliant_api::Uri;
            ///
            /// assert!(Uri::new("https://example.com/a?b=c").is_ok());
            /// assert!(Uri::new("example.com").is_err());
            /// ```
            Uri,
            $crate::value::format::check::is_uri,
            "a scheme, a colon and no spaces, such as https://example.com/a",
            "https://example.com/a"
        }
    };
}

/// Makes the type of months of a year.
macro_rules! year_month {
    () => {
        $crate::value::format::text_value! {
            /// A month of a year: `YYYY-MM`.
            ///
            /// ```
            /// use kompliant_api::YearMonth;
            ///
            /// assert!(YearMonth::new("2025-03").is_ok());
            /// assert!(YearMonth::new("2025-13").is_err());
            /// ```
            YearMonth,
            $crate::value::format::check::is_year_month,
            "a year and a month such as 2025-03",
            "2025-03"
        }

        impl YearMonth {
            /// Year and month, or `None` if the API sent something that is no month.
            ///
            /// ```
            /// use kompliant_api::YearMonth;
            ///
            /// assert_eq!(YearMonth::new("2025-03")?.year_month(), Some((2025, 3)));
            /// # Ok::<(), kompliant_api::InvalidValue>(())
            /// ```
            pub fn year_month(&self) -> Option<(i16, u8)> {
                $crate::value::format::check::year_month(&self.0)
            }
        }
    };
}

/// Makes the type of bytes, which are Base64 on the wire.
macro_rules! base64 {
    () => {
        $crate::value::format::text_value! {
            /// Bytes, which are Base64 on the wire.
            ///
            /// ```
            /// use kompliant_api::Base64;
            ///
            /// let bytes = Base64::encode(b"Hello");
            /// assert_eq!(bytes.as_str(), "SGVsbG8=");
            /// assert_eq!(bytes.decode().as_deref(), Some(&b"Hello"[..]));
            /// ```
            Base64,
            $crate::value::format::check::is_base64,
            "Base64 such as SGVsbG8=",
            "SGVsbG8="
        }

        impl Base64 {
            /// Bytes for the wire.
            ///
            /// ```
            /// use kompliant_api::Base64;
            ///
            /// assert_eq!(Base64::encode(&[0, 255]).as_str(), "AP8=");
            /// ```
            pub fn encode(bytes: &[u8]) -> Self {
                Self($crate::value::format::check::to_base64(bytes).into())
            }

            /// The bytes, or `None` if the API sent something that is no Base64.
            ///
            /// ```
            /// use kompliant_api::Base64;
            ///
            /// assert_eq!(Base64::new("AP8=")?.decode(), Some(vec![0, 255]));
            /// # Ok::<(), kompliant_api::InvalidValue>(())
            /// ```
            pub fn decode(&self) -> Option<Vec<u8>> {
                $crate::value::format::check::from_base64(&self.0)
            }
        }
    };
}

pub(crate) use {base64, text_value, uri, uuid, year_month};
