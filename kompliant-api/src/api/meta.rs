//! `meta`: what an answer says about itself.
//!
//! It is kept as it came, because a field that is missing or of another type must not cost the
//! others: an error report without its trace id is worth little.

use serde::{Serialize, Serializer};
use serde_json::Value;

/// The `meta` object of an answer.
///
/// Source: <https://developer.kompliant.com/docs/response-fields>.
///
/// ```
/// # use kompliant_api::doc_support as canned;
/// # let client = canned::client([canned::answer(200, r#"{
/// #     "meta": {"status": "SUCCESS", "trace_id": "trc_1"},
/// #     "data": {"can_execute": true}
/// # }"#)]);
/// # let id = kompliant_api::propay::PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc").unwrap();
/// # canned::wait(async {
/// let answer = client.propay().can_execute(&id).send_with_meta().await?;
/// assert_eq!(answer.meta.status(), Some("SUCCESS"));
/// assert_eq!(answer.meta.trace_id(), Some("trc_1"));
/// # Ok::<(), kompliant_api::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta(Value);

impl Serialize for Meta {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Meta {
    pub(crate) fn from_json(json: Value) -> Option<Self> {
        json.is_object().then_some(Self(json))
    }

    /// `status`: `SUCCESS` or `ERROR`.
    ///
    /// ```
    /// # use kompliant_api::doc_support as canned;
    /// # let client = canned::client([canned::answer(200, r#"{
    /// #     "meta": {"status": "SUCCESS", "trace_id": "trc_1"},
    /// #     "data": {"can_execute": true}
    /// # }"#)]);
    /// # let id = kompliant_api::propay::PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc").unwrap();
    /// # canned::wait(async {
    /// let answer = client.propay().can_execute(&id).send_with_meta().await?;
    /// assert_eq!(answer.meta.status(), Some("SUCCESS"));
    /// # Ok::<(), kompliant_api::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn status(&self) -> Option<&str> {
        self.text("status")
    }

    /// `trace_id`: what Kompliant's support asks for (`trc_…`). Some answers lack it.
    ///
    /// ```
    /// # use kompliant_api::doc_support as canned;
    /// # let client = canned::client([canned::answer(200, r#"{
    /// #     "meta": {"status": "SUCCESS", "trace_id": "trc_1"},
    /// #     "data": {"can_execute": true}
    /// # }"#)]);
    /// # let id = kompliant_api::propay::PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc").unwrap();
    /// # canned::wait(async {
    /// let answer = client.propay().can_execute(&id).send_with_meta().await?;
    /// assert_eq!(answer.meta.trace_id(), Some("trc_1"));
    /// # Ok::<(), kompliant_api::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn trace_id(&self) -> Option<&str> {
        self.text("trace_id")
    }

    /// `version`: the version of the API that answered.
    ///
    /// ```
    /// # use kompliant_api::doc_support as canned;
    /// # let client = canned::client([canned::answer(200, r#"{
    /// #     "meta": {"status": "SUCCESS", "version": "2025-03-24"},
    /// #     "data": {"can_execute": true}
    /// # }"#)]);
    /// # let id = kompliant_api::propay::PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc").unwrap();
    /// # canned::wait(async {
    /// let answer = client.propay().can_execute(&id).send_with_meta().await?;
    /// assert_eq!(answer.meta.version(), Some("2025-03-24"));
    /// # Ok::<(), kompliant_api::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn version(&self) -> Option<&str> {
        self.text("version")
    }

    /// `warnings`: for example that what was called is deprecated.
    ///
    /// ```
    /// # use kompliant_api::doc_support as canned;
    /// # let client = canned::client([canned::answer(200, r#"{
    /// #     "meta": {"status": "SUCCESS", "warnings": [{"code": "OLD", "message": "Use v2."}]},
    /// #     "data": {"can_execute": true}
    /// # }"#)]);
    /// # let id = kompliant_api::propay::PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc").unwrap();
    /// # canned::wait(async {
    /// let answer = client.propay().can_execute(&id).send_with_meta().await?;
    /// assert_eq!(answer.meta.warnings()[0].message, Some("Use v2."));
    /// # Ok::<(), kompliant_api::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn warnings(&self) -> Vec<Warning<'_>> {
        let mut warnings = Vec::new();
        if let Some(Value::Array(list)) = self.0.get("warnings") {
            for json in list {
                let text = |key| json.get(key).and_then(Value::as_str);
                warnings.push(Warning { code: text("code"), message: text("message") });
            }
        }
        warnings
    }

    /// All fields as they came, those above and any other.
    ///
    /// ```
    /// # use kompliant_api::doc_support as canned;
    /// # let client = canned::client([canned::answer(200, r#"{
    /// #     "meta": {"status": "SUCCESS", "region": "us"},
    /// #     "data": {"can_execute": true}
    /// # }"#)]);
    /// # let id = kompliant_api::propay::PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc").unwrap();
    /// # canned::wait(async {
    /// let answer = client.propay().can_execute(&id).send_with_meta().await?;
    /// assert_eq!(answer.meta.json()["region"], "us");
    /// # Ok::<(), kompliant_api::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn json(&self) -> &Value {
        &self.0
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key).and_then(Value::as_str)
    }
}

/// One of the warnings that an answer carries.
///
/// Source: <https://developer.kompliant.com/docs/response-fields>.
///
/// ```
/// # use kompliant_api::doc_support as canned;
/// # let client = canned::client([canned::answer(200, r#"{
/// #     "meta": {"status": "SUCCESS", "warnings": [{"code": "OLD", "message": "Use v2."}]},
/// #     "data": {"can_execute": true}
/// # }"#)]);
/// # let id = kompliant_api::propay::PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc").unwrap();
/// # canned::wait(async {
/// let answer = client.propay().can_execute(&id).send_with_meta().await?;
/// for warning in answer.meta.warnings() {
///     assert_eq!((warning.code, warning.message), (Some("OLD"), Some("Use v2.")));
/// }
/// # Ok::<(), kompliant_api::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Warning<'a> {
    /// `code`.
    pub code: Option<&'a str>,
    /// `message`, in plain language.
    pub message: Option<&'a str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_of_another_type_costs_no_other() {
        let json = r#"{"status":1,"trace_id":"trc_1","warnings":[{"code":"OLD"},7],"x":{}}"#;
        let meta = Meta::from_json(json.parse().unwrap()).unwrap();
        assert_eq!((meta.status(), meta.trace_id(), meta.version()), (None, Some("trc_1"), None));
        let warnings = meta.warnings();
        assert_eq!(warnings[0], Warning { code: Some("OLD"), message: None });
        assert_eq!(warnings[1], Warning { code: None, message: None });
        assert!(meta.json()["x"].is_object());
        assert_eq!(serde_json::to_value(&meta).unwrap(), *meta.json());
        assert_eq!(Meta::from_json(Value::Null), None);
    }
}
