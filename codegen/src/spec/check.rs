//! Checks the form of every file: which keys may stand where, and what kind of value.
//!
//! `openapiv3` takes `requried:` and `type: objct` without a word, so the form is checked
//! against tables of what OpenAPI allows. What OpenAPI allows and this generator does not use
//! is an error of its own: nothing in the spec is silently ignored.

mod documented;
mod extensions;
mod openapi;
mod schema;
mod shape;

use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics, closest};
use crate::spec::load::{Document, ROOT, Spec};
use crate::spec::node::{Node, Value};
use crate::spec::source::Span;

use shape::{Key, Object, Shape, Support};

/// Checks every file.
pub(crate) fn check(spec: &Spec, diagnostics: &mut Diagnostics) {
    let mut check = |document: &Document, object: &'static Object| {
        let text = spec.sources.get(document.file).map_or("", |source| &source.text);
        Checker { text, diagnostics }.object(&document.root, document.root.span, object);
    };
    for document in spec.documents() {
        match spec.sources.path(document.file) == ROOT {
            true => check(document, &openapi::ROOT),
            false => check(document, &openapi::PARTS),
        }
    }
    if let Some(document) = &spec.documented {
        check(document, &documented::DOCUMENTED);
    }
}

struct Checker<'d> {
    /// The file as it is written.
    text: &'d str,
    diagnostics: &'d mut Diagnostics,
}

impl Checker<'_> {
    /// Checks `node`, which stands under the key or item at `at`.
    fn value(&mut self, node: &Node, at: Span, shape: &'static Shape) {
        match (shape, &node.value) {
            (Shape::Any, _)
            | (Shape::Bool, Value::Bool(_))
            | (Shape::Number, Value::Number(_))
            | (Shape::TrueOrSchema, Value::Bool(true)) => {}
            (Shape::Text, Value::String(text)) => {
                if text.trim().is_empty() {
                    self.empty(at);
                }
            }
            (Shape::Status, Value::Number(number)) => {
                let status = number.as_u64().filter(|status| (100..=599).contains(status));
                if status.is_none() {
                    let title = format!("`{number}` is no HTTP status");
                    self.report(Code::InvalidValue, node.span, title, "expected 100 to 599");
                }
            }
            (Shape::Count, Value::Number(number)) if number.is_u64() => {}
            (Shape::OneOf(values), Value::String(text)) => {
                if !values.contains(&&**text) {
                    self.diagnostics.push(
                        Diagnostic::new(
                            Code::InvalidValue,
                            node.span,
                            format!("`{text}` is not possible here"),
                        )
                        .suggest(text, node.span, values.iter().copied()),
                    );
                }
            }
            (Shape::RefOrList(_), Value::Mapping(_)) => {
                self.object(node, at, &extensions::REFERENCE);
            }
            (Shape::List(inner) | Shape::RefOrList(inner), Value::Sequence(items)) => {
                if items.is_empty() {
                    self.empty(at);
                }
                items.iter().for_each(|item| self.value(item, item.span, inner));
            }
            (Shape::LooseList(inner), Value::Sequence(items)) => {
                items.iter().for_each(|item| self.value(item, item.span, inner));
            }
            (Shape::Map(inner), Value::Mapping(entries)) => {
                entries.iter().for_each(|entry| self.value(&entry.value, entry.key_span, inner));
            }
            (Shape::Object(object), Value::Mapping(_)) => self.object(node, at, object),
            (Shape::TrueOrSchema, Value::Mapping(_)) => self.reference(node, at, &schema::SCHEMA),
            (Shape::RefOr(object), Value::Mapping(_)) => self.reference(node, at, object),
            _ => {
                let title = format!("expected {}, found {}", shape.noun(), node.kind());
                let place = if node.kind() == "nothing" { at } else { node.span };
                let diagnostic = Diagnostic::new(Code::WrongType, place, title);
                self.diagnostics.push(match (shape, &node.value) {
                    (Shape::Text | Shape::OneOf(_), Value::Number(_) | Value::Bool(_)) => {
                        // As it is written: `1.10` is another text than `1.1`.
                        let range = node.span.start as usize..node.span.end as usize;
                        let written = self.text.get(range).unwrap_or("");
                        diagnostic.replace("quote it", node.span, &format!("\"{written}\""))
                    }
                    _ => diagnostic,
                });
            }
        }
    }

    fn reference(&mut self, node: &Node, at: Span, object: &'static Object) {
        let Some(target) = node.entry("$ref") else {
            return self.object(node, at, object);
        };
        self.value(&target.value, target.key_span, &Shape::Text);
        for entry in node.entries().iter().filter(|entry| &*entry.key != "$ref") {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::RefSiblings,
                    entry.key_span,
                    format!("`{}` beside a `$ref` is ignored by OpenAPI 3.0", entry.key),
                )
                .also(target.key_span, "the reference")
                .help("where a property needs its own description, wrap the reference: `allOf: [{$ref: …}]`"),
            );
        }
    }

    fn object(&mut self, node: &Node, at: Span, object: &'static Object) {
        let Value::Mapping(entries) = &node.value else {
            let title = format!("expected a mapping for {}, found {}", object.what, node.kind());
            return self.diagnostics.push(Diagnostic::new(Code::WrongType, at, title));
        };
        let mut meant = Vec::new();
        for entry in entries {
            match object.key(&entry.key) {
                Some(Key { support: Support::Unused(reason), .. }) => {
                    let title =
                        format!("`{}` is OpenAPI, but not used by this generator", entry.key);
                    self.diagnostics.push(
                        Diagnostic::new(Code::Unsupported, entry.key_span, title).note(*reason),
                    );
                }
                Some(key) => self.value(&entry.value, entry.key_span, &key.shape),
                None if object.open(&entry.key) => {
                    if let Some(rest) = &object.rest {
                        self.value(&entry.value, entry.key_span, rest);
                    }
                }
                None => meant.extend(self.unknown(&entry.key, entry.key_span, object)),
            }
        }
        for key in object.keys.iter().filter(|key| key.required) {
            // One that is misspelt has its diagnostic.
            if node.get(key.name).is_none() && !meant.contains(&key.name) {
                let title = format!("{} lacks `{}`", object.what, key.name);
                self.diagnostics.push(
                    Diagnostic::new(Code::MissingKey, at, title)
                        .label(format!("expected `{}` below this", key.name)),
                );
            }
        }
    }

    /// Reports a key that means nothing, and gives the one that is meant, if one can tell.
    fn unknown(&mut self, key: &str, span: Span, object: &'static Object) -> Option<&'static str> {
        let (code, title) = match key.starts_with("x-") {
            true => {
                (Code::UnknownExtension, format!("unknown extension `{key}` in {}", object.what))
            }
            false => (Code::UnknownKey, format!("unknown key `{key}` in {}", object.what)),
        };
        let used = object.keys.iter().filter(|key| matches!(key.support, Support::Used));
        let valid: Vec<&'static str> = used.map(|key| key.name).collect();
        let diagnostic = Diagnostic::new(code, span, title);
        self.diagnostics.push(diagnostic.suggest(key, span, valid.iter().copied()));
        closest(key, &valid)
    }

    fn empty(&mut self, at: Span) {
        self.report(
            Code::Empty,
            at,
            "this is empty".to_owned(),
            "say something here, or leave the key out",
        );
    }

    fn report(&mut self, code: Code, span: Span, title: String, help: &str) {
        self.diagnostics.push(Diagnostic::new(code, span, title).help(help));
    }
}

#[cfg(test)]
mod tests;
