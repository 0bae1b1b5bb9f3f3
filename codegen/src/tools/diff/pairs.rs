//! Which type of the old spec is which of the new one.
//!
//! Both are walked together from every method that both have, so that a type is followed under a
//! new name, too, and it is known which way its values go.

use std::collections::{BTreeMap, BTreeSet};

use super::matching::{Known, Matched, matched};
use super::side::{Renames, Side};
use super::wire::{Uses, bare};
use crate::model::{Field, GroupId, Method, MethodId, Struct, Type, TypeId, TypeKind};

#[derive(Default)]
pub(super) struct Pairs {
    /// Those that belong together, with the ways that their values go.
    pub(super) all: BTreeMap<(TypeId, TypeId), Uses>,
    /// Paths that are gone, with those that stand for them.
    pub(super) renames: Renames,
}

impl Pairs {
    pub(super) fn of(old: &Side, new: &Side) -> Self {
        let mut pairs = Self::default();
        for (before, after) in groups(old, new).both {
            for (first, second) in methods((old, before.item), (new, after.item)).both {
                let before = old.method(before.item, first.item);
                let after = new.method(after.item, second.item);
                let request = (&Type::Named(before.request), &Type::Named(after.request));
                pairs.walk(old, new, request, Uses::SENT);
                let (before, after) = responses(old, new, before, after);
                pairs.walk(old, new, (before, after), Uses::RECEIVED);
            }
        }
        // Where the walk does not come, the path tells.
        let paths: BTreeMap<&str, TypeId> = new.types().map(|(id, _, path)| (path, id)).collect();
        for (id, def, path) in old.types() {
            if let Some(after) = paths.get(path) {
                let uses = if def.runtime { Uses::RECEIVED } else { Uses::default() };
                pairs.all.entry((id, *after)).or_insert(uses);
            }
        }
        let before: BTreeSet<&str> = old.types().map(|(_, _, path)| path).collect();
        for (from, to) in pairs.all.keys() {
            let (from, to) = (old.path(*from), new.path(*to));
            if !paths.contains_key(from) && !before.contains(to) {
                pairs.renames.entry(from.to_owned()).or_insert_with(|| to.to_owned());
            }
        }
        pairs
    }

    /// Whether two types are one for callers, perhaps under another name.
    pub(super) fn is_same(&self, old: &str, new: &str) -> bool {
        old == new || self.renames.get(old).is_some_and(|now| now == new)
    }

    fn walk(&mut self, old: &Side, new: &Side, both: (&Type, &Type), uses: Uses) {
        match (bare(both.0), bare(both.1)) {
            (Type::List(before), Type::List(after)) | (Type::Map(before), Type::Map(after)) => {
                self.walk(old, new, (before, after), uses);
            }
            (Type::Named(before), Type::Named(after)) => {
                self.walk_named((old, *before), (new, *after), uses);
            }
            // What nothing is inside of, and what is no longer of its kind: exhaustive, so that a
            // type that the model learns is not forgotten here.
            (
                Type::Named(_)
                | Type::Scalar(_)
                | Type::List(_)
                | Type::Map(_)
                | Type::Nullable(_)
                | Type::Sensitive(_),
                _,
            ) => {}
        }
    }

    fn walk_named(
        &mut self,
        (old, before): (&Side, TypeId),
        (new, after): (&Side, TypeId),
        uses: Uses,
    ) {
        let known = self.all.entry((before, after)).or_default();
        let sum = known.and(uses);
        // Values go some way wherever the walk comes, so that each pair is entered once at least.
        if sum == *known {
            return;
        }
        *known = sum;
        match (old.kind(before), new.kind(after)) {
            (TypeKind::Struct(a), TypeKind::Struct(b)) => {
                for (a, b) in fields((old, before, a), (new, after, b)).both {
                    self.walk(old, new, (&a.item.ty, &b.item.ty), uses);
                }
            }
            (TypeKind::Choice(a), TypeKind::Choice(b)) => {
                for variant in &a.variants {
                    let same = b.variants.iter().find(|other| other.name == variant.name);
                    if let Some(other) = same {
                        self.walk(old, new, (&variant.ty, &other.ty), uses);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Which groups belong together.
pub(super) fn groups<'a>(old: &'a Side, new: &'a Side) -> Matched<'a, GroupId> {
    matched(&known_groups(old), &known_groups(new))
}

fn known_groups(side: &Side) -> Vec<Known<'_, GroupId>> {
    let groups = side.api.groups.entries().enumerate();
    groups
        .map(|(place, (item, group))| Known { place, wire: &group.tag, rust: &group.tag, item })
        .collect()
}

/// Which methods of two groups belong together.
pub(super) fn methods<'a>(
    old: (&'a Side, GroupId),
    new: (&'a Side, GroupId),
) -> Matched<'a, MethodId> {
    matched(&known_methods(old), &known_methods(new))
}

fn known_methods((side, group): (&Side, GroupId)) -> Vec<Known<'_, MethodId>> {
    let methods = side.api[group].methods.entries().enumerate();
    let names = &side.names.groups[group].methods;
    methods
        .map(|(place, (item, method))| Known {
            place,
            wire: &method.wire,
            rust: &names[item].function,
            item,
        })
        .collect()
}

/// What stands in the same place of the two answers, though callers may get more or less of `data`.
pub(super) fn responses<'a>(
    old: &'a Side,
    new: &'a Side,
    before: &'a Method,
    after: &'a Method,
) -> (&'a Type, &'a Type) {
    match (&before.unwrap, &after.unwrap) {
        (Some(key), None) => (&before.response, below(new, &after.response, key)),
        (None, Some(key)) => (below(old, &before.response, key), &after.response),
        _ => (&before.response, &after.response),
    }
}

/// The value under a key, or the whole where there is none.
fn below<'a>(side: &'a Side, ty: &'a Type, key: &str) -> &'a Type {
    let mut fields = side.api.fields(ty).iter();
    fields.find(|field| field.wire == key).map_or(ty, |field| &field.ty)
}

/// Which fields of two structs belong together.
pub(super) fn fields<'a>(
    old: (&'a Side, TypeId, &'a Struct),
    new: (&'a Side, TypeId, &'a Struct),
) -> Matched<'a, &'a Field> {
    matched(&known_fields(old), &known_fields(new))
}

fn known_fields<'a>(
    (side, id, object): (&'a Side, TypeId, &'a Struct),
) -> Vec<Known<'a, &'a Field>> {
    let names = side.names.members(id);
    let one = |(place, field): (usize, &'a Field)| Known {
        place,
        wire: &field.wire,
        // Of what the runtime has by hand, no names are known.
        rust: names.get(place).unwrap_or(&field.wire),
        item: field,
    };
    object.fields.iter().enumerate().map(one).collect()
}
