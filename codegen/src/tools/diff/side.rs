//! One of the two specs, with what Rust makes of it.
//!
//! Types are known by their paths in the crate, so that what moves from file to file within a
//! module stays what it is, and what moves to another module is seen.

use std::collections::{BTreeMap, BTreeSet};

use super::{Place, Revision};
use crate::model::name::Names;
use crate::model::{Api, Home, Method, Type, TypeDef, TypeId, TypeKind};
use crate::spec::source::{Sources, Span};
use crate::{Error, Files};

/// Old paths of types that have new ones.
pub(super) type Renames = BTreeMap<String, String>;

pub(super) struct Side {
    pub(super) api: Api,
    pub(super) names: Names,
    sources: Sources,
    revision: Revision,
    /// By [`TypeId`].
    paths: Vec<String>,
    /// How sentences name the requests and answers of methods.
    labels: BTreeMap<TypeId, String>,
    requests: BTreeSet<TypeId>,
    /// Types that callers make, and which have a constructor for it.
    sent: BTreeSet<TypeId>,
}

impl Side {
    pub(super) fn read(files: &dyn Files, revision: Revision) -> Result<Self, Error> {
        let (spec, crate::Checked { api, names, .. }) = crate::examine(files)?;
        let sources = spec.into_sources();
        let mut side = Self {
            paths: Vec::new(),
            labels: BTreeMap::new(),
            requests: BTreeSet::new(),
            sent: BTreeSet::new(),
            api,
            names,
            sources,
            revision,
        };
        side.paths = side
            .api
            .types
            .iter()
            .enumerate()
            .map(|(at, def)| side.path_of(TypeId(at), def))
            .collect();
        for method in side.api.groups.iter().flat_map(|group| &group.methods) {
            side.requests.insert(method.request);
            side.labels.insert(method.request, format!("the request of `{}`", method.wire));
            if let Type::Named(id) = method.response
                && side.api.def(id).is_some_and(|def| matches!(def.home, Home::Method(..)))
            {
                side.labels.insert(id, format!("the answer of `{}`", method.wire));
            }
        }
        let mut open: Vec<TypeId> = side.requests.iter().copied().collect();
        while let Some(id) = open.pop() {
            if !side.sent.insert(id) {
                continue;
            }
            match side.kind(id) {
                Some(TypeKind::Struct(object)) => {
                    open.extend(object.fields.iter().filter_map(|field| field.ty.named()));
                }
                Some(TypeKind::Choice(choice)) => {
                    open.extend(choice.variants.iter().filter_map(|variant| variant.ty.named()));
                }
                _ => {}
            }
        }
        Ok(side)
    }

    fn path_of(&self, id: TypeId, def: &TypeDef) -> String {
        let name = self.names.ty(id);
        match def.home {
            // The runtime has them under their own names.
            _ if def.runtime => def.words.last().cloned().unwrap_or_default(),
            Home::Shared => format!("types::{name}"),
            Home::Group(group) | Home::Method(group, _) => {
                let module = self.names.groups.get(group).map_or("", |names| &names.module);
                format!("{module}::{name}")
            }
        }
    }

    pub(super) fn kind(&self, id: TypeId) -> Option<&TypeKind> {
        self.api.def(id).map(|def| &def.kind)
    }

    pub(super) fn method(&self, group: usize, place: usize) -> Option<&Method> {
        self.api.groups.get(group)?.methods.get(place)
    }

    /// The method that a type belongs to alone.
    pub(super) fn method_of(&self, home: Home) -> Option<&Method> {
        match home {
            Home::Method(group, place) => self.method(group, place),
            Home::Group(_) | Home::Shared => None,
        }
    }

    /// Every type that has a path: the frames of answers have none.
    pub(super) fn types(&self) -> impl Iterator<Item = (TypeId, &TypeDef, &str)> {
        let all = self.api.types.iter().zip(&self.paths).enumerate();
        all.filter(|(_, (def, _))| !(def.runtime && matches!(def.home, Home::Method(..))))
            .map(|(at, (def, path))| (TypeId(at), def, path.as_str()))
    }

    /// Where a type is in the crate: `types::EntityStatus`.
    pub(super) fn path(&self, id: TypeId) -> &str {
        self.paths.get(id.0).map_or("", String::as_str)
    }

    pub(super) fn find(&self, path: &str) -> Option<TypeId> {
        self.types().find(|(_, _, known)| *known == path).map(|(id, ..)| id)
    }

    /// How sentences name a type.
    pub(super) fn label(&self, id: TypeId) -> String {
        let label = self.labels.get(&id).cloned();
        label.unwrap_or_else(|| format!("`{}`", self.path(id)))
    }

    /// Whether a type is the request of a method.
    pub(super) fn is_request(&self, id: TypeId) -> bool {
        self.requests.contains(&id)
    }

    /// Whether callers make values of this type.
    pub(super) fn is_sent(&self, id: TypeId) -> bool {
        self.sent.contains(&id)
    }

    /// The type as Rust writes it, under the names that `renames` gives.
    pub(super) fn rust(&self, ty: &Type, renames: &Renames) -> String {
        let inner = |ty: &Type| self.rust(ty, renames);
        match ty {
            Type::Named(id) => {
                let path = self.path(*id);
                renames.get(path).map_or(path, String::as_str).to_owned()
            }
            Type::String => "String".to_owned(),
            Type::Boolean => "bool".to_owned(),
            Type::Int32 => "i32".to_owned(),
            Type::Int64 => "i64".to_owned(),
            Type::Double => "f64".to_owned(),
            Type::Decimal => "Decimal".to_owned(),
            Type::Text(form) => crate::rust::emit::text_type(*form).to_owned(),
            Type::Limited(value, _) => inner(value),
            Type::Timestamp => "Timestamp".to_owned(),
            Type::Date => "Date".to_owned(),
            Type::JsonObject => "JsonObject".to_owned(),
            Type::List(item) => format!("Vec<{}>", inner(item)),
            Type::Map(value) => format!("BTreeMap<String, {}>", inner(value)),
            Type::Nullable(value) => format!("Option<{}>", inner(value)),
            Type::Sensitive(value) => format!("Sensitive<{}>", inner(value)),
        }
    }

    pub(super) fn place(&self, span: Span) -> Place {
        let (line, column) =
            self.sources.get(span.file).map_or((1, 1), |source| source.position(span.start));
        let path = self.sources.path(span.file).to_owned();
        Place { revision: self.revision, path, line, column }
    }
}
