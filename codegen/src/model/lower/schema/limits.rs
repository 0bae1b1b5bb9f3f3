//! Limits: bounds, lengths and patterns.
//!
//! A limit that nothing can keep, or a pattern that is none, is a mistake in the spec.

use regex_lite::Regex;
use serde_json::Number;

use crate::model::lower::{At, Lower};
use crate::model::{Bounds, Docs, Type};
use crate::spec::diagnostic::{Code, Diagnostic};
use crate::spec::node::Value;

const KEYS: &[&str] =
    &["minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "pattern"];

impl<'s> Lower<'s, '_> {
    /// The limits that a schema states.
    pub(super) fn limits(&mut self, at: At<'s>, ty: &Type, docs: &mut Docs) -> Option<Box<Bounds>> {
        for (key, of) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
            if let (Some(found), None) = (at.get(key), at.get(of)) {
                let title = format!("`{key}` without `{of}`");
                let help = format!("it says that the value of `{of}` itself is none: add that");
                self.report(Code::Limits, found.span, title, &help);
            }
        }
        // The pattern of an id is not a limit but its form.
        let is_id = at.node.is_true("x-id");
        if is_id || !KEYS.iter().any(|key| at.node.get(key).is_some()) {
            return None;
        }
        let limits = Bounds {
            minimum: number(at, "minimum"),
            above: at.node.is_true("exclusiveMinimum"),
            maximum: number(at, "maximum"),
            below: at.node.is_true("exclusiveMaximum"),
            shortest: count(at, "minLength").or_else(|| count(at, "minItems")),
            longest: count(at, "maxLength").or_else(|| count(at, "maxItems")),
            pattern: at.node.text("pattern").map(str::to_owned),
        };
        self.check_limits(at, &limits);
        let of = match ty {
            Type::List(_) => "items",
            _ => "characters",
        };
        docs.notes.extend(limits.sentences(of).iter().map(|text| format!("{}.", capital(text))));
        Some(Box::new(limits))
    }

    fn check_limits(&mut self, at: At<'s>, limits: &Bounds) {
        let pairs = [
            ("minimum", "maximum", limits.above || limits.below),
            ("minLength", "maxLength", false),
            ("minItems", "maxItems", false),
        ];
        for (least, most, exclusive) in pairs {
            let (Some(lower), Some(upper)) = (number(at, least), number(at, most)) else {
                continue;
            };
            let (low, high) = (lower.as_f64(), upper.as_f64());
            if (low > high || (exclusive && low == high))
                && let (Some(least), Some(most)) = (at.get(least), at.get(most))
            {
                self.diagnostics.push(
                    Diagnostic::new(Code::Limits, most.span, "no value is within these limits")
                        .also(least.span, "the lower one")
                        .help("correct one of them"),
                );
            }
        }
        if let (Some(pattern), Some(at)) = (&limits.pattern, at.get("pattern"))
            && let Err(error) = Regex::new(pattern)
        {
            let title = "this pattern cannot be read";
            self.diagnostics.push(
                Diagnostic::new(Code::Limits, at.node.span, title)
                    .note(error.to_string())
                    .note("examples are checked by it, so it does without look-around and back-references")
                    .help("write it in another way, or say the form in the description"),
            );
        }
    }
}

fn number(at: At<'_>, key: &str) -> Option<Number> {
    match &at.node.get(key)?.value {
        Value::Number(number) => Some(number.clone()),
        _ => None,
    }
}

fn count(at: At<'_>, key: &str) -> Option<u64> {
    number(at, key)?.as_u64()
}

/// A sentence on what stands in a list or a map.
pub(super) fn each(what: &str, sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    format!("Each {what}: {}", first.into_iter().chain(letters).collect::<String>())
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}
