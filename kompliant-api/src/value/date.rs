//! A calendar date, as the API writes it.
//!
//! The text is kept for the reason for which [`Timestamp`](crate::Timestamp) keeps it.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A calendar date: `YYYY-MM-DD`.
///
/// It is checked where a program makes one and never where the API sends one.
///
/// ```
/// use kompliant_api::Date;
///
/// let date = Date::new("2025-03-24")?;
/// assert_eq!(date.year_month_day(), Some((2025, 3, 24)));
/// assert!(Date::new("2025-02-30").is_err());
/// # Ok::<(), kompliant_api::InvalidDate>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Date(Box<str>);

impl Date {
    /// Takes text as a date, once it has been checked.
    ///
    /// ```
    /// use kompliant_api::Date;
    ///
    /// assert!(Date::new("2024-02-29").is_ok());
    /// assert!(Date::new("2025-02-29").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// [`InvalidDate`] if the text is not of the form `YYYY-MM-DD` or no day of the calendar.
    pub fn new(text: &str) -> Result<Self, InvalidDate> {
        match year_month_day(text) {
            Some(_) => Ok(Self(text.into())),
            None => Err(InvalidDate(text.chars().take(40).collect())),
        }
    }

    /// The text as it is on the wire.
    ///
    /// ```
    /// # use kompliant_api::Date;
    /// assert_eq!(Date::new("2025-03-24")?.as_str(), "2025-03-24");
    /// # Ok::<(), kompliant_api::InvalidDate>(())
    /// ```
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is of the form of a date. The calendar is left alone, so that a program that makes
    /// no dates has none in it.
    pub(crate) fn has_form(&self) -> bool {
        has_form(&self.0)
    }

    /// Year, month and day, or `None` if the API sent something that is no date.
    ///
    /// ```
    /// # use kompliant_api::Date;
    /// let sent: Date = serde_json::from_str(r#""24/03/2025""#)?;
    /// assert_eq!(sent.year_month_day(), None);
    /// assert_eq!(Date::new("2025-03-24")?.year_month_day(), Some((2025, 3, 24)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn year_month_day(&self) -> Option<(i16, u8, u8)> {
        year_month_day(&self.0)
    }
}

/// Whether a text is of the form of a date, be it a day of the calendar or not.
fn has_form(text: &str) -> bool {
    let fits = |(index, byte): (usize, u8)| match index {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    text.len() == 10 && text.bytes().enumerate().all(fits)
}

fn year_month_day(text: &str) -> Option<(i16, u8, u8)> {
    // The parser takes further forms of ISO 8601, which the API does not document.
    if !has_form(text) {
        return None;
    }
    let date = text.parse::<jiff::civil::Date>().ok()?;
    Some((date.year(), date.month().unsigned_abs(), date.day().unsigned_abs()))
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Date({:?})", &self.0)
    }
}

impl FromStr for Date {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::new(text)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<str>::deserialize(deserializer).map(Self)
    }
}

/// Text that is not a date.
///
/// ```
/// use kompliant_api::Date;
///
/// let error = Date::new("24/03/2025").unwrap_err();
/// assert_eq!(error.to_string(), r#""24/03/2025" is not a date such as 2025-03-24"#);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a date such as 2025-03-24")]
pub struct InvalidDate(Box<str>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        assert_eq!(Date::new("2024-02-29").unwrap().year_month_day(), Some((2024, 2, 29)));
        for text in ["", "20250324", "2025-3-24", "2025-02-29", "2025-00-01", "2025-03-24T"] {
            let error = text.parse::<Date>().unwrap_err();
            assert_eq!(error.to_string(), format!("{text:?} is not a date such as 2025-03-24"));
        }
    }

    #[test]
    fn what_the_api_sends_is_kept() {
        let date: Date = serde_json::from_str(r#""24/03/2025""#).unwrap();
        assert_eq!(date.year_month_day(), None);
        assert_eq!(serde_json::to_string(&date).unwrap(), r#""24/03/2025""#);
        assert_eq!(format!("{date} {date:?}"), r#"24/03/2025 Date("24/03/2025")"#);
    }
}
