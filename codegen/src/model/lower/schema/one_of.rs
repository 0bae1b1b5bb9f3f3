//! `oneOf`: a choice of types.
//!
//! A discriminator says which it is; without one the form of the value must tell. Which schema can
//! be told from which is looked at later (`lower/choice.rs`), once all types are known.

use super::{Place, Schemas, Typed};
use crate::model::lower::docs::{Described, or_of};
use crate::model::{Choice, Type, TypeKind, Variant};
use crate::spec::diagnostic::Code;
use crate::spec::source::Span;
use crate::spec::tree::{At, Id, RefOr, Schema, TypeName};

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

/// Which schema a value of the tag means.
struct Mapped<'s> {
    value: &'s str,
    key: Span,
    to: Id<Schema<'s>>,
    used: bool,
}

impl<'s> Schemas<'_, 's, '_> {
    pub(super) fn one_of(
        &mut self,
        schema: &Schema<'s>,
        choices: &[At<RefOr<'s, Schema<'s>>>],
        place: &Place,
    ) -> Option<Type> {
        self.check_beside(schema, "oneOf", WHOLE, "say it in the schemas to choose from");
        let tag = schema.discriminator.get().and_then(|at| at.property.get());
        let mut mapping = self.mapping(schema);
        let written = schema.discriminator.get().map_or(0, |at| at.mapping.entries().len());
        let mut broken = mapping.len() < written;
        let id = self.define(schema, place, |pass| {
            let mut variants = Vec::new();
            for choice in choices {
                let target = choice.reference().and_then(|to| pass.tree.target(to));
                match pass.variant(choice, target, place) {
                    Some(variant) => {
                        let tags = match tag {
                            Some(_) => pass.tags(choice, target, &mut mapping),
                            None => Vec::new(),
                        };
                        variants.push(Variant { tags, ..variant });
                    }
                    None => broken = true,
                }
            }
            let tag = tag.map(|tag| (tag.value.to_owned(), tag.span));
            TypeKind::Choice(Choice { tag, variants })
        });
        if broken {
            return None;
        }
        for Mapped { value, key, .. } in mapping.iter().filter(|mapped| !mapped.used) {
            let title = format!("`{value}` stands for a schema that is none of the choices");
            self.report(Code::OneOf, *key, title, "list the schema under `oneOf`");
        }
        Some(Type::Named(id))
    }

    /// The values of the tag that choose a schema.
    fn tags(
        &mut self,
        choice: &At<RefOr<'s, Schema<'s>>>,
        target: Option<Id<Schema<'s>>>,
        mapping: &mut [Mapped<'s>],
    ) -> Vec<String> {
        let Some(target) = target else {
            let help = "give it a name under `components/schemas`, and refer to it";
            let title = "a discriminator cannot choose a schema in place";
            self.report(Code::OneOf, choice.key, title, help);
            return Vec::new();
        };
        let mut tags = Vec::new();
        for mapped in mapping.iter_mut().filter(|mapped| mapped.to == target) {
            mapped.used = true;
            tags.push(mapped.value.to_owned());
        }
        // What is not mapped is chosen by its name.
        if tags.is_empty() {
            tags.push(self.tree.arenas.schemas[target].name.to_owned());
        }
        tags
    }

    fn variant(
        &mut self,
        choice: &At<RefOr<'s, Schema<'s>>>,
        target: Option<Id<Schema<'s>>>,
        place: &Place,
    ) -> Option<Variant> {
        let name = match &choice.value {
            RefOr::Ref(_) => self.tree.arenas.schemas[target?].name,
            RefOr::Here(schema) => self.name_of(schema, choice.key),
        };
        let Typed { ty, limits, docs } = self.schema(choice, &place.child(name))?;
        let docs = match choice.here() {
            Some(schema) => or_of(schema.docs(), &docs),
            None => docs,
        };
        if let Type::Nullable(_) = ty {
            let help = "say `nullable: true` beside `oneOf`";
            self.report(Code::OneOf, choice.key, "no choice of a `oneOf` is nullable", help);
        }
        let name = name.to_owned();
        Some(Variant { name, span: choice.key, docs, ty, limits, tags: Vec::new(), form: None })
    }

    /// What a schema in place is called.
    fn name_of(&mut self, schema: &Schema<'s>, span: Span) -> &'s str {
        match (schema.title.value(), schema.type_name.value()) {
            (Some(title), _) => title,
            (None, Some(TypeName::String)) => "text",
            (None, Some(TypeName::Array)) => "list",
            (None, Some(ty @ (TypeName::Boolean | TypeName::Integer | TypeName::Number))) => {
                ty.word()
            }
            (None, Some(TypeName::Object)) => {
                let help = "add a `title`, or refer to a schema with a name";
                self.report(Code::OneOf, span, "this choice needs a name", help);
                "value"
            }
            (None, None) => "value",
        }
    }

    /// Which schema each value of the tag stands for.
    fn mapping(&self, schema: &Schema<'s>) -> Vec<Mapped<'s>> {
        let mapping = schema.discriminator.get().and_then(|at| at.mapping.get());
        let entries = mapping.map_or(&[][..], |mapping| &mapping.entries);
        let known = entries.iter().filter_map(|entry| {
            let to = self.tree.target(&entry.value.as_ref()?.0)?;
            Some(Mapped { value: entry.name, key: entry.key, to, used: false })
        });
        known.collect()
    }
}
