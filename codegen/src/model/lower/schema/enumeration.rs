//! Enums: lists of values, each with its meaning and its other spellings.
//!
//! The extensions that say more of a value must name one that there is.

use super::Place;
use crate::model::lower::{At, Lower};
use crate::model::{Docs, EnumValue, Type, TypeKind};
use crate::spec::diagnostic::{Code, Diagnostic};
use crate::spec::source::Span;

impl<'s> Lower<'s, '_> {
    pub(super) fn enumeration(&mut self, at: At<'s>, place: &Place) -> Type {
        let values: Vec<(&str, Span)> = at
            .get("enum")
            .into_iter()
            .flat_map(At::items)
            .filter_map(|value| Some((value.node.as_str()?, value.span)))
            .collect();
        for (index, (value, span)) in values.iter().enumerate() {
            if let Some((_, first)) = values.iter().take(index).find(|(before, _)| before == value)
            {
                let title = format!("the value `{value}` stands twice");
                self.diagnostics.push(
                    Diagnostic::new(Code::DuplicateValue, *span, title).also(*first, "first here"),
                );
            }
        }
        let wires: Vec<&str> = values.iter().map(|(value, _)| *value).collect();
        let aliases = at.get("x-enum-aliases");
        let is_alias =
            |value: &str| aliases.is_some_and(|aliases| aliases.node.get(value).is_some());
        let real: Vec<&str> = wires.iter().copied().filter(|value| !is_alias(value)).collect();
        for key in ["x-enum-descriptions", "x-enum-aliases", "x-enum-names", "x-inferred-values"] {
            let valid = if key == "x-enum-aliases" { &wires } else { &real };
            for (value, entry) in at.get(key).into_iter().flat_map(At::entries) {
                self.is_value(value, entry.span, valid);
                if let Some(text) = entry.node.as_str().filter(|_| key == "x-enum-aliases") {
                    self.is_value(text, entry.node.span, &real);
                }
            }
        }
        let described = at.get("x-enum-descriptions");
        for (value, span) in values.iter().filter(|(value, _)| real.contains(value)) {
            if described.is_none_or(|texts| texts.node.get(value).is_none()) {
                let title = format!("the value `{value}` has no description");
                let help = format!("add `x-enum-descriptions: {{{value:?}: …}}`");
                self.report(Code::EnumExtension, *span, title, &help);
            }
        }
        let kept = values.into_iter().filter(|(value, _)| !is_alias(value)).map(|(wire, span)| {
            let of = |key: &str| at.get(key).and_then(|values| values.get(wire));
            EnumValue {
                wire: wire.to_owned(),
                span,
                docs: Docs {
                    text: of("x-enum-descriptions")
                        .and_then(|text| text.node.as_str())
                        .unwrap_or("")
                        .to_owned(),
                    inferred: of("x-inferred-values")
                        .and_then(|why| why.node.as_str())
                        .map(str::to_owned),
                    ..Docs::default()
                },
                aliases: aliases
                    .into_iter()
                    .flat_map(At::entries)
                    .filter(|(_, value)| value.node.as_str() == Some(wire))
                    .map(|(alias, _)| alias.to_owned())
                    .collect(),
                name: of("x-enum-names")
                    .and_then(|name| Some((name.node.as_str()?.to_owned(), name.node.span))),
            }
        });
        let kind = TypeKind::Enum {
            title: at.node.text("title").map(str::to_owned),
            values: kept.collect(),
            transitions: self.transitions(at, &real),
        };
        let id = self.reserve(at, place, false);
        self.define(id, kind);
        Type::Named(id)
    }

    pub(in crate::model::lower) fn is_value(&mut self, value: &str, span: Span, valid: &[&str]) {
        if !valid.contains(&value) {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::EnumExtension,
                    span,
                    format!("`{value}` is not a value of this enum"),
                )
                .suggest(value, span, valid.iter().copied()),
            );
        }
    }
}
