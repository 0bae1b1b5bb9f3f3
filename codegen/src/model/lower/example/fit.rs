//! A value against a type.
//!
//! What comes out is the value as the client would write it: with the documented spelling of each
//! enum value, and floats as floats.

mod choice;

use regex_lite::Regex;
use serde_json::Value as Json;

use super::text;
use crate::model::{Api, EnumValue, Field, Limits, Struct, TextForm, Type, TypeKind};
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics, list};
use crate::spec::node::{Entry, Node, Value};
use crate::spec::source::Span;

pub(super) struct Fit<'a> {
    pub(super) api: &'a Api,
    /// Where mistakes go, if anyone wants to hear of them.
    pub(super) diagnostics: Option<&'a mut Diagnostics>,
    pub(super) noun: &'static str,
    /// Whether it is a whole request or answer, which has no fields of the other direction.
    pub(super) whole: bool,
}

impl<'a> Fit<'a> {
    pub(super) fn quiet(api: &'a Api) -> Self {
        Self { api, diagnostics: None, noun: "example", whole: false }
    }

    /// Checks the value under the key or item at `at`.
    pub(super) fn value(&mut self, node: &Node, at: Span, ty: &Type) -> Json {
        match (ty, &node.value) {
            (Type::Sensitive(inner), _) => self.value(node, at, inner),
            (Type::Nullable(_), Value::Null) => Json::Null,
            (Type::Nullable(inner), _) => self.value(node, at, inner),
            (Type::Limited(inner, limits), _) => {
                self.limits(node, limits);
                self.value(node, at, inner)
            }
            (Type::Named(id), _) => match self.api.def(*id).map(|def| &def.kind) {
                Some(TypeKind::Struct(object)) => self.object(node, at, object),
                Some(TypeKind::Enum { values, .. }) => self.enum_value(node, at, values),
                Some(TypeKind::Id { prefixes, pattern }) => self.id(node, at, prefixes, *pattern),
                Some(TypeKind::Choice(choice)) => self.choice(node, at, choice),
                None => Json::Null,
            },
            (Type::List(inner), Value::Sequence(items)) => {
                items.iter().map(|item| self.value(item, item.span, inner)).collect()
            }
            (Type::Map(inner), Value::Mapping(entries)) => entries
                .iter()
                .map(|entry| {
                    (entry.key.to_string(), self.value(&entry.value, entry.key_span, inner))
                })
                .collect::<serde_json::Map<_, _>>()
                .into(),
            (Type::JsonObject, Value::Mapping(_))
            | (Type::String, Value::String(_))
            | (Type::Decimal, Value::Number(_))
            | (Type::Boolean, Value::Bool(_)) => node.to_json(),
            (Type::Int32 | Type::Int64, Value::Number(number)) if !number.is_f64() => {
                match (ty, number.as_i64().map(i32::try_from)) {
                    (Type::Int32, None | Some(Err(_))) => {
                        self.wrong(node, at, "a number of 32 bits, with its sign")
                    }
                    (_, None) => self.wrong(node, at, "a number of 64 bits, with its sign"),
                    _ => node.to_json(),
                }
            }
            // Written back as a float, whatever it looks like in the example.
            (Type::Double, Value::Number(number)) => number.as_f64().map_or(Json::Null, Json::from),
            (Type::Timestamp, Value::String(text)) if text::is_date_time(text) => node.to_json(),
            (Type::Timestamp, _) => self.wrong(node, at, "a date-time, `YYYY-MM-DDTHH:mm:ss.SSSZ`"),
            (Type::Date, Value::String(text)) if text::is_date(text) => node.to_json(),
            (Type::Date, _) => self.wrong(node, at, "a date, `YYYY-MM-DD`"),
            (Type::Text(form), _) => self.text(node, at, *form),
            (Type::JsonObject | Type::Map(_), _) => self.wrong(node, at, "an object"),
            (Type::List(_), _) => self.wrong(node, at, "a list"),
            (Type::String, _) => self.wrong(node, at, "a text"),
            (Type::Boolean, _) => self.wrong(node, at, "`true` or `false`"),
            (Type::Int32 | Type::Int64, _) => self.wrong(node, at, "a whole number"),
            (Type::Double | Type::Decimal, _) => self.wrong(node, at, "a number"),
        }
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

    fn text(&mut self, node: &Node, at: Span, form: TextForm) -> Json {
        let (fits, expected): (fn(&str) -> bool, _) = match form {
            TextForm::Base64 => (text::is_base64, "Base64, `SGVsbG8=`"),
            TextForm::Uri => (text::is_uri, "a URI, `https://example.com/a`"),
            TextForm::Uuid => (text::is_uuid, "a UUID, 32 hexadecimal digits in five groups"),
            TextForm::YearMonth => (text::is_year_month, "a month of a year, `YYYY-MM`"),
        };
        match node.as_str() {
            Some(text) if fits(text) => node.to_json(),
            _ => self.wrong(node, at, expected),
        }
    }

    fn limits(&mut self, node: &Node, limits: &Limits) {
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
            return self.value(&entry.value, entry.key_span, &field.ty);
        }
        let noun = self.noun;
        match object.elsewhere.iter().find(|field| is_it(&field.wire)) {
            Some(field) if self.whole => self.report(|| {
                let title = format!("`{}` goes the other way alone", entry.key);
                Diagnostic::new(Code::ExampleMismatch, entry.key_span, title)
                    .also(field.span, "`readOnly` or `writeOnly` here")
            }),
            Some(field) => return self.value(&entry.value, entry.key_span, &field.ty),
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
