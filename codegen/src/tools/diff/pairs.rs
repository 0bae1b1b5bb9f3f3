//! Which type of the old spec is which of the new one.
//!
//! Both are walked together from every method that both have, so that a type is followed under a
//! new name, too, and it is known which way its values go.

use std::collections::{BTreeMap, BTreeSet};

use super::matching::{Known, Matched, matched};
use super::side::{Renames, Side};
use super::wire::{Uses, bare};
use crate::model::{Method, Struct, Type, TypeId, TypeKind};

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
            for (first, second) in methods((old, before), (new, after)).both {
                let (Some(before), Some(after)) =
                    (old.method(before, first), new.method(after, second))
                else {
                    continue;
                };
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
                | Type::String
                | Type::Boolean
                | Type::Int32
                | Type::Int64
                | Type::Double
                | Type::Decimal
                | Type::Timestamp
                | Type::Date
                | Type::Text(_)
                | Type::JsonObject
                | Type::List(_)
                | Type::Map(_)
                | Type::Nullable(_)
                | Type::Sensitive(_)
                | Type::Limited(..),
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
            (Some(TypeKind::Struct(a)), Some(TypeKind::Struct(b))) => {
                for (at, there) in fields((old, before, a), (new, after, b)).both {
                    if let (Some(a), Some(b)) = (a.fields.get(at), b.fields.get(there)) {
                        self.walk(old, new, (&a.ty, &b.ty), uses);
                    }
                }
            }
            (Some(TypeKind::Choice(a)), Some(TypeKind::Choice(b))) => {
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
pub(super) fn groups(old: &Side, new: &Side) -> Matched {
    matched(&known_groups(old), &known_groups(new))
}

fn known_groups(side: &Side) -> Vec<Known<'_>> {
    side.api.groups.iter().map(|group| Known { wire: &group.tag, rust: &group.tag }).collect()
}

/// Which methods of two groups belong together.
pub(super) fn methods(old: (&Side, usize), new: (&Side, usize)) -> Matched {
    matched(&known_methods(old), &known_methods(new))
}

fn known_methods((side, group): (&Side, usize)) -> Vec<Known<'_>> {
    let methods = side.api.groups.get(group).map_or(&[][..], |group| &group.methods);
    let names = side.names.groups.get(group).map_or(&[][..], |names| &names.methods);
    let both = methods.iter().zip(names);
    both.map(|(method, names)| Known { wire: &method.wire, rust: &names.function }).collect()
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
    let Type::Named(id) = ty else { return ty };
    match side.kind(*id) {
        Some(TypeKind::Struct(object)) => {
            object.fields.iter().find(|field| field.wire == key).map_or(ty, |field| &field.ty)
        }
        _ => ty,
    }
}

/// Which fields of two structs belong together.
pub(super) fn fields(old: (&Side, TypeId, &Struct), new: (&Side, TypeId, &Struct)) -> Matched {
    matched(&known_fields(old), &known_fields(new))
}

fn known_fields<'a>((side, id, object): (&'a Side, TypeId, &'a Struct)) -> Vec<Known<'a>> {
    let names = side.names.members(id);
    let one = |(at, field): (usize, &'a crate::model::Field)| Known {
        wire: &field.wire,
        // Of what the runtime has by hand, no names are known.
        rust: names.get(at).unwrap_or(&field.wire),
    };
    object.fields.iter().enumerate().map(one).collect()
}
