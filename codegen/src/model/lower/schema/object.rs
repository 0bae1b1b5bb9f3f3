//! Objects: structs of fields, maps, and objects of any fields.
//!
//! What `required` names is checked against what there is.

use super::{Place, Schemas, Typed, limits::each};
use crate::model::runtime::SCHEMAS;
use crate::model::{Direction, Field, Limits, Scalar, Struct, Type, TypeKind};
use crate::spec::diagnostic::{Code, Diagnostic, list};
use crate::spec::source::Span;
use crate::spec::tree::{Additional, At, Entry, RefOr, Schema, TypeName};

/// The properties of a schema.
type Properties<'a, 's> = &'a [Entry<'s, RefOr<'s, Schema<'s>>>];

impl<'s> Schemas<'_, 's, '_> {
    pub(super) fn object(
        &mut self,
        schema: &Schema<'s>,
        place: &Place,
        inside: &mut Vec<String>,
    ) -> Option<(Type, Limits)> {
        let Some(properties) = schema.properties.get() else {
            if !self.check_required(schema.required.items(), &[]) {
                return None;
            }
            return self.free(schema, place, inside);
        };
        self.check_runtime(schema, place);
        let more = schema.additional.key();
        if let Some(span) = more.filter(|_| !is_runtime(schema, place)) {
            let help =
                "an object has either fields or free keys; give the free ones a field of their own";
            let title = "`additionalProperties` beside `properties`";
            self.report(Code::SchemaKeyword, span, title, help);
        }
        let names: Vec<&str> = properties.entries.iter().map(|entry| entry.name).collect();
        let is_whole = self.check_required(schema.required.items(), &names);
        let id = self.define(schema, place, |pass| {
            let (fields, broken) = pass.fields_of(schema, &properties.entries, place);
            // Of an object with a broken property it cannot be said what does not belong to it.
            let open = more.is_some() || broken || !is_whole;
            TypeKind::Struct(Struct { fields, open, elsewhere: Vec::new() })
        });
        Some((Type::Named(id), Limits::default()))
    }

    /// An object whose keys are not known: a map, or one of any values.
    fn free(
        &mut self,
        schema: &Schema<'s>,
        place: &Place,
        inside: &mut Vec<String>,
    ) -> Option<(Type, Limits)> {
        let Some(Additional::Of(values)) = schema.additional.get().map(|at| &at.value) else {
            return Some((Type::Scalar(Scalar::JsonObject), Limits::default()));
        };
        let Typed { ty, limits, docs } = self.schema(values, &place.child("value"))?;
        if ty.named().is_none() {
            inside.extend(docs.notes.iter().map(|note| each("value", note)));
        }
        Some((Type::Map(Box::new(ty)), Limits::around(limits)))
    }

    /// The fields of an object, and whether one of them is broken.
    pub(super) fn fields_of(
        &mut self,
        schema: &Schema<'s>,
        properties: Properties<'_, 's>,
        place: &Place,
    ) -> (Vec<Field>, bool) {
        let required: Vec<&str> = schema.required.items().iter().map(|name| name.value).collect();
        let mut fields = Vec::new();
        let is_whole = |list: &At<_>| !is_partial(list);
        let mut broken = schema.required.is_broken() || !schema.required.get().is_none_or(is_whole);
        for Entry { name: wire, key, value } in properties {
            let typed = value.as_ref().and_then(|property| {
                let place = self.place_of(property, place, wire);
                self.property(property, &place)
            });
            let (Some(Typed { ty, limits, docs }), Some(property)) = (typed, value) else {
                broken = true;
                continue;
            };
            fields.push(Field {
                wire: (*wire).to_owned(),
                span: *key,
                docs,
                ty,
                limits,
                required: required.contains(wire),
                direction: self.direction(property),
                fixed: None,
            });
        }
        (fields, broken)
    }

    /// What the type of a property is called: what a method answers by the method, however deep in
    /// the frame it is.
    fn place_of(&self, property: &At<RefOr<'s, Schema<'s>>>, place: &Place, wire: &str) -> Place {
        let is_list = |schema: &Schema<'s>| schema.has_type(TypeName::Array);
        match &self.frame.response {
            Some((span, words))
                if *span == property.key && !property.here().is_some_and(is_list) =>
            {
                Place { home: place.home, words: words.clone() }
            }
            _ => place.child(wire),
        }
    }

    fn direction(&mut self, property: &At<RefOr<'s, Schema<'s>>>) -> Direction {
        let Some(schema) = property.here() else { return Direction::Both };
        match (schema.read_only.is_true(), schema.write_only.is_true()) {
            (false, false) => Direction::Both,
            (false, true) => Direction::Sent,
            (true, false) => Direction::Answered,
            (true, true) => {
                let span = schema.write_only.key().unwrap_or(property.key);
                let title = "a property that is neither sent nor answered";
                let help = "keep one of `readOnly` and `writeOnly`";
                self.report(Code::SchemaKeyword, span, title, help);
                Direction::Answered
            }
        }
    }

    /// Whether all that is required is there; reports what is not.
    pub(super) fn check_required(&mut self, required: &[At<&str>], properties: &[&str]) -> bool {
        let mut seen: Vec<&str> = Vec::new();
        let mut is_whole = true;
        for name in required {
            let text = name.value;
            if seen.contains(&text) {
                let title = format!("`{text}` is required twice");
                self.report(Code::RequiredUnknown, name.key, title, "remove one of them");
            } else if !properties.contains(&text) {
                is_whole = false;
                let title = format!("there is no property `{text}` to require");
                let diagnostic = Diagnostic::new(Code::RequiredUnknown, name.key, title);
                self.diagnostics.push(diagnostic.suggest(
                    text,
                    name.key,
                    properties.iter().copied(),
                ));
            }
            seen.push(text);
        }
        is_whole
    }

    fn check_runtime(&mut self, schema: &Schema<'s>, place: &Place) {
        let flag: Option<Span> = schema.is_runtime.key().filter(|_| schema.is_runtime.is_true());
        if let Some(span) = flag.filter(|_| !is_runtime(schema, place)) {
            let names: Vec<&str> = SCHEMAS.iter().map(|schema| schema.name).collect();
            let help = format!(
                "these are written by hand: {}; leave out `x-runtime` for any other",
                list(&names)
            );
            self.report(Code::InvalidValue, span, "the runtime has no such type", &help);
        }
    }
}

fn is_partial<T>(list: &At<crate::spec::tree::List<T>>) -> bool {
    list.is_broken
}

/// Whether the runtime has the type of a schema by hand.
pub(super) fn is_runtime(schema: &Schema<'_>, place: &Place) -> bool {
    let is_known = |name: &String| SCHEMAS.iter().any(|schema| schema.name == name);
    let has_name = matches!(place.words.as_slice(), [name] if is_known(name));
    schema.is_runtime.is_true() && has_name
}
