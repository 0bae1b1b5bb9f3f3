//! Properties that go one way alone: `readOnly` and `writeOnly`.
//!
//! A struct has the fields of its direction. One that is used both ways becomes two: what cannot be
//! sent cannot be set, and what is never answered is not there to be read.

use std::collections::{BTreeMap, BTreeSet};

use super::operation::{Methods, Unfinished};
use crate::model::{Direction, Field, Struct, Type, TypeId, TypeKind, Types};

/// Gives requests and responses the fields of their own.
pub(super) fn split(mut types: Types, methods: &Methods<'_, '_>) -> Types {
    if !types.iter().any(|def| is_directed(&def.kind)) {
        return types;
    }
    let all = || methods.iter().flatten();
    let sent = types.reach(all().map(|method: &Unfinished| method.request));
    let answered = types.reach(all().filter_map(|method| method.answer.ty.named()));
    let is_split = |id: &TypeId| types.reach([*id]).iter().any(|id| is_directed(&types[*id].kind));
    let split: BTreeSet<TypeId> = sent.intersection(&answered).copied().filter(is_split).collect();
    let copies = copy_for_requests(&mut types, &split);
    for id in types.ids() {
        let is_copy = copies.values().any(|copy| *copy == id);
        let direction = match (is_copy || sent.contains(&id), answered.contains(&id)) {
            (true, false) => Direction::Sent,
            (_, true) => Direction::Answered,
            (false, false) => continue,
        };
        if let TypeKind::Struct(object) = &mut types[id].kind {
            part(object, direction);
        }
    }
    for id in sent.iter().filter(|id| !split.contains(id)).chain(copies.values()) {
        use_copies(&mut types[*id].kind, &copies);
    }
    types
}

/// Whether a struct has a field that goes one way alone.
fn is_directed(kind: &TypeKind) -> bool {
    let TypeKind::Struct(object) = kind else { return false };
    object.fields.iter().any(|field| field.direction != Direction::Both)
}

/// A second type for each, `AddressRequest` beside `Address`.
fn copy_for_requests(types: &mut Types, split: &BTreeSet<TypeId>) -> BTreeMap<TypeId, TypeId> {
    let mut copies = BTreeMap::new();
    for id in split {
        let mut copy = types[*id].clone();
        copy.words.push("request".to_owned());
        copies.insert(*id, types.push(copy));
    }
    copies
}

fn use_copies(kind: &mut TypeKind, copies: &BTreeMap<TypeId, TypeId>) {
    match kind {
        TypeKind::Struct(object) => {
            let fields = object.fields.iter_mut().chain(&mut object.elsewhere);
            fields.for_each(|field| replace(&mut field.ty, copies));
        }
        TypeKind::Choice(choice) => {
            choice.variants.iter_mut().for_each(|variant| replace(&mut variant.ty, copies));
        }
        TypeKind::Enum { .. } | TypeKind::Id { .. } => {}
    }
}

/// Puts the fields of the other direction aside.
fn part(object: &mut Struct, direction: Direction) {
    let stays = |field: &Field| field.direction == Direction::Both || field.direction == direction;
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
