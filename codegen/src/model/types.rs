//! Types: structs, enums and ids, and what stands in their fields.

use std::collections::BTreeSet;

use super::arena::{Arena, ids};
use super::{Choice, GroupId, Limits, MethodId};
use crate::spec::source::Span;

ids! {
    /// A type of [`super::Api::types`].
    TypeId;
}

/// All types, in the order in which they were met.
pub(crate) type Types = Arena<TypeId, TypeDef>;

impl Types {
    /// The struct that a type is, if it is one and nothing around it.
    pub(crate) fn object(&self, ty: &Type) -> Option<(TypeId, &Struct)> {
        let Type::Named(id) = ty else { return None };
        self[*id].kind.object().map(|object| (*id, object))
    }

    /// The fields of a type: none where it is not a struct.
    pub(crate) fn fields(&self, ty: &Type) -> &[Field] {
        self.object(ty).map_or(&[], |(_, object)| &object.fields)
    }

    /// Some types, and all that is in them.
    pub(crate) fn reach(&self, from: impl IntoIterator<Item = TypeId>) -> BTreeSet<TypeId> {
        let mut found = BTreeSet::new();
        let mut open: Vec<TypeId> = from.into_iter().collect();
        while let Some(id) = open.pop() {
            if found.insert(id) {
                let parts = self[id].kind.parts();
                open.extend(parts.into_iter().filter_map(Type::named));
            }
        }
        found
    }
}

/// What is said of a thing, and how sure it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Docs {
    pub(crate) text: String,
    /// The page that it is from.
    pub(crate) source: Option<String>,
    /// Why it is here without being documented.
    pub(crate) inferred: Option<String>,
    /// What the pages do not say.
    pub(crate) unknown: Option<String>,
    /// What else a schema says: limits, and what the API takes without a value. A sentence each.
    pub(crate) notes: Vec<String>,
    /// Whether one should do without it.
    pub(crate) deprecated: bool,
}

/// Which module a type belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Home {
    /// All provisioners share it.
    Shared,
    Group(GroupId),
    /// One method of a group.
    Method(GroupId, MethodId),
}

/// A type that has a name.
#[derive(Clone, Debug)]
pub(crate) struct TypeDef {
    pub(crate) home: Home,
    /// Words that the Rust name is made of: `["create", "response"]`.
    pub(crate) words: Vec<String>,
    pub(crate) span: Span,
    /// The file that it stands in.
    pub(crate) file: String,
    pub(crate) docs: Docs,
    /// Its Rust type is written by hand, in the runtime; the shape serves to check examples.
    pub(crate) runtime: bool,
    pub(crate) kind: TypeKind,
}

impl TypeDef {
    /// Whether it has a name in the spec, among the components of a file.
    pub(crate) fn is_component(&self) -> bool {
        !matches!(self.home, Home::Method(..)) && self.words.len() == 1
    }
}

#[derive(Clone, Debug)]
pub(crate) enum TypeKind {
    Struct(Struct),
    Enum {
        /// The name of the list in the documentation.
        title: Option<String>,
        values: Vec<EnumValue>,
        /// How one value becomes another, where something is known of it.
        transitions: Vec<Transition>,
    },
    Id {
        /// `ape_`
        prefixes: Vec<String>,
        /// Where they are said.
        pattern: Span,
    },
    Choice(Choice),
}

impl TypeKind {
    pub(crate) fn object(&self) -> Option<&Struct> {
        match self {
            TypeKind::Struct(object) => Some(object),
            TypeKind::Enum { .. } | TypeKind::Id { .. } | TypeKind::Choice(_) => None,
        }
    }

    /// The types that a value of this one is made of.
    pub(crate) fn parts(&self) -> Vec<&Type> {
        match self {
            TypeKind::Struct(object) => object.fields.iter().map(|field| &field.ty).collect(),
            TypeKind::Choice(choice) => choice.variants.iter().map(|variant| &variant.ty).collect(),
            TypeKind::Enum { .. } | TypeKind::Id { .. } => Vec::new(),
        }
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Struct {
    pub(crate) fields: Vec<Field>,
    /// Whether fields beyond these are part of it.
    pub(crate) open: bool,
    /// Fields that values have in the other direction alone.
    pub(crate) elsewhere: Vec<Field>,
}

#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) wire: String,
    pub(crate) span: Span,
    pub(crate) docs: Docs,
    pub(crate) ty: Type,
    pub(crate) limits: Limits,
    pub(crate) required: bool,
    pub(crate) direction: Direction,
    /// What it always holds: the value that tells its struct from the others of a choice.
    pub(crate) fixed: Option<String>,
}

/// Which way a field goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Direction {
    #[default]
    Both,
    /// `readOnly`: in answers alone.
    Answered,
    /// `writeOnly`: in requests alone.
    Sent,
}

#[derive(Clone, Debug)]
pub(crate) struct EnumValue {
    pub(crate) wire: String,
    pub(crate) span: Span,
    pub(crate) docs: Docs,
    /// Other spellings that are on the wire.
    pub(crate) aliases: Vec<String>,
    /// A Rust name that was chosen by hand.
    pub(crate) name: Option<(String, Span)>,
}

/// One step from a value of an enum to another.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Transition {
    /// `None` where it is the first.
    pub(crate) from: Option<String>,
    pub(crate) to: String,
    /// The method of a provisioner that leads there, by its last name: `execute`.
    pub(crate) by: Option<String>,
    pub(crate) docs: Docs,
}

/// What stands in a field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Type {
    Named(TypeId),
    Scalar(Scalar),
    List(Box<Type>),
    Map(Box<Type>),
    Nullable(Box<Type>),
    Sensitive(Box<Type>),
}

impl Type {
    /// What this one is made around.
    pub(crate) fn inner(&self) -> Option<&Type> {
        match self {
            Type::List(inner)
            | Type::Map(inner)
            | Type::Nullable(inner)
            | Type::Sensitive(inner) => Some(inner),
            Type::Named(_) | Type::Scalar(_) => None,
        }
    }

    /// What is at the bottom of it: a named type, or a scalar.
    pub(crate) fn leaf(&self) -> &Type {
        self.inner().map_or(self, Type::leaf)
    }

    /// The named type in it.
    pub(crate) fn named(&self) -> Option<TypeId> {
        match self.leaf() {
            Type::Named(id) => Some(*id),
            _ => None,
        }
    }
}

/// A type that is not made of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Scalar {
    String,
    Boolean,
    Int32,
    Int64,
    Double,
    /// A number whose digits are kept.
    Decimal,
    Timestamp,
    Date,
    YearMonth,
    Base64,
    Uri,
    Uuid,
    /// An object whose keys are not known, which is kept as it came.
    JsonObject,
}
