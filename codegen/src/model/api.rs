//! The API as a whole, and the groups of its methods.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Index, IndexMut};

use super::arena::{Arena, Id, ids};
use super::{
    Docs, Effect, Field, Home, Method, MethodId, StandardRow, Struct, Type, TypeDef, TypeId,
};
use crate::spec::source::Span;

/// Everything that is generated from.
#[derive(Debug, Default)]
pub(crate) struct Api {
    /// The date that is sent as `X-API-Version`.
    pub(crate) version: String,
    /// Where the API is.
    pub(crate) server: String,
    /// Where the two stand.
    pub(crate) version_span: Option<Span>,
    pub(crate) server_span: Option<Span>,
    /// By the order of tags in the root.
    pub(crate) groups: Arena<GroupId, Group>,
    /// All types, in the order in which they were met.
    pub(crate) types: Arena<TypeId, TypeDef>,
    pub(crate) standard_errors: Vec<StandardRow>,
    /// The file that the standard errors stand in.
    pub(crate) standard_errors_file: String,
    /// The examples of schemas, by the places of the fields and types that they are of.
    pub(crate) examples: BTreeMap<Span, serde_json::Value>,
}

ids! {
    /// A group of [`Api::groups`].
    GroupId;
}

impl Api {
    /// Every method, group by group.
    pub(crate) fn methods(&self) -> impl Iterator<Item = &Method> {
        self.groups.iter().flat_map(|group| &group.methods)
    }

    /// The struct that a type is, if it is one and nothing around it.
    pub(crate) fn object(&self, ty: &Type) -> Option<(TypeId, &Struct)> {
        self.types.object(ty)
    }

    /// The fields of a type: none where it is not a struct.
    pub(crate) fn fields(&self, ty: &Type) -> &[Field] {
        self.types.fields(ty)
    }

    /// The types that callers make: requests, and all that is in them.
    pub(crate) fn sent(&self) -> BTreeSet<TypeId> {
        self.types.reach(self.methods().map(|method| method.request))
    }

    /// The types that code is generated for, by where they belong.
    pub(crate) fn by_home(&self) -> Homes {
        self.homes_of(|def| !def.runtime)
    }

    /// The types that are wanted, by where they belong.
    pub(crate) fn homes_of(&self, wanted: impl Fn(&TypeDef) -> bool) -> Homes {
        let mut homes = Homes::default();
        for (id, def) in self.types.entries().filter(|(_, def)| wanted(def)) {
            homes.0.entry(def.home).or_default().push(id);
        }
        homes
    }
}

/// Types by where they belong.
#[derive(Debug, Default)]
pub(crate) struct Homes(BTreeMap<Home, Vec<TypeId>>);

impl Homes {
    /// The types of one place.
    pub(crate) fn of(&self, home: Home) -> &[TypeId] {
        self.0.get(&home).map_or(&[], Vec::as_slice)
    }

    /// The types of a group, and then those of its methods.
    pub(crate) fn of_group(&self, group: GroupId) -> impl Iterator<Item = TypeId> {
        let from = Home::Method(group, MethodId::of(0));
        let of_group = move |home: &Home| matches!(home, Home::Method(of, _) if *of == group);
        let methods = self.0.range(from..).take_while(move |(home, _)| of_group(home));
        let own = self.of(Home::Group(group)).iter();
        own.chain(methods.flat_map(|(_, ids)| ids)).copied()
    }
}

impl Index<TypeId> for Api {
    type Output = TypeDef;

    fn index(&self, id: TypeId) -> &TypeDef {
        &self.types[id]
    }
}

impl IndexMut<TypeId> for Api {
    fn index_mut(&mut self, id: TypeId) -> &mut TypeDef {
        &mut self.types[id]
    }
}

impl Index<GroupId> for Api {
    type Output = Group;

    fn index(&self, id: GroupId) -> &Group {
        &self.groups[id]
    }
}

impl IndexMut<GroupId> for Api {
    fn index_mut(&mut self, id: GroupId) -> &mut Group {
        &mut self.groups[id]
    }
}

/// The methods before whose dot the same word stands.
#[derive(Debug)]
pub(crate) struct Group {
    /// `propay`
    pub(crate) tag: String,
    pub(crate) span: Span,
    pub(crate) docs: Docs,
    /// The file that the methods stand in.
    pub(crate) file: String,
    pub(crate) methods: Arena<MethodId, Method>,
    pub(crate) provisioner: Option<Provisioner>,
}

impl Group {
    /// As people write it.
    pub(crate) fn title(&self) -> &str {
        self.provisioner.as_ref().map_or(&self.tag, |found| &found.title)
    }

    /// The method that tells what a write has done: where it says which entity it works on, `get`.
    pub(crate) fn look_up(&self, method: &Method, api: &Api) -> Option<&str> {
        let provisioner = self.provisioner.as_ref()?;
        let fields = api.fields(&Type::Named(method.request));
        let names_entity = fields.iter().any(|field| field.ty == Type::Named(provisioner.id));
        let is_write = method.effect == Effect::Write;
        (is_write && names_entity).then_some(&self.methods[provisioner.get].wire)
    }
}

/// What makes a group a provisioner.
#[derive(Debug)]
pub(crate) struct Provisioner {
    pub(crate) title: String,
    pub(crate) bank: String,
    /// A value of the enum of sponsors.
    pub(crate) sponsor: String,
    /// Values of the enum of operations.
    pub(crate) operations: Vec<String>,
    pub(crate) id: TypeId,
    /// The shared enums that the two above are of.
    pub(crate) sponsors: TypeId,
    pub(crate) operation_kinds: TypeId,
    pub(crate) create: MethodId,
    pub(crate) can_execute: MethodId,
    pub(crate) execute: MethodId,
    pub(crate) get: MethodId,
}
