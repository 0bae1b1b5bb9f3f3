//! A value against a type.
//!
//! What comes out is the value as the client would write it: with the documented spelling of each
//! enum value, and floats as floats.

mod choice;

use regex_lite::Regex;
use serde_json::Value as Json;

use super::text;
use crate::model::{Bounds, EnumValue, Field, Limits, Scalar, Struct, Type, TypeKind, Types};
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics, list};
use crate::spec::node::{Entry, Node, Value};
use crate::spec::source::Span;

pub(super) struct Fit<'a> {
    pub(super) types: &'a Types,
    /// Where mistakes go, if anyone wants to hear of them.
    pub(super) diagnostics: Option<&'a mut Diagnostics>,
    pub(super) noun: &'static str,
    /// Whether it is a whole request or answer, which has no fields of the other direction.
    pub(super) whole: bool,
}

impl<'a> Fit<'a> {
    pub(super) fn quiet(types: &'a Types) -> Self {
        Self { types, diagnostics: None, noun: "example", whole: false }
    }

    /// Checks the value under the key or item at `at` against its type and limits.
    pub(super) fn value(&mut self, node: &Node, at: Span, (ty, limits): (&Type, &Limits)) -> Json {
        let none = Limits::default();
        let inside = limits.inner.as_deref().unwrap_or(&none);
        match (ty, &limits.own) {
            // The value itself is looked at once these are taken off.
            (Type::Nullable(_) | Type::Sensitive(_), _) | (_, None) => {}
            (_, Some(own)) => self.limits(node, own),
        }
        match (ty, &node.value) {
            (Type::Nullable(_), Value::Null) => Json::Null,
            (Type::Nullable(inner) | Type::Sensitive(inner), _) => {
                self.value(node, at, (inner, limits))
            }
            (Type::Named(id), _) => match &self.types[*id].kind {
                TypeKind::Struct(object) => self.object(node, at, object),
                TypeKind::Enum { values, .. } => self.enum_value(node, at, values),
                TypeKind::Id { prefixes, pattern } => self.id(node, at, prefixes, *pattern),
                TypeKind::Choice(choice) => self.choice(node, at, choice),
            },
            (Type::List(inner), Value::Sequence(items)) => {
                items.iter().map(|item| self.value(item, item.span, (inner, inside))).collect()
            }
            (Type::Map(inner), Value::Mapping(entries)) => entries
                .iter()
                .map(|entry| {
                    let value = self.value(&entry.value, entry.key_span, (inner, inside));
                    (entry.key.to_string(), value)
                })
                .collect::<serde_json::Map<_, _>>()
                .into(),
            (Type::Map(_), _) => self.wrong(node, at, "an object"),
            (Type::List(_), _) => self.wrong(node, at, "a list"),
            (Type::Scalar(scalar), _) => self.scalar(node, at, *scalar),
        }
    }

    fn scalar(&mut self, node: &Node, at: Span, scalar: Scalar) -> Json {
        let expected = match (scalar, &node.value) {
            (Scalar::JsonObject, Value::Mapping(_))
            | (Scalar::String, Value::String(_))
            | (Scalar::Decimal, Value::Number(_))
            | (Scalar::Boolean, Value::Bool(_)) => return node.to_json(),
            (Scalar::Int32 | Scalar::Int64, Value::Number(number)) if !number.is_f64() => {
                match (scalar, number.as_i64().map(i32::try_from)) {
                    (Scalar::Int32, None | Some(Err(_))) => "a number of 32 bits, with its sign",
                    (_, None) => "a number of 64 bits, with its sign",
                    _ => return node.to_json(),
                }
            }
            // Written back as a float, whatever it looks like in the example.
            (Scalar::Double, Value::Number(number)) => {
                return number.as_f64().map_or(Json::Null, Json::from);
            }
            (Scalar::Timestamp, Value::String(text)) if text::is_date_time(text) => {
                return node.to_json();
            }
            (Scalar::Timestamp, _) => "a date-time, `YYYY-MM-DDTHH:mm:ss.SSSZ`",
            (Scalar::Date, Value::String(text)) if text::is_date(text) => return node.to_json(),
            (Scalar::Date, _) => "a date, `YYYY-MM-DD`",
            (Scalar::Base64, Value::String(text)) if text::is_base64(text) => {
                return node.to_json();
            }
            (Scalar::Base64, _) => "Base64, `SGVsbG8=`",
            (Scalar::Uri, Value::String(text)) if text::is_uri(text) => {
                return node.to_json();
            }
            (Scalar::Uri, _) => "a URI, `https://example.com/a`",
            (Scalar::Uuid, Value::String(text)) if text::is_uuid(text) => {
                return node.to_json();
            }
            (Scalar::Uuid, _) => "a UUID, 32 hexadecimal digits in five groups",
            (Scalar::YearMonth, Value::String(text)) if text::is_year_month(text) => {
                return node.to_json();
            }
            (Scalar::YearMonth, _) => "a month of a year, `YYYY-MM`",
            (Scalar::JsonObject, _) => "an object",
            (Scalar::String, _) => "a text",
            (Scalar::Boolean, _) => "`true` or `false`",
            (Scalar::Int32 | Scalar::Int64, _) => "a whole number",
            (Scalar::Double | Scalar::Decimal, _) => "a number",
        };
        self.wrong(node, at, expected)
    }

    fn wrong(&mut self, node: &Node, at: Span, expected: &str) -> Json {
        let noun = self.noun;
        self.report(|| {
            let found = match &node.value {
                Value::String(text) if text.len() < 40 && !text.contains('\n') => {
                    format!("the text `{text}`")
                }
                _ => node.kind().to_owned(),
            };
            let title = format!("the {noun} does not fit: expected {expected}, found {found}");
            Diagnostic::new(Code::ExampleMismatch, at, title)
        });
        Json::Null
    }

    fn report(&mut self, diagnostic: impl FnOnce() -> Diagnostic) {
        if let Some(diagnostics) = self.diagnostics.as_deref_mut() {
            diagnostics.push(diagnostic());
        }
    }

    fn limits(&mut self, node: &Node, limits: &Bounds) {
        let (refused, of) = match &node.value {
            Value::Number(number) => (limits.refuse_number(number), ""),
            Value::Sequence(items) => (limits.refuse_size(items.len()), "items"),
            Value::String(text) => {
                let pattern = limits.pattern.as_deref().and_then(|text| Regex::new(text).ok());
                let unlike = pattern.is_some_and(|pattern| !pattern.is_match(text));
                (unlike || limits.refuse_size(text.chars().count()), "characters")
            }
            _ => (false, ""),
        };
        if refused {
            let noun = self.noun;
            let expected = limits.sentences(of).join(", ");
            self.report(|| {
                let title = format!("the {noun} is not within the limits of its schema");
                Diagnostic::new(Code::ExampleMismatch, node.span, title)
                    .label(format!("expected: {expected}"))
            });
        }
    }

    fn object(&mut self, node: &Node, at: Span, object: &Struct) -> Json {
        let Value::Mapping(entries) = &node.value else {
            return self.wrong(node, at, "an object");
        };
        let mut json = serde_json::Map::new();
        for entry in entries {
            let value = self.field(entry, object);
            // Where both are possible, nothing is written as nothing.
            let left_out = |field: &Field| *field.wire == *entry.key && !field.required;
            if !(value.is_null() && object.fields.iter().any(left_out)) {
                json.insert(entry.key.to_string(), value);
            }
        }
        let noun = self.noun;
        for field in object.fields.iter().filter(|field| field.required) {
            if node.get(&field.wire).is_none() {
                self.report(|| {
                    let title =
                        format!("the {noun} lacks `{}`, which its schema requires", field.wire);
                    Diagnostic::new(Code::ExampleMismatch, at, title)
                        .also(field.span, "required here")
                });
            }
        }
        json.into()
    }

    fn field(&mut self, entry: &Entry, object: &Struct) -> Json {
        let is_it = |wire: &str| *wire == *entry.key;
        if let Some(field) = object.fields.iter().find(|field| is_it(&field.wire)) {
            return self.value(&entry.value, entry.key_span, (&field.ty, &field.limits));
        }
        let noun = self.noun;
        match object.elsewhere.iter().find(|field| is_it(&field.wire)) {
            Some(field) if self.whole => self.report(|| {
                let title = format!("`{}` goes the other way alone", entry.key);
                Diagnostic::new(Code::ExampleMismatch, entry.key_span, title)
                    .also(field.span, "`readOnly` or `writeOnly` here")
            }),
            Some(field) => {
                return self.value(&entry.value, entry.key_span, (&field.ty, &field.limits));
            }
            None if object.open => {}
            None => self.report(|| {
                let title = format!("the schema of this {noun} has no `{}`", entry.key);
                let names = object.fields.iter().map(|field| &*field.wire);
                Diagnostic::new(Code::ExampleMismatch, entry.key_span, title).suggest(
                    &entry.key,
                    entry.key_span,
                    names,
                )
            }),
        }
        entry.value.to_json()
    }

    fn enum_value(&mut self, node: &Node, at: Span, values: &[EnumValue]) -> Json {
        let Value::String(text) = &node.value else {
            return self.wrong(node, at, "a text");
        };
        let known = values.iter().find(|value| {
            *value.wire == **text || value.aliases.iter().any(|alias| **alias == **text)
        });
        if let Some(value) = known {
            return value.wire.clone().into();
        }
        self.report(|| {
            let title = format!("`{text}` is not a value of this enum");
            let valid = values.iter().map(|value| &*value.wire);
            Diagnostic::new(Code::ExampleMismatch, node.span, title).suggest(text, node.span, valid)
        });
        Json::Null
    }

    fn id(&mut self, node: &Node, at: Span, prefixes: &[String], pattern: Span) -> Json {
        let Value::String(text) = &node.value else {
            return self.wrong(node, at, "a text");
        };
        let begins = |prefix: &String| text.len() > prefix.len() && text.starts_with(&**prefix);
        if !prefixes.is_empty() && !prefixes.iter().any(begins) {
            let prefixes: Vec<&str> = prefixes.iter().map(String::as_str).collect();
            self.report(|| {
                let title = format!("`{text}` is no such id");
                Diagnostic::new(Code::ExampleMismatch, node.span, title)
                    .also(pattern, "the prefix is said here")
                    .help(format!("it begins with {}", list(&prefixes)))
            });
        }
        (**text).into()
    }
}
