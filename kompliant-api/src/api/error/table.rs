//! Error tables, and which row of one an error object is.
//!
//! The docs contradict themselves in the entity types, and one sub code comes under two codes, so
//! a row is also found by what of it is certain.

use std::fmt;

use super::ErrorObject;
use crate::StandardError;

/// The reason of an error: a row of the method's table, or less where the method has no table.
///
/// Each [`MethodError`] is one, and so is [`AnyReason`](crate::AnyReason), which has no table. They
/// are two traits because each `Error<R: MethodError>` converts into `Error`: if `AnyReason` had a
/// table too, that conversion would overlap with `impl From<T> for T` of the standard library.
///
/// It is sealed. Implement `MethodError` for the table of a method that this crate does not have.
///
/// ```
/// use kompliant_api::{Error, Reason};
///
/// /// Works for the errors of every method.
/// fn log<R: Reason>(error: &Error<R>) {
///     eprintln!("{:?}: {error}", error.reason());
/// }
/// ```
pub trait Reason: sealed::Sealed + Copy + fmt::Debug + Eq + Send + Sync + 'static {
    /// The reason that an error object of an answer with this HTTP status gives.
    ///
    /// ```
    /// use kompliant_api::{ErrorObject, Reason, propay::ExecuteError};
    ///
    /// let object: ErrorObject = serde_json::from_str(r#"{"code": "ENTITY_NOT_FOUND"}"#)?;
    /// assert_eq!(ExecuteError::of(&object, Some(404)), ExecuteError::EntityNotFound);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn of(object: &ErrorObject, status: Option<u16>) -> Self;

    /// What an error is that any method can answer.
    ///
    /// ```
    /// use kompliant_api::{Reason, StandardError, AnyReason};
    ///
    /// let reason = AnyReason::of_standard(StandardError::Throttled);
    /// assert_eq!(reason, AnyReason::Standard(StandardError::Throttled));
    /// ```
    fn of_standard(error: StandardError) -> Self;

    /// What an error is that is in no table.
    ///
    /// ```
    /// use kompliant_api::{Reason, propay::ExecuteError};
    ///
    /// assert_eq!(ExecuteError::unlisted(), ExecuteError::Unlisted);
    /// ```
    fn unlisted() -> Self;
}

/// What every [`Reason`] has, and no other crate can name.
pub(super) mod sealed {
    pub trait Sealed {}
}

impl<R: MethodError> sealed::Sealed for R {}

impl<R: MethodError> Reason for R {
    fn of(object: &ErrorObject, status: Option<u16>) -> Self {
        reason(object, status)
    }

    fn of_standard(error: StandardError) -> Self {
        R::standard(error)
    }

    fn unlisted() -> Self {
        R::UNLISTED
    }
}

/// The error table of a method: what it can answer instead of a result.
///
/// Each one is a [`Reason`], which see for why there are two traits.
///
/// ```
/// use kompliant_api::{MethodError, propay::ExecuteError};
///
/// /// The codes that a method can answer.
/// fn codes<R: MethodError>() -> Vec<&'static str> {
///     R::ROWS.iter().map(|row| row.code).collect()
/// }
///
/// assert!(codes::<ExecuteError>().contains(&"ENTITY_NOT_FOUND"));
/// ```
pub trait MethodError: Copy + fmt::Debug + Eq + Send + Sync + 'static {
    /// The rows of the table.
    ///
    /// ```
    /// use kompliant_api::{MethodError, propay::ExecuteError};
    ///
    /// assert!(ExecuteError::ROWS.iter().any(|row| row.sub_code == Some("PRECHECK_FAILED")));
    /// ```
    const ROWS: &'static [ErrorRow<Self>];

    /// What an error is that is in no table.
    ///
    /// ```
    /// use kompliant_api::{MethodError, propay::ExecuteError};
    ///
    /// assert_eq!(ExecuteError::UNLISTED, ExecuteError::Unlisted);
    /// ```
    const UNLISTED: Self;

    /// What an error is that any method can answer.
    ///
    /// ```
    /// use kompliant_api::{MethodError, StandardError, propay::ExecuteError};
    ///
    /// let reason = ExecuteError::standard(StandardError::Throttled);
    /// assert_eq!(reason, ExecuteError::Standard(StandardError::Throttled));
    /// ```
    fn standard(error: StandardError) -> Self;
}

/// A row of an error table.
///
/// ```
/// use kompliant_api::{MethodError, propay::ExecuteError};
///
/// let mut rows = ExecuteError::ROWS.iter();
/// let row = rows.find(|row| row.reason == ExecuteError::PrecheckFailed).unwrap();
/// assert_eq!(row.sub_code, Some("PRECHECK_FAILED"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorRow<R> {
    /// What the row is called in Rust.
    pub reason: R,
    /// `code` of the error object.
    pub code: &'static str,
    /// The HTTP status that the docs give. It is not used to find the row.
    pub status: u16,
    /// `entity_type` of the error object, for violations.
    pub entity_type: Option<&'static str>,
    /// `sub_code` of the error object, for violations.
    pub sub_code: Option<&'static str>,
}

impl<R> ErrorRow<R> {
    /// A row by its key: `CODE` where the code alone tells it, `CODE/EntityType/SUB_CODE` for a
    /// violation.
    ///
    /// ```
    /// use kompliant_api::ErrorRow;
    ///
    /// let row = ErrorRow::new((), 400, "SYSTEM_RULE_VIOLATION/Workflow/WORKFLOW_NOT_STARTED");
    /// assert_eq!(row.code, "SYSTEM_RULE_VIOLATION");
    /// assert_eq!(row.entity_type, Some("Workflow"));
    /// assert_eq!(row.sub_code, Some("WORKFLOW_NOT_STARTED"));
    /// ```
    pub const fn new(reason: R, status: u16, key: &'static str) -> Self {
        let (code, violation) = split(key);
        let (entity_type, sub_code) = match violation {
            Some(violation) => {
                let (entity_type, sub_code) = split(violation);
                (Some(entity_type), sub_code)
            }
            None => (None, None),
        };
        Self { reason, code, status, entity_type, sub_code }
    }
}

/// The text before the first slash, and what follows it.
const fn split(text: &str) -> (&str, Option<&str>) {
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'/' {
            let (before, _) = text.split_at(text.len() - rest.len());
            return (before, Some(text.split_at(text.len() - after.len()).1));
        }
        rest = after;
    }
    (text, None)
}

/// A row of the table of errors that any method can answer.
///
/// ```
/// use kompliant_api::StandardError;
///
/// let mut rows = StandardError::ROWS.iter();
/// let row = rows.find(|row| row.reason == StandardError::AuthInvalidHeader).unwrap();
/// assert_eq!((row.code, row.status), (Some("AUTH_INVALID_HEADER"), Some(401)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StandardRow {
    /// What the row is called in Rust.
    pub reason: StandardError,
    /// `code` of the error object; `None` where the docs give a status and no code.
    pub code: Option<&'static str>,
    /// The HTTP status; `None` where the docs do not give it.
    pub status: Option<u16>,
}

/// Which reason an error object is: a row of the method, a standard error, or neither.
fn reason<R: MethodError>(object: &ErrorObject, status: Option<u16>) -> R {
    let row =
        |index: usize| R::ROWS.get(index).map(|row| (row.code, row.entity_type, row.sub_code));
    match find(object, &row).and_then(|index| R::ROWS.get(index)) {
        Some(row) => row.reason,
        None => standard(object, status).map_or(R::UNLISTED, R::standard),
    }
}

/// Code, entity type and sub code of a row.
type Key = (&'static str, Option<&'static str>, Option<&'static str>);

/// The row that fits best: by all that it says; else by its sub code, if no other row has the same;
/// else by its code, if it says no more.
fn find(object: &ErrorObject, row: &dyn Fn(usize) -> Option<Key>) -> Option<usize> {
    let (mut by_sub_code, mut by_code) = (None, None);
    let mut sub_code_rows = 0;
    for (index, (code, entity_type, sub_code)) in
        (0..).map_while(|index| Some((index, row(index)?)))
    {
        let same_code = object.code() == Some(code);
        if sub_code.is_none() && same_code {
            by_code = by_code.or(Some(index));
        } else if sub_code.is_some() && object.sub_code() == sub_code {
            if same_code && same_entity_type(entity_type, object.entity_type()) {
                return Some(index);
            }
            by_sub_code = Some(index);
            sub_code_rows += 1;
        }
    }
    by_sub_code.filter(|_| sub_code_rows == 1).or(by_code)
}

/// Whether two entity types are one. The docs write `BusinessOwner`, `Business Owner` and
/// `WORKFLOW`.
fn same_entity_type(row: Option<&str>, object: Option<&str>) -> bool {
    let (Some(row), Some(object)) = (row, object) else {
        return row.is_none();
    };
    let plain = |text: &str| text.replace([' ', '_'], "");
    plain(row).eq_ignore_ascii_case(&plain(object))
}

/// The standard error with the code of an error object, and failing that the one that its HTTP
/// status alone tells.
pub(super) fn standard(object: &ErrorObject, status: Option<u16>) -> Option<StandardError> {
    let code = object.code();
    let row = StandardError::ROWS.iter().find(|row| row.code.is_some() && row.code == code);
    match row {
        Some(row) => Some(row.reason),
        None => standard_by_status(status?),
    }
}

/// The standard error for whose HTTP status the docs name no code.
pub(super) fn standard_by_status(status: u16) -> Option<StandardError> {
    let mut rows = StandardError::ROWS.iter();
    rows.find(|row| row.code.is_none() && row.status == Some(status)).map(|row| row.reason)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Reason {
        Missing,
        Plain,
        OwnerLimit,
        BusinessLimit,
        Disabled,
        Standard(StandardError),
        Unlisted,
    }

    impl MethodError for Reason {
        const ROWS: &'static [ErrorRow<Self>] = &[
            row(Self::Missing, "ENTITY_NOT_FOUND", None, None),
            row(Self::Plain, "VIOLATION", None, None),
            row(Self::OwnerLimit, "VIOLATION", Some("Business Owner"), Some("LIMIT")),
            row(Self::BusinessLimit, "VIOLATION", Some("Business"), Some("LIMIT")),
            row(Self::Disabled, "VIOLATION", Some("Account"), Some("DISABLED")),
        ];
        const UNLISTED: Self = Self::Unlisted;

        fn standard(error: StandardError) -> Self {
            Self::Standard(error)
        }
    }

    const fn row(
        reason: Reason,
        code: &'static str,
        entity_type: Option<&'static str>,
        sub_code: Option<&'static str>,
    ) -> ErrorRow<Reason> {
        ErrorRow { reason, code, status: 400, entity_type, sub_code }
    }

    #[test]
    fn the_row_that_fits_best_is_found() {
        let unknown_version = Reason::Standard(StandardError::UnknownVersion);
        for (object, expected) in [
            // By all that the row says.
            (json!({"code": "ENTITY_NOT_FOUND"}), Reason::Missing),
            (
                json!({"code": "VIOLATION", "entity_type": "Business", "sub_code": "LIMIT"}),
                Reason::BusinessLimit,
            ),
            (
                json!({"code": "VIOLATION", "entity_type": "BusinessOwner", "sub_code": "LIMIT"}),
                Reason::OwnerLimit,
            ),
            (
                json!({"code": "VIOLATION", "entity_type": "BUSINESS_OWNER", "sub_code": "LIMIT"}),
                Reason::OwnerLimit,
            ),
            // By the sub code alone, whatever else contradicts the table.
            (
                json!({
                    "code": "VIOLATION",
                    "entity_type": "AccountProvisioning",
                    "sub_code": "DISABLED",
                }),
                Reason::Disabled,
            ),
            (json!({"code": "OTHER", "sub_code": "DISABLED"}), Reason::Disabled),
            (json!({"sub_code": "DISABLED"}), Reason::Disabled),
            // Two rows have that sub code, so it decides nothing; the code does, where a row has no more.
            (
                json!({"code": "VIOLATION", "entity_type": "Person", "sub_code": "LIMIT"}),
                Reason::Plain,
            ),
            (
                json!({"code": "OTHER", "entity_type": "Person", "sub_code": "LIMIT"}),
                Reason::Unlisted,
            ),
            (json!({"code": "VIOLATION", "sub_code": "NEW"}), Reason::Plain),
            (
                json!({"code": "ENTITY_NOT_FOUND", "entity_type": "Workflow", "sub_code": "X"}),
                Reason::Missing,
            ),
            // Not in the table of the method.
            (json!({"code": "UNKNOWN_VERSION"}), unknown_version),
            (json!({"code": "NEW"}), Reason::Unlisted),
            (json!({"code": 1}), Reason::Unlisted),
            (json!("boom"), Reason::Unlisted),
        ] {
            let text = object.to_string();
            assert_eq!(reason::<Reason>(&object.into(), Some(400)), expected, "{text}");
        }
    }

    #[test]
    fn a_status_without_a_documented_code_tells_the_standard_error() {
        let throttled = Some(StandardError::Throttled);
        assert_eq!(standard_by_status(429), throttled);
        assert_eq!(standard(&json!({"code": "SLOW_DOWN"}).into(), Some(429)), throttled);
        assert_eq!(
            standard(&json!({"code": "UNKNOWN_VERSION"}).into(), Some(429)),
            Some(StandardError::UnknownVersion)
        );
        assert_eq!(standard_by_status(400), None);
        assert_eq!(standard_by_status(418), None);
    }
}
