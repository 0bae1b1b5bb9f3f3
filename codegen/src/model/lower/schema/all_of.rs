//! `allOf`: a reference with words of its own, or several objects in one.
//!
//! OpenAPI 3.0 ignores what stands beside a `$ref`; in here it counts. Of several parts one struct
//! is made, with the fields of all: Rust has no inheritance, and callers need none.

use super::{Place, Typed};
use crate::model::lower::{At, Lower};
use crate::model::{Docs, Field, Limits, Struct, Type, TypeKind};
use crate::spec::diagnostic::{Code, Diagnostic};

/// What may be said of the whole.
const WHOLE: &[&str] =
    &["description", "example", "nullable", "default", "deprecated", "readOnly", "writeOnly"];
/// What may be said in a part.
const PART: &[&str] = &["type", "properties", "required"];

/// What the parts give, one after the other.
#[derive(Default)]
struct Whole {
    object: Struct,
    docs: Docs,
    sensitive: bool,
    broken: bool,
}

impl<'s> Lower<'s, '_> {
    pub(super) fn all_of(&mut self, at: At<'s>, parts: At<'s>, place: &Place) -> Option<Typed> {
        self.beside(at, "allOf", WHOLE, "say it in the schema that is referred to");
        if let [only] = parts.node.items()
            && let Some(target) = only.get("$ref")
        {
            return self.schema_ref(at.file, target);
        }
        let id = self.reserve(at, place, false);
        let mut whole = Whole::default();
        for part in parts.items() {
            match part.node.get("$ref") {
                Some(target) => match self.schema_ref(part.file, target) {
                    Some(of) => self.named_part(part, &of.ty, of.docs, &mut whole),
                    None => whole.broken = true,
                },
                None => self.part_in_place(part, place, &mut whole),
            }
        }
        // A part may require what stands in another.
        let names: Vec<String> =
            whole.object.fields.iter().map(|field| field.wire.clone()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        for required in parts.items().filter_map(|part| part.get("required")) {
            if !whole.broken {
                self.required(required, &names);
            }
            for name in required.items().filter_map(|name| name.node.as_str()) {
                let field = whole.object.fields.iter_mut().find(|field| field.wire == name);
                field.into_iter().for_each(|field| field.required = true);
            }
        }
        self.define(id, TypeKind::Struct(whole.object));
        if whole.broken {
            return None;
        }
        let ty = Type::Named(id);
        let ty = if whole.sensitive { Type::Sensitive(Box::new(ty)) } else { ty };
        Some(Typed { ty, limits: Limits::default(), docs: whole.docs })
    }

    /// A part that has a name: its fields, as they are there.
    fn named_part(&mut self, at: At<'s>, ty: &Type, docs: Docs, whole: &mut Whole) {
        let inner = match ty {
            Type::Sensitive(inner) => {
                whole.sensitive = true;
                inner
            }
            other => other,
        };
        let object = self.api.object(inner);
        let Some((fields, open)) = object.map(|(_, object)| (object.fields.clone(), object.open))
        else {
            whole.broken = true;
            return self.no_part(at);
        };
        if whole.docs.text.is_empty() {
            whole.docs = docs;
        }
        whole.object.open |= open;
        for field in fields {
            self.merge(field, at, whole);
        }
    }

    /// A part that is written out.
    fn part_in_place(&mut self, at: At<'s>, place: &Place, whole: &mut Whole) {
        let has_fields = at.node.get("properties").is_some() || at.node.get("required").is_some();
        if at.node.text("type").is_some_and(|ty| ty != "object") || !has_fields {
            whole.broken = true;
            return self.no_part(at);
        }
        self.beside(at, "properties", PART, "say it of the whole, beside `allOf`");
        whole.sensitive |= at.node.is_true("x-sensitive");
        let (fields, broken) = self.fields_of(at, place);
        whole.broken |= broken;
        for field in fields {
            self.merge(field, at, whole);
        }
    }

    /// Adds a field. Two parts may have the same one, if they agree on it.
    fn merge(&mut self, field: Field, part: At<'s>, whole: &mut Whole) {
        let fields = &mut whole.object.fields;
        let Some(first) = fields.iter_mut().find(|first| first.wire == field.wire) else {
            return fields.push(field);
        };
        first.required |= field.required;
        let same = first.ty == field.ty && first.limits == field.limits;
        if !same || first.direction != field.direction {
            let title = format!("two parts disagree on `{}`", field.wire);
            let at = if part.node.get("$ref").is_some() { part.span } else { field.span };
            let diagnostic = Diagnostic::new(Code::AllOf, at, title)
                .label("it is another one here")
                .also(first.span, "first here")
                .help("a property of that name has one type: remove one of them");
            self.diagnostics.push(diagnostic);
        }
    }

    fn no_part(&mut self, at: At<'s>) {
        self.report(
            Code::AllOf,
            at.span,
            "only objects with properties can be put together",
            "give `allOf` one `$ref` with a description, or objects alone",
        );
    }
}
