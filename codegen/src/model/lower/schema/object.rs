//! Objects: structs of fields, maps, and objects of any fields.
//!
//! What `required` names is checked against what there is.

use super::{Place, limits::each};
use crate::model::lower::schema::Typed;
use crate::model::lower::{At, Lower};
use crate::model::runtime::SCHEMAS;
use crate::model::{Direction, Field, Limits, Scalar, Struct, Type, TypeKind};
use crate::spec::diagnostic::{Code, Diagnostic, list};
use crate::spec::node::Value;

impl<'s> Lower<'s, '_> {
    pub(super) fn object(
        &mut self,
        at: At<'s>,
        place: &Place,
        inside: &mut Vec<String>,
    ) -> Option<(Type, Limits)> {
        let more = at.get("additionalProperties");
        let Some(properties) = at.get("properties") else {
            if let Some(required) = at.get("required") {
                self.required(required, &[]);
            }
            return match more.filter(|more| matches!(more.node.value, Value::Mapping(_))) {
                Some(values) => {
                    let Typed { ty, limits, docs } = self.schema(values, &place.child("value"))?;
                    if ty.named().is_none() {
                        inside.extend(docs.notes.iter().map(|note| each("value", note)));
                    }
                    Some((Type::Map(Box::new(ty)), Limits::around(limits)))
                }
                // A free-form object, or, where a type of its own is wanted, an empty one.
                None => Some((Type::Scalar(Scalar::JsonObject), Limits::default())),
            };
        };
        let runtime = self.is_runtime(at, place);
        if let Some(more) = more.filter(|_| !runtime) {
            let title = "`additionalProperties` beside `properties`";
            self.report(
                Code::SchemaKeyword,
                more.span,
                title,
                "an object has either fields or free keys; give the free ones a field of their own",
            );
        }
        let names: Vec<&str> = properties.entries().map(|(name, _)| name).collect();
        if let Some(required) = at.get("required") {
            self.required(required, &names);
        }
        let id = self.reserve(at, place, runtime);
        let (fields, broken) = self.fields_of(at, place);
        // Of an object with a broken property it cannot be said what does not belong to it.
        let open = more.is_some() || broken;
        self.define(id, TypeKind::Struct(Struct { fields, open, elsewhere: Vec::new() }));
        Some((Type::Named(id), Limits::default()))
    }

    /// The fields of an object, and whether one of them is broken.
    pub(super) fn fields_of(&mut self, at: At<'s>, place: &Place) -> (Vec<Field>, bool) {
        let required: Vec<&str> = at
            .get("required")
            .into_iter()
            .flat_map(At::items)
            .filter_map(|name| name.node.as_str())
            .collect();
        let mut fields = Vec::new();
        let mut broken = false;
        for (wire, property) in at.get("properties").into_iter().flat_map(At::entries) {
            let Some(Typed { ty, limits, docs }) = self.property(property, &place.child(wire))
            else {
                broken = true;
                continue;
            };
            fields.push(Field {
                wire: wire.to_owned(),
                span: property.span,
                docs,
                ty,
                limits,
                required: required.contains(&wire),
                direction: self.direction(property),
                fixed: None,
            });
        }
        (fields, broken)
    }

    fn direction(&mut self, property: At<'s>) -> Direction {
        match (property.node.is_true("readOnly"), property.node.is_true("writeOnly")) {
            (false, false) => return Direction::Both,
            (true, true) => {
                let at = property.get("writeOnly").map_or(property.span, |at| at.span);
                let title = "a property that is neither sent nor answered";
                let help = "keep one of `readOnly` and `writeOnly`";
                self.report(Code::SchemaKeyword, at, title, help);
            }
            (true, false) => {}
            (false, true) => {
                self.has_directions = true;
                return Direction::Sent;
            }
        }
        self.has_directions = true;
        Direction::Answered
    }

    pub(super) fn required(&mut self, required: At<'s>, properties: &[&str]) {
        let mut seen: Vec<&str> = Vec::new();
        for name in required.items() {
            let Some(text) = name.node.as_str() else {
                continue;
            };
            if seen.contains(&text) {
                let title = format!("`{text}` is required twice");
                self.report(Code::RequiredUnknown, name.span, title, "remove one of them");
            } else if !properties.contains(&text) {
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::RequiredUnknown,
                        name.span,
                        format!("there is no property `{text}` to require"),
                    )
                    .suggest(text, name.span, properties.iter().copied()),
                );
            }
            seen.push(text);
        }
    }

    fn is_runtime(&mut self, at: At<'s>, place: &Place) -> bool {
        let Some(flag) = at.get("x-runtime").filter(|_| at.node.is_true("x-runtime")) else {
            return false;
        };
        let names: Vec<&str> = SCHEMAS.iter().map(|schema| schema.name).collect();
        let known = matches!(place.words.as_slice(), [name] if names.contains(&&**name));
        if !known {
            let title = "the runtime has no such type";
            let help = format!(
                "these are written by hand: {}; leave out `x-runtime` for any other",
                list(&names)
            );
            self.report(Code::InvalidValue, flag.span, title, &help);
        }
        known
    }
}
