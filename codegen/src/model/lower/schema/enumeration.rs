//! Enums: lists of values, each with its meaning and its other spellings.
//!
//! The extensions that say more of a value must name one that there is.

use super::{Place, Schemas};
use crate::model::lower::transition;
use crate::model::{Docs, EnumValue, Type, TypeKind};
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics, closest};
use crate::spec::source::Span;
use crate::spec::tree::{At, Map, Schema, Slot};

impl<'s> Schemas<'_, 's, '_> {
    pub(super) fn enumeration(&mut self, schema: &Schema<'s>, place: &Place) -> Type {
        let values = schema.values.items();
        check_twice(values, self.diagnostics);
        let is_alias =
            |value: &str| schema.value_aliases.get().is_some_and(|map| map.get(value).is_some());
        let wires: Vec<&str> = values.iter().map(|value| value.value).collect();
        let real: Vec<&str> = wires.iter().copied().filter(|value| !is_alias(value)).collect();
        // Where the aliases are broken, it cannot be told which values are real.
        let mut unknown = Vec::new();
        if !schema.value_aliases.is_broken() {
            unknown = check_extensions(schema, &wires, &real, self.diagnostics);
            self.check_descriptions(schema, &real, &unknown);
        }
        let real_values = values.iter().filter(|value| !is_alias(value.value));
        let kind = TypeKind::Enum {
            title: schema.title.value().map(str::to_owned),
            values: real_values.map(|value| enum_value(schema, value)).collect(),
            transitions: transition::lower(
                schema.transitions.items(),
                &real,
                &unknown,
                self.diagnostics,
            ),
        };
        Type::Named(self.define(schema, place, |_| kind))
    }

    /// Reports values without a description, but for those whose description is under a name that is
    /// misspelt, which has been reported.
    fn check_descriptions(&mut self, schema: &Schema<'s>, real: &[&str], unknown: &[&str]) {
        let described = &schema.value_descriptions;
        if described.is_broken() {
            return;
        }
        let is_described = |value: &str| {
            let is_meant = closest(value, unknown).is_some();
            is_meant || described.get().is_some_and(|map| map.get(value).is_some())
        };
        let values = schema.values.items().iter().filter(|value| real.contains(&value.value));
        let mut lacking = values.filter(|value| !is_described(value.value));
        let Some(first) = lacking.next() else { return };
        let title = format!("the value `{}` has no description", first.value);
        let help = format!("add `x-enum-descriptions: {{{:?}: …}}`", first.value);
        let diagnostic = Diagnostic::new(Code::EnumExtension, first.key, title).help(help);
        self.diagnostics.push(
            lacking.fold(diagnostic, |found, value| found.also(value.key, "nor has this one")),
        );
    }
}

/// Reports values that are listed twice.
fn check_twice(values: &[At<&str>], diagnostics: &mut Diagnostics) {
    for (index, value) in values.iter().enumerate() {
        let first = values.iter().take(index).find(|before| before.value == value.value);
        if let Some(first) = first {
            let title = format!("the value `{}` stands twice", value.value);
            diagnostics.push(
                Diagnostic::new(Code::DuplicateValue, value.key, title)
                    .also(first.key, "first here"),
            );
        }
    }
}

/// Reports what is said of values that there are not, once for each such value; gives those.
fn check_extensions<'s>(
    schema: &Schema<'s>,
    wires: &[&str],
    real: &[&str],
    diagnostics: &mut Diagnostics,
) -> Vec<&'s str> {
    let mut unknown = Vec::new();
    let mut check = |value: &'s str, span: Span, valid: &[&str]| {
        if !valid.contains(&value) && !unknown.contains(&value) {
            unknown.push(value);
            check_value(value, span, valid, diagnostics);
        }
    };
    let of_real = [&schema.value_descriptions, &schema.value_names, &schema.inferred_values];
    for entry in of_real.iter().flat_map(|map| map.entries()) {
        check(entry.name, entry.key, real);
    }
    for entry in schema.value_aliases.entries() {
        check(entry.name, entry.key, wires);
        if let Some(text) = &entry.value {
            check(text.value, text.span, real);
        }
    }
    unknown
}

fn enum_value(schema: &Schema<'_>, value: &At<&str>) -> EnumValue {
    let wire = value.value;
    let aliases = schema.value_aliases.get().into_iter().flat_map(|map| map.values());
    EnumValue {
        wire: wire.to_owned(),
        span: value.key,
        docs: Docs {
            text: said(&schema.value_descriptions, wire).map_or("", |at| at.value).to_owned(),
            inferred: said(&schema.inferred_values, wire).map(|at| at.value.to_owned()),
            ..Docs::default()
        },
        aliases: aliases
            .filter(|(_, of)| of.value == wire)
            .map(|(alias, _)| alias.to_owned())
            .collect(),
        name: said(&schema.value_names, wire).map(|at| (at.value.to_owned(), at.span)),
    }
}

/// What an extension says of a value.
fn said<'a, 's>(map: &'a Slot<Map<'s, &'s str>>, wire: &str) -> Option<&'a At<&'s str>> {
    map.get()?.get(wire)?.value.as_ref()
}

/// Reports a value that there is not.
pub(in crate::model::lower) fn check_value(
    value: &str,
    span: Span,
    valid: &[&str],
    diagnostics: &mut Diagnostics,
) {
    if !valid.contains(&value) {
        let title = format!("`{value}` is not a value of this enum");
        let diagnostic = Diagnostic::new(Code::EnumExtension, span, title);
        diagnostics.push(diagnostic.suggest(value, span, valid.iter().copied()));
    }
}
