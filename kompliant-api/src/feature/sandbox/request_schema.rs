//! What a request must look like, and what is said where it does not.
//!
//! The types of this crate are lenient and stop at the first field that does not fit. A caller who
//! tries something wants to hear of all of them, so requests are compared with the spec first.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Date, Timestamp};

/// As many fields as are named in one answer.
const MOST: usize = 50;

/// What the spec says of a value.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RequestSchema {
    Any,
    String,
    Boolean,
    Integer,
    Number,
    Timestamp,
    Date,
    Object,
    List(Box<RequestSchema>),
    Map(Box<RequestSchema>),
    Nullable(Box<RequestSchema>),
    /// Every spelling that is read.
    Enum(Vec<String>),
    Struct(Vec<Field>),
    /// One of several, told by a property.
    Tagged {
        property: String,
        variants: Vec<Variant>,
    },
    /// One of several, told by its form.
    OneOf(Vec<RequestSchema>),
}

#[derive(Debug, Deserialize)]
pub(super) struct Field {
    name: String,
    required: bool,
    shape: RequestSchema,
}

#[derive(Debug, Deserialize)]
pub(super) struct Variant {
    /// The texts that stand for it.
    tags: Vec<String>,
    shape: RequestSchema,
}

/// A field that is at fault, as the API says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Detail {
    pub(super) field: String,
    pub(super) message: String,
}

impl RequestSchema {
    /// All that is wrong with a value.
    pub(super) fn check(&self, value: &Value) -> Vec<Detail> {
        let mut found = Vec::new();
        self.within(value, &mut String::new(), &mut found);
        found
    }

    fn within(&self, value: &Value, path: &mut String, found: &mut Vec<Detail>) {
        match (self, value) {
            (Self::Any, _)
            | (Self::String, Value::String(_))
            | (Self::Boolean, Value::Bool(_))
            | (Self::Number, Value::Number(_))
            | (Self::Object, Value::Object(_))
            | (Self::Nullable(_), Value::Null) => {}
            (Self::Nullable(inner), _) => inner.within(value, path, found),
            (Self::Integer, Value::Number(number)) if number.is_i64() => {}
            (Self::Date, Value::String(text)) if Date::new(text).is_ok() => {}
            (Self::Timestamp, Value::String(text)) if Timestamp::new(text).is_ok() => {}
            (Self::Enum(known), Value::String(text)) if known.contains(text) => {}
            (Self::List(inner), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    inner.at(&index.to_string(), item, path, found);
                }
            }
            (Self::Map(inner), Value::Object(object)) => {
                for (key, value) in object {
                    inner.at(key, value, path, found);
                }
            }
            (Self::Struct(fields), Value::Object(object)) => {
                for Field { name, required, shape } in fields {
                    match object.get(name) {
                        Some(value) => shape.at(name, value, path, found),
                        None if *required => note("is required", &joined(path, name), found),
                        None => {}
                    }
                }
            }
            (Self::Tagged { property, variants }, Value::Object(object)) => {
                let tag = object.get(property);
                let is_meant =
                    |of: &&Variant| tag.is_some_and(|tag| of.tags.iter().any(|known| tag == known));
                match (variants.iter().find(is_meant), tag) {
                    (Some(variant), _) => variant.shape.within(value, path, found),
                    (None, Some(_)) => {
                        let known = variants.iter().flat_map(|variant| &variant.tags);
                        note(&format!("must be {}", one_of(known)), &joined(path, property), found);
                    }
                    (None, None) => note("is required", &joined(path, property), found),
                }
            }
            (Self::OneOf(shapes), _)
                if shapes.iter().any(|shape| shape.check(value).is_empty()) => {}
            _ => note(&format!("must be {}", self.expected()), path, found),
        }
    }

    /// Goes one step further into a value.
    fn at(&self, key: &str, value: &Value, path: &mut String, found: &mut Vec<Detail>) {
        let length = path.len();
        if length > 0 {
            path.push('.');
        }
        path.push_str(key);
        self.within(value, path, found);
        path.truncate(length);
    }

    fn expected(&self) -> String {
        let kind = match self {
            Self::Enum(known) => return one_of(known),
            Self::Nullable(inner) => return inner.expected(),
            Self::OneOf(shapes) => {
                let kinds: Vec<String> = shapes.iter().map(Self::expected).collect();
                return kinds.join(" or ");
            }
            Self::Any => "anything",
            Self::String => "a string",
            Self::Boolean => "a boolean",
            Self::Integer => "a whole number",
            Self::Number => "a number",
            Self::Timestamp => "a date and time such as 2025-01-18T07:29:18.472Z",
            Self::Date => "a date such as 2025-03-24",
            Self::Object | Self::Map(_) | Self::Struct(_) | Self::Tagged { .. } => "an object",
            Self::List(_) => "an array",
        };
        kind.to_owned()
    }
}

fn one_of<'v>(values: impl IntoIterator<Item = &'v String>) -> String {
    let values: Vec<&str> = values.into_iter().map(String::as_str).collect();
    format!("one of {}", values.join(", "))
}

fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// Says of a field what is wrong with it, never what its value is.
fn note(problem: &str, path: &str, found: &mut Vec<Detail>) {
    if found.len() < MOST {
        let name = path.rsplit('.').next().filter(|name| !name.is_empty());
        let message = format!("{} {problem}", name.unwrap_or("the request body"));
        found.push(Detail { field: path.to_owned(), message });
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn schema() -> RequestSchema {
        serde_json::from_value(json!({"struct": [
            {"name": "id", "required": true, "shape": "string"},
            {"name": "kind", "required": false, "shape": {"enum": ["A", "B"]}},
            {"name": "day", "required": false, "shape": {"nullable": "date"}},
            {"name": "limits", "required": false, "shape": {"map": "integer"}},
            {"name": "people", "required": false, "shape": {"list": {"struct": [
                {"name": "name", "required": true, "shape": "string"},
            ]}}},
            {"name": "owner", "required": false,
             "shape": {"tagged": {"property": "type", "variants": [
                {"tags": ["PERSON"], "shape": {"struct": [
                    {"name": "age", "required": true, "shape": "integer"},
                ]}},
                {"tags": ["FIRM", "TRUST"], "shape": {"struct": []}},
            ]}}},
            {"name": "share", "required": false, "shape": {"one_of": ["number", {"struct": [
                {"name": "of", "required": true, "shape": "string"},
            ]}]}},
        ]}))
        .unwrap()
    }

    #[test]
    fn every_field_at_fault_is_named_and_no_value_is() {
        let request = json!({
            "kind": "C", "day": "secret", "limits": {"a": 1.5, "b": 2},
            "people": [{"name": "x"}, {}, 7],
        });
        let found: Vec<_> =
            schema().check(&request).into_iter().map(|d| (d.field, d.message)).collect();
        let expected = [
            ("id", "id is required"),
            ("kind", "kind must be one of A, B"),
            ("day", "day must be a date such as 2025-03-24"),
            ("limits.a", "a must be a whole number"),
            ("people.1.name", "name is required"),
            ("people.2", "2 must be an object"),
        ];
        assert_eq!(found, expected.map(|(field, message)| (field.to_owned(), message.to_owned())));
    }

    #[test]
    fn a_choice_is_of_one_of_its_types() {
        let faults = |request| {
            let found = schema().check(&request).into_iter();
            found.map(|detail| format!("{}: {}", detail.field, detail.message)).collect::<Vec<_>>()
        };
        let owner = |owner| json!({"id": "1", "owner": owner});
        assert_eq!(faults(owner(json!({"type": "PERSON", "age": 30}))), [""; 0]);
        assert_eq!(faults(owner(json!({"type": "TRUST"}))), [""; 0]);
        let age = "owner.age: age must be a whole number";
        assert_eq!(faults(owner(json!({"type": "PERSON", "age": "30"}))), [age]);
        let known = "owner.type: type must be one of PERSON, FIRM, TRUST";
        assert_eq!(faults(owner(json!({"type": "CLUB"}))), [known]);
        assert_eq!(faults(owner(json!({"type": 1}))), [known]);
        assert_eq!(faults(owner(json!({"age": 30}))), ["owner.type: type is required"]);
        assert_eq!(faults(owner(json!([]))), ["owner: owner must be an object"]);

        let share = |share| json!({"id": "1", "share": share});
        assert_eq!(faults(share(json!(0.5))), [""; 0]);
        assert_eq!(faults(share(json!({"of": "1"}))), [""; 0]);
        let either = "share: share must be a number or an object";
        assert_eq!(faults(share(json!("0.5"))), [either]);
        assert_eq!(faults(share(json!({"of": 1}))), [either]);
    }

    #[test]
    fn what_fits_is_taken_and_what_is_not_known_is_passed_over() {
        for request in
            [json!({"id": ""}), json!({"id": "1", "day": null, "kind": "A", "more": [{}]})]
        {
            assert_eq!(schema().check(&request), []);
        }
        assert_eq!(schema().check(&json!([1])).len(), 1);
        assert_eq!(schema().check(&json!({"id": 1, "people": vec![1; 500]})).len(), MOST);
    }
}
