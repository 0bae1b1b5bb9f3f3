//! `allOf`: a reference with words of its own, or several objects in one.
//!
//! OpenAPI 3.0 ignores what stands beside a `$ref`; in here it counts. Of several parts one struct
//! is made, with the fields of all: Rust has no inheritance, and callers need none.

use super::{Place, Schemas, Typed};
use crate::model::{Docs, Field, Limits, Struct, Type, TypeKind};
use crate::spec::diagnostic::{Code, Diagnostic};
use crate::spec::tree::{At, RefOr, Schema, TypeName};

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

/// A part of the whole.
type Part<'s> = At<RefOr<'s, Schema<'s>>>;

impl<'s> Schemas<'_, 's, '_> {
    pub(super) fn all_of(
        &mut self,
        schema: &Schema<'s>,
        parts: &[Part<'s>],
        place: &Place,
    ) -> Option<Typed> {
        self.check_beside(schema, "allOf", WHOLE, "say it in the schema that is referred to");
        if let [At { value: RefOr::Ref(only), .. }] = parts {
            return self.reference(only);
        }
        let mut whole = Whole::default();
        let id = self.define(schema, place, |pass| {
            for part in parts {
                match &part.value {
                    RefOr::Ref(reference) => match pass.reference(reference) {
                        Some(of) => pass.named_part(part, &of.ty, of.docs, &mut whole),
                        None => whole.broken = true,
                    },
                    RefOr::Here(schema) => pass.part_in_place(part, schema, place, &mut whole),
                }
            }
            pass.require(parts, &mut whole);
            TypeKind::Struct(std::mem::take(&mut whole.object))
        });
        if whole.broken {
            return None;
        }
        let ty = Type::Named(id);
        let ty = if whole.sensitive { Type::Sensitive(Box::new(ty)) } else { ty };
        Some(Typed { ty, limits: Limits::default(), docs: whole.docs })
    }

    /// A part may require what another one has.
    fn require(&mut self, parts: &[Part<'s>], whole: &mut Whole) {
        let names: Vec<String> =
            whole.object.fields.iter().map(|field| field.wire.clone()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        for schema in parts.iter().filter_map(|part| part.here()) {
            let required = schema.required.items();
            if !whole.broken {
                whole.object.open |= !self.check_required(required, &names);
            }
            for name in required {
                let mut fields = whole.object.fields.iter_mut();
                let field = fields.find(|field| field.wire == name.value);
                field.into_iter().for_each(|field| field.required = true);
            }
        }
    }

    /// A part that has a name: its fields, as they are there.
    fn named_part(&mut self, part: &Part<'s>, ty: &Type, docs: Docs, whole: &mut Whole) {
        let inner = match ty {
            Type::Sensitive(inner) => {
                whole.sensitive = true;
                inner
            }
            other => other,
        };
        let object = self.types.object(inner);
        let Some((fields, open)) = object.map(|object| (object.fields.clone(), object.open)) else {
            whole.broken = true;
            return self.no_part(part);
        };
        if whole.docs.text.is_empty() {
            whole.docs = docs;
        }
        whole.object.open |= open;
        for field in fields {
            self.merge(field, part, whole);
        }
    }

    /// A part that is written out.
    fn part_in_place(
        &mut self,
        part: &Part<'s>,
        schema: &Schema<'s>,
        place: &Place,
        whole: &mut Whole,
    ) {
        if schema.is_broken() {
            whole.broken = true;
            return;
        }
        let has_fields = !schema.properties.is_absent() || !schema.required.is_absent();
        let is_object = schema.type_name.is_absent() || schema.has_type(TypeName::Object);
        if !is_object || !has_fields {
            whole.broken = true;
            return self.no_part(part);
        }
        self.check_beside(schema, "properties", PART, "say it of the whole, beside `allOf`");
        whole.sensitive |= schema.is_sensitive.is_true();
        let (fields, broken) = self.fields_of(schema, schema.properties.entries(), place);
        whole.broken |= broken;
        for field in fields {
            self.merge(field, part, whole);
        }
    }

    /// Adds a field. Two parts may have the same one, if they agree on it.
    fn merge(&mut self, field: Field, part: &Part<'s>, whole: &mut Whole) {
        let fields = &mut whole.object.fields;
        let Some(first) = fields.iter_mut().find(|first| first.wire == field.wire) else {
            return fields.push(field);
        };
        first.required |= field.required;
        let same = first.ty == field.ty && first.limits == field.limits;
        if !same || first.direction != field.direction {
            let title = format!("two parts disagree on `{}`", field.wire);
            let at = if part.reference().is_some() { part.key } else { field.span };
            let diagnostic = Diagnostic::new(Code::AllOf, at, title)
                .label("it is another one here")
                .also(first.span, "first here")
                .help("a property of that name has one type: remove one of them");
            self.diagnostics.push(diagnostic);
        }
    }

    fn no_part(&mut self, part: &Part<'s>) {
        let title = "only objects with properties can be put together";
        let help = "give `allOf` one `$ref` with a description, or objects alone";
        self.report(Code::AllOf, part.key, title, help);
    }
}
