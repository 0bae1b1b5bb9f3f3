//! Objects: structs of fields, maps, and objects of any fields.
//!
//! What `required` names is checked against what there is.

use super::Place;
use crate::diagnostic::{Code, Diagnostic, list};
use crate::lower::{At, Lower};
use crate::model::{Field, Struct, Type, TypeKind};
use crate::node::Value;

/// Types that the runtime has by hand.
const RUNTIME: &[&str] = &["Meta", "Warning", "ErrorObject", "ErrorDetail", "ErrorAnswer"];
impl<'s> Lower<'s, '_> {
    pub(super) fn object(&mut self, at: At<'s>, place: &Place) -> Option<Type> {
        let more = at.get("additionalProperties");
        let Some(properties) = at.get("properties") else {
            if let Some(required) = at.get("required") {
                self.required(required, &[]);
            }
            return match more.filter(|more| matches!(more.node.value, Value::Mapping(_))) {
                Some(values) => {
                    let (ty, _) = self.schema(values, &place.child("value"))?;
                    Some(Type::Map(Box::new(ty)))
                }
                // A free-form object, or, where a type of its own is wanted, an empty one.
                None => Some(Type::JsonObject),
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
        let required: Vec<&str> = at
            .get("required")
            .into_iter()
            .flat_map(At::items)
            .filter_map(|name| name.node.as_str())
            .collect();
        let names: Vec<&str> = properties.entries().map(|(name, _)| name).collect();
        if let Some(required) = at.get("required") {
            self.required(required, &names);
        }
        let id = self.reserve(at, place, runtime);
        let mut fields = Vec::new();
        // Of an object with a broken property it cannot be said what does not belong to it.
        let mut open = more.is_some();
        for (wire, property) in properties.entries() {
            let Some((ty, docs)) = self.schema(property, &place.child(wire)) else {
                open = true;
                continue;
            };
            fields.push(Field {
                wire: wire.to_owned(),
                span: property.span,
                docs,
                ty,
                required: required.contains(&wire),
            });
        }
        self.define(id, TypeKind::Struct(Struct { fields, open }));
        Some(Type::Named(id))
    }

    fn required(&mut self, required: At<'s>, properties: &[&str]) {
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
        let known = matches!(place.words.as_slice(), [name] if RUNTIME.contains(&&**name));
        if !known {
            let title = "the runtime has no such type";
            let help = format!(
                "these are written by hand: {}; leave out `x-runtime` for any other",
                list(RUNTIME)
            );
            self.report(Code::InvalidValue, flag.span, title, &help);
        }
        known
    }
}
