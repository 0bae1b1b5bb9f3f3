//! The fields of an object as paths: `execution_results[].status`.

use std::collections::BTreeSet;

use crate::model::{Api, Docs, Field, Struct, Type, TypeDef, TypeId, TypeKind};

/// A field by its path.
#[derive(Debug)]
pub(crate) struct Path<'a> {
    pub(crate) path: String,
    pub(crate) docs: &'a Docs,
    /// Why it, or what it stands in, is here without being documented.
    pub(crate) inferred: Option<&'a str>,
    /// The type with a name that it refers to.
    pub(crate) target: Option<&'a TypeDef>,
}

/// Which objects are gone into.
enum Into {
    /// Those that are written in place: all of them together are as long as the spec.
    InPlace,
    /// All, those with a name once each.
    Named(BTreeSet<TypeId>),
}

/// The fields of what is sent or answered, without those of objects that have a name.
pub(crate) fn in_place<'a>(api: &'a Api, ty: &Type) -> Vec<Path<'a>> {
    all(api, ty, Into::InPlace)
}

/// The fields of an object, without those of objects that have a name.
pub(crate) fn of_object<'a>(api: &'a Api, object: &'a Struct) -> Vec<Path<'a>> {
    let mut walk = Walk { api, into: Into::InPlace, found: Vec::new() };
    walk.object(object, "", None);
    walk.found
}

/// The fields of what is sent or answered, however deep.
pub(crate) fn whole<'a>(api: &'a Api, ty: &Type) -> Vec<Path<'a>> {
    all(api, ty, Into::Named(BTreeSet::new()))
}

fn all<'a>(api: &'a Api, ty: &Type, into: Into) -> Vec<Path<'a>> {
    let mut walk = Walk { api, into, found: Vec::new() };
    if let (path, Some(id)) = named(ty) {
        walk.named(id, &path, None);
    }
    walk.found
}

struct Walk<'a> {
    api: &'a Api,
    into: Into,
    found: Vec<Path<'a>>,
}

impl<'a> Walk<'a> {
    fn named(&mut self, id: TypeId, before: &str, inferred: Option<&'a str>) {
        let def = &self.api[id];
        let TypeKind::Struct(object) = &def.kind else { return };
        let go = match &mut self.into {
            Into::InPlace => !def.is_component(),
            Into::Named(seen) => !def.is_component() || seen.insert(id),
        };
        if go {
            let before = if before.is_empty() { String::new() } else { format!("{before}.") };
            self.object(object, &before, inferred.or(def.docs.inferred.as_deref()));
        }
    }

    fn object(&mut self, object: &'a Struct, before: &str, inferred: Option<&'a str>) {
        for field in &object.fields {
            self.field(field, format!("{before}{}", field.wire), inferred);
        }
    }

    fn field(&mut self, field: &'a Field, path: String, inferred: Option<&'a str>) {
        let inferred = field.docs.inferred.as_deref().or(inferred);
        let (end, id) = named(&field.ty);
        let api = self.api;
        let target = id.map(|id| &api[id]).filter(|def| def.is_component());
        let inner = format!("{path}{end}");
        self.found.push(Path { path, docs: &field.docs, inferred, target });
        if let Some(id) = id {
            self.named(id, &inner, inferred);
        }
    }
}

/// The type with a definition that is at the bottom, and what a path to it has at its end.
fn named(ty: &Type) -> (String, Option<TypeId>) {
    match ty {
        Type::Named(id) => (String::new(), Some(*id)),
        Type::List(inner) => {
            let (end, id) = named(inner);
            (format!("[]{end}"), id)
        }
        Type::Map(inner) => {
            let (end, id) = named(inner);
            (format!(".*{end}"), id)
        }
        Type::Nullable(inner) | Type::Sensitive(inner) => named(inner),
        Type::Scalar(_) => (String::new(), None),
    }
}
