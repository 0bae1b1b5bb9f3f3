//! Values for tests, out of the examples of the spec.
//!
//! A test needs an answer or an id long before it cares which one. Those of the documentation are
//! as good as any, and they fit together.

use serde::de::DeserializeOwned;

use super::tables::Source;

/// A type of the API that has an example.
///
/// Every generated type has one: as the documentation shows it, or else put together from the
/// examples of its fields.
///
/// ```
/// use kompliant_api::propay::{GetResponse, PropayId};
/// use kompliant_api::sandbox::Example;
///
/// let mut entity = GetResponse::example();
/// entity.propay_id = PropayId::new("ape_mine")?;
/// assert_eq!(entity.execution_results.len(), 1);
/// # Ok::<(), kompliant_api::InvalidId>(())
/// ```
pub trait Example: Sized {
    /// A value as the documentation shows it.
    ///
    /// ```
    /// use kompliant_api::{sandbox::Example, types::WorkflowId};
    ///
    /// assert_eq!(WorkflowId::example().as_str(), "w_2dJFFW3HY8a3zOjqwUXhQc");
    /// ```
    fn example() -> Self;
}

/// The example of the type `name`.
pub(crate) fn of<T: DeserializeOwned>(source: &Source, name: &str) -> T {
    let value = source.table().examples.get(name).cloned().unwrap_or_default();
    fitting(value)
}

/// A value that is known to fit its type.
#[expect(
    clippy::expect_used,
    reason = "the generator refuses a spec whose examples do not fit, and a test reads them all"
)]
pub(crate) fn fitting<T: DeserializeOwned>(value: serde_json::Value) -> T {
    serde_json::from_value(value).expect("an example of the spec fits its type")
}
