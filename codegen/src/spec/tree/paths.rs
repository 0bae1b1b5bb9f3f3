//! The paths that the root lists: each is written there, or in another file.

use super::arena::{Component, Id};
use super::openapi::PathItem;
use super::reader::{Read, Reader};
use super::reference::{Ref, RefOr};
use super::slot::{At, Map};
use super::table::Shape;
use crate::spec::node::{Node, Value};
use crate::spec::source::Span;

/// The paths of the root, in its order.
#[derive(Debug)]
pub(crate) struct Paths<'s>(pub(crate) Map<'s, ToPath<'s>>);

/// Where a path is.
#[derive(Debug)]
pub(crate) enum ToPath<'s> {
    Ref(Ref<'s, PathItem<'s>>),
    Here(Id<PathItem<'s>>),
}

impl<'s> Read<'s> for Paths<'s> {
    fn shape() -> Shape {
        Shape::Map(RefOr::<PathItem<'s>>::shape)
    }

    fn read(reader: &mut Reader<'s, '_>, node: &'s Node, at: Span) -> Option<Self> {
        let Value::Mapping(entries) = &node.value else {
            return reader.mismatch(node, at, &Self::shape());
        };
        let mut paths = Map::default();
        for entry in entries {
            let super::slot::Entry { name, key, value } = reader.entry::<RefOr<'s, _>>(entry);
            let value = value.map(|At { key, span, value }| {
                let value = match value {
                    RefOr::Ref(reference) => ToPath::Ref(reference),
                    RefOr::Here(item) => {
                        let value = Some(At { key, span, value: *item });
                        let file = reader.file;
                        ToPath::Here(reader.arenas.paths.push(Component { file, name, key, value }))
                    }
                };
                At { key, span, value }
            });
            paths.entries.push(super::slot::Entry { name, key, value });
        }
        Some(Self(paths))
    }
}
