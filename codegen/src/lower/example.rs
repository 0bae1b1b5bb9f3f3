//! Examples: whether they fit their types, and how this crate would write them.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::{At, Lower, docs};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, list};
use crate::model::{Api, Example, Type, TypeKind};
use crate::node::{Node, Value};
use crate::source::Span;

impl<'s> Lower<'s, '_> {
    /// Notes the examples of a media type, to be looked at once all types are known.
    pub(super) fn media_examples(&mut self, media: At<'s>, ty: &Type) {
        if let (Some(one), Some(_)) = (media.get("example"), media.get("examples")) {
            self.report(
                Code::SchemaKeyword,
                one.span,
                "`example` beside `examples`",
                "move it into `examples`",
            );
        }
        for (_, node) in examples(media) {
            self.examples.push(super::Example { node, ty: ty.clone(), of: media.span });
        }
    }

    /// Checks all examples, and gives methods theirs.
    pub(super) fn check_examples(&mut self) {
        let mut examples = BTreeMap::new();
        for super::Example { node, ty, of } in std::mem::take(&mut self.examples) {
            examples.insert(of, fit(&self.api, node, node.span, &ty, Some(self.diagnostics)));
        }
        self.api.examples = examples;
        let mut found = Vec::new();
        for (group, methods) in self.api.groups.iter().enumerate() {
            for (index, method) in methods.methods.iter().enumerate() {
                let Some((request, response)) = self.bodies(&method.wire) else {
                    continue;
                };
                let request = to_examples(&self.api, request, &Type::Named(method.request), None);
                let response = to_examples(
                    &self.api,
                    response,
                    &method.response,
                    Some(method.unwrap.as_deref()),
                );
                found.push((group, index, request, response));
            }
        }
        for (group, index, request, response) in found {
            let methods = self.api.groups.get_mut(group).map(|group| &mut group.methods);
            if let Some(method) = methods.and_then(|methods| methods.get_mut(index)) {
                method.request_examples = request;
                method.response_examples = response;
            }
        }
    }

    /// The media types of a method's request and of its good answer.
    fn bodies(&self, wire: &str) -> Option<(At<'s>, At<'s>)> {
        let item = *self.paths.get(&*format!("/{wire}"))?;
        let item = match item.node.get("$ref") {
            Some(target) => self.target(item.file, target)?.at,
            None => item,
        };
        let operation = item.get("post")?;
        let media = |at: At<'s>| at.get("content")?.get("application/json");
        Some((
            media(operation.get("requestBody")?)?,
            media(operation.get("responses")?.get("200")?)?,
        ))
    }
}

/// The examples of a media type: what is said of each, and the value.
fn examples<'s>(media: At<'s>) -> Vec<(Option<At<'s>>, &'s Node)> {
    let many = media.get("examples").into_iter().flat_map(At::entries);
    let many = many.filter_map(|(_, example)| Some((Some(example), example.node.get("value")?)));
    media.node.get("example").map(|one| (None, one)).into_iter().chain(many).collect()
}

/// The examples of a media type as JSON; `envelope` says what of an answer is wanted.
fn to_examples(
    api: &Api,
    media: At<'_>,
    ty: &Type,
    envelope: Option<Option<&str>>,
) -> Vec<Example> {
    let mut found = Vec::new();
    for (about, whole) in examples(media) {
        let json = whole.to_json();
        let canonical = match envelope {
            None => fit(api, whole, whole.span, ty, None),
            Some(unwrap) => {
                let mut canonical = json.clone();
                let data = whole.get("data");
                let inner = match unwrap {
                    Some(key) => data.and_then(|data| data.get(key)),
                    None => data,
                };
                let slot = match unwrap {
                    Some(key) => canonical.get_mut("data").and_then(|data| data.get_mut(key)),
                    None => canonical.get_mut("data"),
                };
                if let (Some(inner), Some(slot)) = (inner, slot) {
                    *slot = fit(api, inner, inner.span, ty, None);
                }
                canonical
            }
        };
        let summary = about.and_then(|at| at.node.text("summary")).map(str::to_owned);
        let docs = about.map(docs::of).unwrap_or_default();
        found.push(Example { summary, docs, json, canonical });
    }
    found
}

/// Checks a value against a type, and gives it as this crate would write it.
fn fit(
    api: &Api,
    node: &Node,
    at: Span,
    ty: &Type,
    mut diagnostics: Option<&mut Diagnostics>,
) -> Json {
    let mut wrong = |expected: &str| {
        if let Some(diagnostics) = diagnostics.as_deref_mut() {
            let found = match &node.value {
                Value::String(text) if text.len() < 40 && !text.contains('\n') => {
                    format!("the text `{text}`")
                }
                _ => node.kind().to_owned(),
            };
            let title = format!("the example does not fit: expected {expected}, found {found}");
            diagnostics.push(Diagnostic::new(Code::ExampleMismatch, at, title));
        }
        Json::Null
    };
    match (ty, &node.value) {
        (Type::Sensitive(inner), _) => fit(api, node, at, inner, diagnostics),
        (Type::Nullable(_), Value::Null) => Json::Null,
        (Type::Nullable(inner), _) => fit(api, node, at, inner, diagnostics),
        (Type::Named(id), _) => match api.def(*id).map(|def| &def.kind) {
            Some(TypeKind::Struct(object)) => match &node.value {
                Value::Mapping(entries) => {
                    let mut json = serde_json::Map::new();
                    for entry in entries {
                        let field = object.fields.iter().find(|field| *field.wire == *entry.key);
                        let value = match field {
                            Some(field) => fit(
                                api,
                                &entry.value,
                                entry.key_span,
                                &field.ty,
                                diagnostics.as_deref_mut(),
                            ),
                            None if object.open => entry.value.to_json(),
                            None => {
                                if let Some(diagnostics) = diagnostics.as_deref_mut() {
                                    let title = format!(
                                        "the schema of this example has no `{}`",
                                        entry.key
                                    );
                                    let names = object.fields.iter().map(|field| &*field.wire);
                                    diagnostics.push(
                                        Diagnostic::new(
                                            Code::ExampleMismatch,
                                            entry.key_span,
                                            title,
                                        )
                                        .suggest(
                                            &entry.key,
                                            entry.key_span,
                                            names,
                                        ),
                                    );
                                }
                                entry.value.to_json()
                            }
                        };
                        json.insert(entry.key.to_string(), value);
                    }
                    for field in object.fields.iter().filter(|field| field.required) {
                        if let (None, Some(diagnostics)) =
                            (node.get(&field.wire), diagnostics.as_deref_mut())
                        {
                            let title = format!(
                                "the example lacks `{}`, which its schema requires",
                                field.wire
                            );
                            diagnostics.push(
                                Diagnostic::new(Code::ExampleMismatch, at, title)
                                    .also(field.span, "required here"),
                            );
                        }
                    }
                    json.into()
                }
                _ => wrong("an object"),
            },
            Some(TypeKind::Enum { values, .. }) => {
                let Value::String(text) = &node.value else {
                    return wrong("a text");
                };
                let known = values.iter().find(|value| {
                    *value.wire == **text || value.aliases.iter().any(|alias| **alias == **text)
                });
                match known {
                    Some(value) => value.wire.clone().into(),
                    None => {
                        if let Some(diagnostics) = diagnostics {
                            let valid = values.iter().map(|value| &*value.wire);
                            diagnostics.push(
                                Diagnostic::new(
                                    Code::ExampleMismatch,
                                    node.span,
                                    format!("`{text}` is not a value of this enum"),
                                )
                                .suggest(text, node.span, valid),
                            );
                        }
                        Json::Null
                    }
                }
            }
            Some(TypeKind::Id { prefixes }) => {
                let Value::String(text) = &node.value else {
                    return wrong("a text");
                };
                let valid = prefixes.is_empty()
                    || prefixes
                        .iter()
                        .any(|prefix| text.len() > prefix.len() && text.starts_with(&**prefix));
                if let (false, Some(diagnostics)) = (valid, diagnostics) {
                    let prefixes: Vec<&str> = prefixes.iter().map(String::as_str).collect();
                    let title = format!("`{text}` is no such id");
                    diagnostics.push(
                        Diagnostic::new(Code::ExampleMismatch, node.span, title)
                            .help(format!("it begins with {}", list(&prefixes))),
                    );
                }
                (**text).into()
            }
            None => Json::Null,
        },
        (Type::List(inner), Value::Sequence(items)) => items
            .iter()
            .map(|item| fit(api, item, item.span, inner, diagnostics.as_deref_mut()))
            .collect(),
        (Type::Map(inner), Value::Mapping(entries)) => entries
            .iter()
            .map(|entry| {
                let value =
                    fit(api, &entry.value, entry.key_span, inner, diagnostics.as_deref_mut());
                (entry.key.to_string(), value)
            })
            .collect::<serde_json::Map<_, _>>()
            .into(),
        (Type::JsonObject, Value::Mapping(_))
        | (Type::String, Value::String(_))
        | (Type::Boolean, Value::Bool(_)) => node.to_json(),
        (Type::Int32 | Type::Int64, Value::Number(number)) if number.is_i64() => {
            match (ty, number.as_i64().map(i32::try_from)) {
                (Type::Int32, Some(Err(_))) => wrong("a number of 32 bits"),
                _ => node.to_json(),
            }
        }
        // Written back as a float, whatever it looks like in the example.
        (Type::Double, Value::Number(number)) => number.as_f64().map_or(Json::Null, Json::from),
        (Type::Timestamp, Value::String(text)) if is_date_time(text) => node.to_json(),
        (Type::Timestamp, _) => wrong("a date-time, `YYYY-MM-DDTHH:mm:ss.SSSZ`"),
        (Type::Date, Value::String(text)) if is_date(text) => node.to_json(),
        (Type::Date, _) => wrong("a date, `YYYY-MM-DD`"),
        (Type::JsonObject | Type::Map(_), _) => wrong("an object"),
        (Type::List(_), _) => wrong("a list"),
        (Type::String, _) => wrong("a text"),
        (Type::Boolean, _) => wrong("`true` or `false`"),
        (Type::Int32 | Type::Int64, _) => wrong("a whole number"),
        (Type::Double, _) => wrong("a number"),
    }
}

/// `2025-01-18`
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    let number = |text: &str, digits: usize| {
        (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| text.parse::<u32>().ok())
            .flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// `2025-01-18T07:29:18.472Z`
fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once('T') else {
        return false;
    };
    let Some(time) = time.strip_suffix('Z') else {
        return false;
    };
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let parts: Vec<Option<u32>> = time
        .split(':')
        .map(|part| {
            // `parse` would take a sign, too.
            let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse().ok()).flatten()
        })
        .collect();
    is_date(date)
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(parts.as_slice(), [Some(0..=23), Some(0..=59), Some(0..=60)])
}
