//! One of the two specs, with what Rust makes of it.
//!
//! Types are known by their paths in the crate, so that what moves from file to file within a
//! module stays what it is, and what moves to another module is seen.

use std::collections::{BTreeMap, BTreeSet};

use super::{Location, Revision};
use crate::model::name::Names;
use crate::model::{
    Api, Arena, GroupId, Home, Method, MethodId, Type, TypeDef, TypeId, TypeKind, name,
};
use crate::spec::source::{Sources, Span};
use crate::{Checked, Meaning};

/// Old paths of types that have new ones.
pub(super) type Renames = BTreeMap<String, String>;

pub(super) struct Side {
    pub(super) api: Api,
    pub(super) names: Names,
    sources: Sources,
    revision: Revision,
    paths: Arena<TypeId, String>,
    /// How sentences name the requests and answers of methods.
    labels: BTreeMap<TypeId, String>,
    requests: BTreeSet<TypeId>,
    /// Types that callers make, and which have a constructor for it.
    sent: BTreeSet<TypeId>,
}

impl Side {
    pub(super) fn of(checked: Checked, revision: Revision) -> Self {
        let Checked { meaning: Meaning { api, names, .. }, sources } = checked;
        let mut side = Self {
            paths: Arena::default(),
            labels: BTreeMap::new(),
            requests: BTreeSet::new(),
            sent: api.sent(),
            api,
            names,
            sources,
            revision,
        };
        side.paths = side.api.types.map(|id, def| side.path_of(id, def));
        for method in side.api.methods() {
            side.requests.insert(method.request);
            side.labels.insert(method.request, format!("the request of `{}`", method.wire));
            if let Type::Named(id) = method.response
                && matches!(side.api[id].home, Home::Method(..))
            {
                side.labels.insert(id, format!("the answer of `{}`", method.wire));
            }
        }
        side
    }

    fn path_of(&self, id: TypeId, def: &TypeDef) -> String {
        let name = self.names.ty(id);
        match def.home {
            // The runtime has them under their own names.
            _ if def.runtime => def.words.concat(),
            Home::Shared => format!("types::{name}"),
            Home::Group(group) | Home::Method(group, _) => {
                format!("{}::{name}", self.names.groups[group].module)
            }
        }
    }

    pub(super) fn kind(&self, id: TypeId) -> &TypeKind {
        &self.api[id].kind
    }

    pub(super) fn method(&self, group: GroupId, method: MethodId) -> &Method {
        &self.api[group].methods[method]
    }

    /// The method that a type belongs to alone.
    pub(super) fn method_of(&self, home: Home) -> Option<&Method> {
        match home {
            Home::Method(group, method) => Some(self.method(group, method)),
            Home::Group(_) | Home::Shared => None,
        }
    }

    /// Every type that has a path: the frames of answers have none.
    pub(super) fn types(&self) -> impl Iterator<Item = (TypeId, &TypeDef, &str)> {
        let all = self.api.types.entries();
        all.filter(|(_, def)| !(def.runtime && matches!(def.home, Home::Method(..))))
            .map(|(id, def)| (id, def, self.path(id)))
    }

    /// Where a type is in the crate: `types::EntityStatus`.
    pub(super) fn path(&self, id: TypeId) -> &str {
        &self.paths[id]
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
            Type::Scalar(scalar) => name::scalar(*scalar).to_owned(),
            Type::List(item) => format!("Vec<{}>", inner(item)),
            Type::Map(value) => format!("BTreeMap<String, {}>", inner(value)),
            Type::Nullable(value) => format!("Option<{}>", inner(value)),
            Type::Sensitive(value) => format!("Sensitive<{}>", inner(value)),
        }
    }

    pub(super) fn location(&self, span: Span) -> Location {
        let (line, column) =
            self.sources.get(span.file).map_or((1, 1), |source| source.position(span.start));
        let path = self.sources.path(span.file).to_owned();
        Location { revision: self.revision, path, line, column }
    }
}
