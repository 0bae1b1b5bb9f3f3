//! Limits: bounds, lengths and patterns.
//!
//! A limit that nothing can keep, or a pattern that is none, is a mistake in the spec.

use regex_lite::Regex;
use serde_json::Number;

use crate::model::{Bounds, Docs, Type};
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::source::Span;
use crate::spec::tree::{Schema, Slot};

/// The limits that a schema states.
pub(super) fn lower(
    schema: &Schema<'_>,
    ty: &Type,
    docs: &mut Docs,
    diagnostics: &mut Diagnostics,
) -> Option<Box<Bounds>> {
    let exclusive = [
        ("exclusiveMinimum", schema.above.key(), "minimum", schema.minimum.is_absent()),
        ("exclusiveMaximum", schema.below.key(), "maximum", schema.maximum.is_absent()),
    ];
    for (key, span, of, is_absent) in exclusive {
        if let Some(span) = span.filter(|_| is_absent) {
            let title = format!("`{key}` without `{of}`");
            let help = format!("it says that the value of `{of}` itself is none: add that");
            diagnostics.push(Diagnostic::new(Code::Limits, span, title).help(help));
        }
    }
    // The pattern of an id is not a limit but its form.
    if schema.is_id.is_true() {
        return None;
    }
    let limits = Bounds {
        minimum: schema.minimum.value().cloned(),
        above: schema.above.is_true(),
        maximum: schema.maximum.value().cloned(),
        below: schema.below.is_true(),
        shortest: schema.min_length.value().or_else(|| schema.min_items.value()),
        longest: schema.max_length.value().or_else(|| schema.max_items.value()),
        pattern: schema.pattern.value().map(str::to_owned),
    };
    let states_none = Bounds { above: false, below: false, ..limits.clone() } == Bounds::default();
    if states_none {
        return None;
    }
    check(schema, diagnostics);
    let of = match ty {
        Type::List(_) => "items",
        _ => "characters",
    };
    docs.notes.extend(limits.sentences(of).iter().map(|text| format!("{}.", capital(text))));
    Some(Box::new(limits))
}

fn check(schema: &Schema<'_>, diagnostics: &mut Diagnostics) {
    let exclusive = schema.above.is_true() || schema.below.is_true();
    let pairs = [
        (number(&schema.minimum), number(&schema.maximum), exclusive),
        (count(&schema.min_length), count(&schema.max_length), false),
        (count(&schema.min_items), count(&schema.max_items), false),
    ];
    for (least, most, exclusive) in pairs {
        let (Some((low, least)), Some((high, most))) = (least, most) else { continue };
        let (low, high) = (low.as_f64(), high.as_f64());
        if low > high || (exclusive && low == high) {
            diagnostics.push(
                Diagnostic::new(Code::Limits, most, "no value is within these limits")
                    .also(least, "the lower one")
                    .help("correct one of them"),
            );
        }
    }
    if let Some(pattern) = schema.pattern.get()
        && let Err(error) = Regex::new(pattern.value)
    {
        diagnostics.push(
            Diagnostic::new(Code::Limits, pattern.span, "this pattern cannot be read")
                .note(error.to_string())
                .note("examples are checked by it, so it does without look-around and back-references")
                .help("write it in another way, or say the form in the description"),
        );
    }
}

fn number(slot: &Slot<&Number>) -> Option<(Number, Span)> {
    slot.get().map(|at| (at.value.clone(), at.key))
}

fn count(slot: &Slot<u64>) -> Option<(Number, Span)> {
    slot.get().map(|at| (at.value.into(), at.key))
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
