//! `meta`: what an answer says about itself.
//!
//! It is kept as it came, because a field that is missing or of another type must not cost the
//! others: an error report without its trace id is worth little.

use std::fmt;

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::value::shown::{self, Line};

/// The `meta` object of an answer.
///
/// Source: <https://developer.kompliant.com/docs/response-fields>.
///
/// ```
/// # mod canned { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/canned.rs")); }
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
#[derive(Clone, Default, PartialEq)]
pub struct Meta {
    json: Value,
    left_out: usize,
}

/// Up to a bound, as everything that came over the wire.
impl fmt::Debug for Meta {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        shown::debug_struct(f, "Meta", &[("json", &self.json)])
    }
}

impl Serialize for Meta {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json.serialize(serializer)
    }
}

impl Meta {
    pub(crate) fn from_json(json: Value, left_out: usize) -> Option<Self> {
        json.is_object().then_some(Self { json, left_out })
    }

    /// `status`: `SUCCESS` or `ERROR`.
    ///
    /// ```
    /// # mod canned { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/canned.rs")); }
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
    /// # mod canned { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/canned.rs")); }
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
    /// # mod canned { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/canned.rs")); }
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
    /// # mod canned { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/canned.rs")); }
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
        if let Some(Value::Array(list)) = self.json.get("warnings") {
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
    /// # mod canned { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/canned.rs")); }
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
        &self.json
    }

    /// How many values within `meta` were not kept, because there are too many of them.
    ///
    /// A thousand are kept. Usually those that were not are warnings.
    ///
    /// ```
    /// # mod canned { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/canned.rs")); }
    /// # let warnings = vec!["\"OLD\""; 5000].join(",");
    /// # let client = canned::client([canned::answer(200, &format!(r#"{{
    /// #     "meta": {{"status": "SUCCESS", "warnings": [{warnings}]}},
    /// #     "data": {{"can_execute": true}}
    /// # }}"#))]);
    /// # let id = kompliant_api::propay::PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc").unwrap();
    /// # canned::wait(async {
    /// // An answer with five thousand warnings.
    /// let answer = client.propay().can_execute(&id).send_with_meta().await?;
    /// assert_eq!(answer.meta.warnings().len() + answer.meta.left_out(), 5000);
    /// # Ok::<(), kompliant_api::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.json.get(key).and_then(Value::as_str)
    }
}

/// One of the warnings that an answer carries.
///
/// Source: <https://developer.kompliant.com/docs/response-fields>.
///
/// ```
/// # mod canned { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/canned.rs")); }
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
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Warning<'a> {
    /// `code`.
    pub code: Option<&'a str>,
    /// `message`, in plain language.
    pub message: Option<&'a str>,
}

impl fmt::Debug for Warning<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [code, message] =
            [self.code, self.message].map(|text| text.map(|text| Line(text).to_string()));
        shown::debug_struct(f, "Warning", &[("code", &code), ("message", &message)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_of_another_type_costs_no_other() {
        let json = r#"{"status":1,"trace_id":"trc_1","warnings":[{"code":"OLD"},7],"x":{}}"#;
        let meta = Meta::from_json(json.parse().unwrap(), 0).unwrap();
        assert_eq!((meta.status(), meta.trace_id(), meta.version()), (None, Some("trc_1"), None));
        let warnings = meta.warnings();
        assert_eq!(warnings[0], Warning { code: Some("OLD"), message: None });
        assert_eq!(warnings[1], Warning { code: None, message: None });
        assert!(meta.json()["x"].is_object());
        assert_eq!(serde_json::to_value(&meta).unwrap(), *meta.json());
        assert_eq!(Meta::from_json(Value::Null, 0), None);
    }
}
