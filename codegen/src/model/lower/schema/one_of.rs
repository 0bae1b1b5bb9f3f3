//! `oneOf`: a choice of types.
//!
//! A discriminator says which it is; without one the form of the value must tell. Which schema can
//! be told from which is looked at later (`lower/choice.rs`), once all types are known.

use super::{Place, Typed};
use crate::model::lower::{At, Lower, docs};
use crate::model::{Choice, Form, Type, TypeKind, Variant};
use crate::spec::diagnostic::{Code, Diagnostic};
use crate::spec::source::{FileId, Span};

/// What may be said of the whole.
const WHOLE: &[&str] = &[
    "discriminator",
    "description",
    "example",
    "nullable",
    "default",
    "deprecated",
    "title",
    "readOnly",
    "writeOnly",
];

/// A schema with a name, by its file.
type Target<'s> = (FileId, &'s str);

impl<'s> Lower<'s, '_> {
    pub(super) fn one_of(&mut self, at: At<'s>, schemas: At<'s>, place: &Place) -> Option<Type> {
        self.beside(at, "oneOf", WHOLE, "say it in the schemas to choose from");
        let id = self.reserve(at, place, false);
        let discriminator = at.get("discriminator");
        let tag = discriminator.and_then(|at| at.get("propertyName"));
        let mapping = self.mapping(discriminator);
        let mut used = vec![false; mapping.len()];
        let mut variants = Vec::new();
        let mut broken = false;
        for schema in schemas.items() {
            let target = schema.node.get("$ref").and_then(|target| {
                let found = self.target(schema.file, target)?;
                match found.keys.as_slice() {
                    &["components", "schemas", name] => Some((found.file, name)),
                    _ => None,
                }
            });
            let Some(mut variant) = self.variant(schema, target, place) else {
                broken = true;
                continue;
            };
            if let (Some(_), None) = (tag, target) {
                let help = "give it a name under `components/schemas`, and refer to it";
                let title = "a discriminator cannot choose a schema in place";
                self.report(Code::OneOf, schema.span, title, help);
            }
            for ((mapped, text, _), used) in mapping.iter().zip(&mut used) {
                if Some(*mapped) == target {
                    *used = true;
                    variant.tags.push((*text).to_owned());
                }
            }
            // What is not mapped is chosen by its name.
            if let (Some(_), Some((_, name)), true) = (tag, target, variant.tags.is_empty()) {
                variant.tags.push(name.to_owned());
            }
            variants.push(variant);
        }
        if !broken {
            for ((_, text, span), _) in mapping.iter().zip(used).filter(|(_, used)| !used) {
                let title = format!("`{text}` stands for a schema that is none of the choices");
                self.report(Code::OneOf, *span, title, "list the schema under `oneOf`");
            }
        }
        let tag = tag.and_then(|at| Some((at.node.as_str()?.to_owned(), at.node.span)));
        self.define(id, TypeKind::Choice(Choice { tag, variants }));
        (!broken).then_some(Type::Named(id))
    }

    fn variant(
        &mut self,
        at: At<'s>,
        target: Option<Target<'s>>,
        place: &Place,
    ) -> Option<Variant> {
        let title = at.node.text("title");
        let name = match (target, title, at.node.text("type")) {
            (Some((_, name)), _, _) => name,
            (None, Some(title), _) => title,
            (None, None, Some("string")) => "text",
            (None, None, Some("array")) => "list",
            (None, None, Some(ty @ ("boolean" | "integer" | "number"))) => ty,
            (None, None, ty) => {
                if at.node.get("$ref").is_none() && ty.is_some() {
                    let help = "add a `title`, or refer to a schema with a name";
                    self.report(Code::OneOf, at.span, "this choice needs a name", help);
                }
                "value"
            }
        };
        let Typed { ty, limits, docs } = self.schema(at, &place.child(name))?;
        let docs = match target {
            Some(_) => docs,
            None => docs::or_of(docs::of(at), &docs),
        };
        if let Type::Nullable(_) = ty {
            let help = "say `nullable: true` beside `oneOf`";
            self.report(Code::OneOf, at.span, "no choice of a `oneOf` is nullable", help);
        }
        let (name, form) = (name.to_owned(), Form::Text);
        Some(Variant { name, span: at.span, docs, ty, limits, tags: Vec::new(), form })
    }

    /// Which schema each value of the tag stands for.
    fn mapping(&mut self, discriminator: Option<At<'s>>) -> Vec<(Target<'s>, &'s str, Span)> {
        let mut found = Vec::new();
        let mapping = discriminator.and_then(|at| at.get("mapping"));
        for (text, at) in mapping.into_iter().flat_map(At::entries) {
            let Some(target) = at.node.as_str() else { continue };
            if !target.contains('#') {
                self.diagnostics.push(
                    Diagnostic::new(Code::WrongRef, at.node.span, "a mapping is a reference")
                        .help(format!("write `\"#/components/schemas/{target}\"`")),
                );
                continue;
            }
            let Some(target) = self.follow(at.file, at.node) else { continue };
            match target.keys.as_slice() {
                &["components", "schemas", name] => {
                    found.push(((target.file, name), text, at.span));
                }
                _ => {
                    let title = "this refers to something that is not a schema";
                    let help = "expected `…#/components/schemas/NAME`";
                    self.report(Code::WrongRef, at.node.span, title, help);
                }
            }
        }
        found
    }
}
