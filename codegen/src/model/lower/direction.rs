//! Properties that go one way alone: `readOnly` and `writeOnly`.
//!
//! A struct has the fields of its direction. One that is used both ways becomes two: what cannot be
//! sent cannot be set, and what is never answered is not there to be read.

use std::collections::{BTreeMap, BTreeSet};

use super::Lower;
use crate::model::{Direction, Struct, Type, TypeId, TypeKind};

impl Lower<'_, '_> {
    /// Gives requests and answers the fields of their own.
    pub(super) fn directions(&mut self) {
        if !self.has_directions {
            return;
        }
        let (sent, answered) = (self.api.sent(), self.api.answered());
        let split: BTreeSet<TypeId> =
            sent.intersection(&answered).copied().filter(|id| self.is_directed(*id)).collect();
        let copies = self.copy_for_requests(&split);
        let keep = |id: TypeId, sent_as_well: bool| match (sent_as_well, answered.contains(&id)) {
            (true, false) => Some(Direction::Sent),
            (_, true) => Some(Direction::Answered),
            (false, false) => None,
        };
        for id in self.api.types.ids() {
            let is_copy = copies.values().any(|copy| *copy == id);
            let direction = match is_copy {
                true => Some(Direction::Sent),
                false => keep(id, sent.contains(&id)),
            };
            let kind = &mut self.api[id].kind;
            let (Some(direction), TypeKind::Struct(object)) = (direction, kind) else { continue };
            part(object, direction);
        }
        for id in sent.iter().filter(|id| !split.contains(id)).chain(copies.values()) {
            self.use_copies(*id, &copies);
        }
    }

    /// Whether a type, or one below it, is another one in the other direction.
    fn is_directed(&self, id: TypeId) -> bool {
        self.api.reach([id]).iter().any(|id| match &self.api[*id].kind {
            TypeKind::Struct(object) => {
                object.fields.iter().any(|field| field.direction != Direction::Both)
            }
            _ => false,
        })
    }

    /// A second type for each, `AddressRequest` beside `Address`.
    fn copy_for_requests(&mut self, split: &BTreeSet<TypeId>) -> BTreeMap<TypeId, TypeId> {
        let mut copies = BTreeMap::new();
        for id in split {
            let mut copy = self.api[*id].clone();
            copy.words.push("request".to_owned());
            copies.insert(*id, self.api.types.push(copy));
        }
        copies
    }

    fn use_copies(&mut self, id: TypeId, copies: &BTreeMap<TypeId, TypeId>) {
        match &mut self.api[id].kind {
            TypeKind::Struct(object) => {
                let fields = object.fields.iter_mut().chain(&mut object.elsewhere);
                fields.for_each(|field| replace(&mut field.ty, copies));
            }
            TypeKind::Choice(choice) => {
                choice.variants.iter_mut().for_each(|variant| replace(&mut variant.ty, copies));
            }
            _ => {}
        }
    }
}

/// Puts the fields of the other direction aside.
fn part(object: &mut Struct, direction: Direction) {
    let stays = |field: &crate::model::Field| {
        field.direction == Direction::Both || field.direction == direction
    };
    let (fields, elsewhere) = std::mem::take(&mut object.fields).into_iter().partition(stays);
    object.fields = fields;
    object.elsewhere = elsewhere;
}

fn replace(ty: &mut Type, copies: &BTreeMap<TypeId, TypeId>) {
    match ty {
        Type::Named(id) => *id = copies.get(id).copied().unwrap_or(*id),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Sensitive(inner) => {
            replace(inner, copies)
        }
        Type::Scalar(_) => {}
    }
}
