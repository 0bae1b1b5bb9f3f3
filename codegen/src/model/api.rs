//! The API as a whole, and the groups of its methods.

use std::collections::BTreeMap;

use super::{Docs, Effect, Method, StandardRow, Type, TypeDef, TypeId, TypeKind};
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
    pub(crate) groups: Vec<Group>,
    /// All types, in the order in which they were met.
    pub(crate) types: Vec<TypeDef>,
    pub(crate) standard_errors: Vec<StandardRow>,
    /// The file that the standard errors stand in.
    pub(crate) standard_errors_file: String,
    /// The examples of schemas, by the places of the fields and types that they are of.
    pub(crate) examples: BTreeMap<Span, serde_json::Value>,
}

impl Api {
    pub(crate) fn def(&self, id: TypeId) -> Option<&TypeDef> {
        self.types.get(id.0)
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
    pub(crate) methods: Vec<Method>,
    pub(crate) provisioner: Option<Provisioner>,
}

impl Group {
    /// As people write it.
    pub(crate) fn title(&self) -> &str {
        self.provisioner.as_ref().map_or(&self.tag, |found| &found.title)
    }

    /// The method that tells what a write has done: where it says which entity it works on, `get`.
    pub(crate) fn look_up(&self, method: &Method, request: &TypeDef) -> Option<&str> {
        let provisioner = self.provisioner.as_ref()?;
        let TypeKind::Struct(object) = &request.kind else { return None };
        let names_entity =
            object.fields.iter().any(|field| field.ty == Type::Named(provisioner.id));
        let is_write = method.effect == Effect::Write;
        let get = self.methods.get(provisioner.get)?;
        (is_write && names_entity).then_some(&get.wire)
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
    /// Places in [`Group::methods`].
    pub(crate) create: usize,
    pub(crate) can_execute: usize,
    pub(crate) execute: usize,
    pub(crate) get: usize,
}
