//! A point in time, as the API writes it.
//!
//! The text is kept: a timestamp in a form that nobody foresaw must not make a whole answer
//! unreadable, and it must go back out as it came.

use std::{fmt, str::FromStr, time::SystemTime};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A point in time: ISO 8601 with an offset, such as `2025-01-18T07:29:18.472Z`.
///
/// It is checked where a program makes one and never where the API sends one. It has no order:
/// two texts can name one moment. Compare [`to_system_time`](Self::to_system_time).
///
/// ```
/// use kompliant_api::Timestamp;
///
/// let at = Timestamp::new("2025-01-18T07:29:18.472Z")?;
/// assert_eq!(at.as_str(), "2025-01-18T07:29:18.472Z");
/// assert!(at.to_system_time().is_some());
/// assert!(Timestamp::new("yesterday").is_err());
/// # Ok::<(), kompliant_api::InvalidTimestamp>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Timestamp(Box<str>);

impl Timestamp {
    /// Takes text as a timestamp, once it has been checked.
    ///
    /// ```
    /// use kompliant_api::Timestamp;
    ///
    /// assert!(Timestamp::new("2025-01-18T07:29:18+01:00").is_ok());
    /// // Without an offset it is no moment.
    /// assert!(Timestamp::new("2025-01-18T07:29:18").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// [`InvalidTimestamp`] if the text is no date and time of day with an offset.
    pub fn new(text: &str) -> Result<Self, InvalidTimestamp> {
        match text.parse::<jiff::Timestamp>() {
            Ok(_) => Ok(Self(text.into())),
            Err(_) => Err(InvalidTimestamp(text.chars().take(40).collect())),
        }
    }

    /// A timestamp of a text that is known to be one.
    #[cfg(feature = "sandbox")]
    pub(crate) fn of(text: String) -> Self {
        Self(text.into())
    }

    /// The text as it is on the wire.
    ///
    /// ```
    /// # use kompliant_api::Timestamp;
    /// assert_eq!(Timestamp::new("2025-01-18T07:29:18Z")?.as_str(), "2025-01-18T07:29:18Z");
    /// # Ok::<(), kompliant_api::InvalidTimestamp>(())
    /// ```
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The moment that is meant, or `None` if the API sent something that is no timestamp.
    ///
    /// ```
    /// # use kompliant_api::Timestamp;
    /// let utc = Timestamp::new("2025-01-18T07:29:18Z")?;
    /// let paris = Timestamp::new("2025-01-18T08:29:18+01:00")?;
    /// assert_eq!(utc.to_system_time(), paris.to_system_time());
    /// # Ok::<(), kompliant_api::InvalidTimestamp>(())
    /// ```
    pub fn to_system_time(&self) -> Option<SystemTime> {
        self.0.parse::<jiff::Timestamp>().ok().map(SystemTime::from)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timestamp({:?})", &self.0)
    }
}

impl FromStr for Timestamp {
    type Err = InvalidTimestamp;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::new(text)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<str>::deserialize(deserializer).map(Self)
    }
}

/// Text that is not a timestamp.
///
/// ```
/// use kompliant_api::Timestamp;
///
/// let error = Timestamp::new("2025-01-18").unwrap_err();
/// assert!(error.to_string().starts_with(r#""2025-01-18" is not a timestamp"#));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a timestamp such as 2025-01-18T07:29:18.472Z")]
pub struct InvalidTimestamp(Box<str>);

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::*;

    #[test]
    fn the_moment_is_read() {
        for (text, millis) in [
            ("1970-01-01T00:00:00Z", 0),
            ("1970-01-01T00:00:01.500Z", 1500),
            ("1970-01-01T02:00:00+02:00", 0),
        ] {
            let at = Timestamp::new(text).unwrap().to_system_time().unwrap();
            assert_eq!(at, UNIX_EPOCH + Duration::from_millis(millis), "{text}");
        }
    }

    #[test]
    fn text_without_a_moment_is_refused() {
        for text in ["", "2025-01-18", "2025-01-18T07:29:18", "2025-13-18T07:29:18Z"] {
            let error = text.parse::<Timestamp>().unwrap_err();
            assert!(error.to_string().starts_with(&format!("{text:?} is not")), "{error}");
        }
    }

    #[test]
    fn what_the_api_sends_is_kept() {
        let at: Timestamp = serde_json::from_str(r#""soon""#).unwrap();
        assert_eq!(at.to_system_time(), None);
        assert_eq!(serde_json::to_string(&at).unwrap(), r#""soon""#);
        assert_eq!(format!("{at} {at:?}"), r#"soon Timestamp("soon")"#);
    }
}
