//! A value against one of several types.

use serde_json::Value as Json;

use super::Fit;
use crate::model::{Choice, Form, Variant};
use crate::spec::diagnostic::{Code, Diagnostic};
use crate::spec::node::{Node, Value};
use crate::spec::source::Span;

impl Fit<'_> {
    pub(super) fn choice(&mut self, node: &Node, at: Span, choice: &Choice) -> Json {
        let chosen = match &choice.tag {
            Some((property, _)) => {
                let Value::Mapping(_) = node.value else {
                    return self.wrong(node, at, "an object");
                };
                let Some(tag) = node.get(property).filter(|tag| tag.as_str().is_some()) else {
                    let noun = self.noun;
                    self.report(|| {
                        let title = format!("the {noun} lacks `{property}`, which says what it is");
                        Diagnostic::new(Code::ExampleMismatch, at, title)
                    });
                    return node.to_json();
                };
                let text = tag.as_str().unwrap_or("");
                let tagged = |variant: &&Variant| variant.tags.iter().any(|tag| *tag == *text);
                let found = choice.variants.iter().find(tagged);
                if found.is_none() {
                    let tags = choice.variants.iter().flat_map(|variant| &variant.tags);
                    self.report(|| {
                        let title = format!("`{text}` is none of the choices here");
                        let tags = tags.map(String::as_str);
                        Diagnostic::new(Code::ExampleMismatch, tag.span, title)
                            .suggest(text, tag.span, tags)
                    });
                }
                found
            }
            None => {
                let found = choice
                    .variants
                    .iter()
                    .find(|variant| variant.form.as_ref().is_some_and(|form| has(node, form)));
                // Where nothing tells a choice from others, that has been reported.
                let are_told = choice.variants.iter().all(|variant| variant.form.is_some());
                if found.is_none() && are_told {
                    self.wrong(node, at, "a value that fits one of the choices");
                }
                found
            }
        };
        match chosen {
            Some(variant) => self.value(node, at, (&variant.ty, &variant.limits)),
            None => node.to_json(),
        }
    }
}

/// Whether a value is of a form.
fn has(node: &Node, form: &Form) -> bool {
    match (form, &node.value) {
        (Form::Text, Value::String(_))
        | (Form::Number, Value::Number(_))
        | (Form::Boolean, Value::Bool(_))
        | (Form::List, Value::Sequence(_)) => true,
        (Form::Object(keys), Value::Mapping(_)) => keys.iter().all(|key| node.get(key).is_some()),
        _ => false,
    }
}
