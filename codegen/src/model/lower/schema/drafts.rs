//! Types while they are made: one gets its id before the types inside it, and its definition after.

use crate::model::{Arena, Field, Struct, Type, TypeDef, TypeId, Types};

/// All types so far. What is open is in no one's hands but its maker's: a type never contains
/// itself.
#[derive(Default)]
pub(in crate::model::lower) struct Drafts(Arena<TypeId, Option<TypeDef>>);

impl Drafts {
    pub(super) fn open(&mut self) -> TypeId {
        self.0.push(None)
    }

    pub(super) fn close(&mut self, id: TypeId, def: TypeDef) {
        self.0[id] = Some(def);
    }

    pub(in crate::model::lower) fn get(&self, id: TypeId) -> Option<&TypeDef> {
        self.0[id].as_ref()
    }

    /// The struct that a type is, if it is one and nothing around it.
    pub(in crate::model::lower) fn object(&self, ty: &Type) -> Option<&Struct> {
        let Type::Named(id) = ty else { return None };
        self.get(*id)?.kind.object()
    }

    /// The fields of a type: none where it is not a struct.
    pub(in crate::model::lower) fn fields(&self, ty: &Type) -> &[Field] {
        self.object(ty).map_or(&[], |object| &object.fields)
    }

    /// All types. Each that was opened was closed, so that all keep their ids.
    pub(super) fn finish(self) -> Types {
        self.0.into_iter().flatten().collect()
    }
}
