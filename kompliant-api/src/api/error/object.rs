//! One entry of the `errors` list of an answer.
//!
//! It is kept as it came: which fields an entry has depends on the error, the docs of several are
//! incomplete, and one that is missing or of another type must not cost the others.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::display::{self, Line};

/// An error object: what the API says of one thing that is wrong.
///
/// Sources: <https://developer.kompliant.com/docs/response-fields>,
/// <https://developer.kompliant.com/docs/standard-errors>.
///
/// ```
/// use kompliant_api::ErrorObject;
///
/// let object: ErrorObject = serde_json::from_str(
///     r#"{"code":"BAD_REQUEST","message":"Invalid request params.",
///         "details":[{"field":"business.tax_id","message":"tax_id is required"}]}"#,
/// )?;
/// assert_eq!(object.code(), Some("BAD_REQUEST"));
/// assert_eq!(object.details()[0].field, Some("business.tax_id"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorObject(Value);

impl Serialize for ErrorObject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for ErrorObject {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        Value::deserialize(json).map(Self)
    }
}

impl ErrorObject {
    /// `code`: `SYSTEM_RULE_VIOLATION` and the like.
    ///
    /// ```
    /// # use kompliant_api::ErrorObject;
    /// let object: ErrorObject = serde_json::from_str(r#"{"code": "SYSTEM_RULE_VIOLATION"}"#)?;
    /// assert_eq!(object.code(), Some("SYSTEM_RULE_VIOLATION"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn code(&self) -> Option<&str> {
        self.text("code")
    }

    /// `message`, in plain language.
    ///
    /// ```
    /// # use kompliant_api::ErrorObject;
    /// let object: ErrorObject = serde_json::from_str(r#"{"message": "No."}"#)?;
    /// assert_eq!(object.message(), Some("No."));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn message(&self) -> Option<&str> {
        self.text("message")
    }

    /// `entity_type`: what kind of entity a violation is about.
    ///
    /// ```
    /// # use kompliant_api::ErrorObject;
    /// let object: ErrorObject = serde_json::from_str(r#"{"entity_type": "Workflow"}"#)?;
    /// assert_eq!(object.entity_type(), Some("Workflow"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn entity_type(&self) -> Option<&str> {
        self.text("entity_type")
    }

    /// `sub_code`: which rule a violation is of.
    ///
    /// ```
    /// # use kompliant_api::ErrorObject;
    /// let object: ErrorObject = serde_json::from_str(r#"{"sub_code": "NOT_STARTED"}"#)?;
    /// assert_eq!(object.sub_code(), Some("NOT_STARTED"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn sub_code(&self) -> Option<&str> {
        self.text("sub_code")
    }

    /// `details`, as far as they are a list of fields and messages.
    ///
    /// ```
    /// use kompliant_api::ErrorObject;
    ///
    /// let object: ErrorObject = serde_json::from_str(
    ///     r#"{"details": [{"field": "business.tax_id", "message": "required"}]}"#,
    /// )?;
    /// assert_eq!(object.details()[0].to_string(), "business.tax_id: required");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn details(&self) -> Vec<ErrorDetail<'_>> {
        let mut details = Vec::new();
        if let Some(Value::Array(list)) = self.details_json() {
            for json in list {
                let text = |key| json.get(key).and_then(Value::as_str);
                let detail = ErrorDetail { field: text("field"), message: text("message") };
                if detail.field.is_some() || detail.message.is_some() {
                    details.push(detail);
                }
            }
        }
        details
    }

    /// `details` as they came.
    ///
    /// ```
    /// use kompliant_api::ErrorObject;
    ///
    /// let object: ErrorObject = serde_json::from_str(
    ///     r#"{"details": [{"field": "business.tax_id", "message": "required"}]}"#,
    /// )?;
    /// assert!(object.details_json().is_some_and(|details| details.is_array()));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn details_json(&self) -> Option<&Value> {
        self.0.get("details")
    }

    /// The whole object as it came, with the fields that have no accessor here.
    ///
    /// ```
    /// use kompliant_api::ErrorObject;
    ///
    /// let object: ErrorObject = serde_json::from_str(
    ///     r#"{"details": [{"field": "business.tax_id", "message": "required"}]}"#,
    /// )?;
    /// assert_eq!(object.json()["details"][0]["field"], "business.tax_id");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn json(&self) -> &Value {
        &self.0
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key).and_then(Value::as_str)
    }
}

impl From<Value> for ErrorObject {
    fn from(json: Value) -> Self {
        Self(json)
    }
}

/// `CODE/EntityType/SUB_CODE: message`, on one line.
impl fmt::Display for ErrorObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        display::code(f, self)?;
        display::message(f, self)
    }
}

/// One of the details of an error: what is wrong with which field.
///
/// ```
/// # let object: kompliant_api::ErrorObject = serde_json::from_str(
/// #     r#"{"details": [{"field": "business.tax_id", "message": "required"}]}"#,
/// # )?;
/// for detail in object.details() {
///     assert_eq!(detail.field, Some("business.tax_id"));
///     assert_eq!(detail.to_string(), "business.tax_id: required");
/// }
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorDetail<'a> {
    /// `field`: the path of a parameter, such as `business.tax_id`.
    pub field: Option<&'a str>,
    /// `message`, in plain language.
    pub message: Option<&'a str>,
}

impl fmt::Display for ErrorDetail<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.field, self.message) {
            (Some(field), Some(message)) => write!(f, "{}: {}", Line(field), Line(message)),
            (Some(text), None) | (None, Some(text)) => write!(f, "{}", Line(text)),
            (None, None) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_field_of_another_type_costs_no_other() {
        let object = ErrorObject(json!({
            "code": 7, "message": "No.", "sub_code": "S", "entity_type": null,
            "details": [{"field": "a"}, 1, {"field": "b", "message": "m"}, {"x": 1}],
        }));
        assert_eq!((object.code(), object.entity_type()), (None, None));
        assert_eq!((object.message(), object.sub_code()), (Some("No."), Some("S")));
        let details: Vec<String> = object.details().iter().map(ToString::to_string).collect();
        assert_eq!(details, ["a", "b: m"]);
        assert_eq!(object.json()["code"], 7);
    }

    #[test]
    fn whatever_it_is_comes_back_as_it_came() {
        for json in [r#"{"code":"X","n":1.50,"z":[null]}"#, r#""boom""#, "null", "{}"] {
            let object: ErrorObject = serde_json::from_str(json).unwrap();
            let back: Value = serde_json::to_value(&object).unwrap();
            assert_eq!(back, serde_json::from_str::<Value>(json).unwrap());
        }
    }

    #[test]
    fn it_displays_on_one_line() {
        for (json, text) in [
            (json!({"code": "A", "sub_code": "C", "message": "m"}), "A/C: m"),
            (json!({"code": "A", "entity_type": "B", "sub_code": "C"}), "A/B/C"),
            (json!({"message": "two\nlines"}), "an error without a code: two\\nlines"),
            (json!("boom"), "an error without a code"),
            (
                json!({"code": "A", "message": "m", "details": [{"field": "f", "message": "d"}]}),
                "A: m (f: d)",
            ),
        ] {
            assert_eq!(ErrorObject(json).to_string(), text);
        }
    }
}
