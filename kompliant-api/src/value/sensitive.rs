//! A value that must not be printed.
//!
//! The API can answer with account credentials. Wrapped, they survive no log line by accident: to
//! see them one has to write `expose`.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// A value that prints as `[redacted]`.
///
/// It has no `Display`. **Serialising it writes the value itself**, because a request that holds
/// one must be sent: take care where you serialise a struct that has a `Sensitive` field.
///
/// ```
/// use kompliant_api::Sensitive;
///
/// let pin = Sensitive::new("0000");
/// assert_eq!(format!("{pin:?}"), "[redacted]");
/// assert_eq!(*pin.expose(), "0000");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sensitive<T>(T);

impl<T> Sensitive<T> {
    /// Wraps a value.
    ///
    /// ```
    /// use kompliant_api::Sensitive;
    ///
    /// const PIN: Sensitive<&str> = Sensitive::new("0000");
    /// assert_eq!(format!("{PIN:?}"), "[redacted]");
    /// ```
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself.
    ///
    /// ```
    /// use kompliant_api::Sensitive;
    ///
    /// let pin = Sensitive::new("0000");
    /// assert_eq!(pin.expose().len(), 4);
    /// ```
    pub const fn expose(&self) -> &T {
        &self.0
    }

    /// The value itself, out of its wrapper.
    ///
    /// ```
    /// use kompliant_api::Sensitive;
    ///
    /// let pin = Sensitive::new("0000".to_owned());
    /// assert_eq!(pin.into_inner(), "0000");
    /// ```
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> fmt::Debug for Sensitive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl<T> From<T> for Sensitive<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T: Serialize> Serialize for Sensitive<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Sensitive<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The message of an error may quote the value that does not fit.
        let value =
            T::deserialize(deserializer).map_err(|_| D::Error::custom("it does not fit"))?;
        Ok(Self(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_never_shows_the_value() {
        let value = Some(Sensitive::new("4111111111111111".to_owned()));
        assert_eq!(format!("{value:?}"), "Some([redacted])");
        assert_eq!(format!("{value:#?}"), "Some(\n    [redacted],\n)");
    }

    #[test]
    fn an_error_never_quotes_the_value() {
        let error = serde_json::from_str::<Sensitive<u8>>(r#""4111111111111111""#).unwrap_err();
        assert_eq!(error.to_string(), "it does not fit");
    }

    #[test]
    fn serde_sees_the_value_alone() {
        let value: Sensitive<Vec<u8>> = serde_json::from_str("[1,2]").unwrap();
        assert_eq!(value.expose(), &[1, 2]);
        assert_eq!(serde_json::to_string(&value).unwrap(), "[1,2]");
        assert_eq!(value.into_inner(), [1, 2]);
    }
}
