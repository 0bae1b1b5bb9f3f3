//! Components: what has a name in a file, and is referred to by it.

use std::collections::{BTreeMap, BTreeSet};
use std::marker::PhantomData;
use std::ops::Index;

use super::extensions::StandardRow;
use super::openapi::{PathItem, Response};
use super::reader::{Read, Reader};
use super::reference::RefOr;
use super::schema::Schema;
use super::slot::{At, List};
use super::table::Shape;
use crate::spec::node::{Node, Value};
use crate::spec::source::{FileId, Span};

/// What can be referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Section {
    Schemas,
    Responses,
    Paths,
    StandardErrors,
}

/// A kind of component.
pub(crate) trait Kind<'s>: Sized + 's {
    /// What is under its name.
    type Value: Read<'s>;
    const SECTION: Section;
    /// As it reads in a sentence.
    const NOUN: &'static str;
    /// How a reference to one is written.
    const EXPECTED: &'static str;

    fn arena<'a>(arenas: &'a Arenas<'s>) -> &'a Arena<'s, Self>;
    fn arena_mut<'a>(arenas: &'a mut Arenas<'s>) -> &'a mut Arena<'s, Self>;
}

/// The standard errors: a kind of component without a name.
#[derive(Debug)]
pub(crate) enum StandardErrors {}

macro_rules! kinds {
    ($($kind:ty, $value:ty, $field:ident, $section:ident, $noun:literal, $expected:literal;)*) => {
        /// All components of a spec.
        #[derive(Debug, Default)]
        pub(crate) struct Arenas<'s> {
            $( pub(crate) $field: Arena<'s, $kind>, )*
            /// What was refused as a whole, so that it cannot be told what would be in it.
            pub(super) broken: BTreeSet<(FileId, Section)>,
        }

        $( impl<'s> Kind<'s> for $kind {
            type Value = $value;
            const SECTION: Section = Section::$section;
            const NOUN: &'static str = $noun;
            const EXPECTED: &'static str = $expected;

            fn arena<'a>(arenas: &'a Arenas<'s>) -> &'a Arena<'s, Self> {
                &arenas.$field
            }

            fn arena_mut<'a>(arenas: &'a mut Arenas<'s>) -> &'a mut Arena<'s, Self> {
                &mut arenas.$field
            }
        } )*
    };
}

kinds! {
    Schema<'s>, RefOr<'s, Schema<'s>>, schemas, Schemas,
        "a schema", "expected `…#/components/schemas/NAME`";
    Response<'s>, Response<'s>, responses, Responses,
        "a response", "expected `…#/components/responses/NAME`";
    PathItem<'s>, PathItem<'s>, paths, Paths,
        "a path", "expected `…#/paths/~1NAME`";
    StandardErrors, List<StandardRow<'s>>, standard_errors, StandardErrors,
        "the standard errors", "expected `…#/components/x-standard-errors`";
}

/// A component, by its place in its arena.
pub(crate) struct Id<K>(u32, PhantomData<fn() -> K>);

impl<K> Id<K> {
    pub(super) fn at(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX), PhantomData)
    }

    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Id<K> {}

impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<K> Eq for Id<K> {}

impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}

impl<K> std::fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Id({})", self.0)
    }
}

/// All components of a kind, file by file, each in the order of the text.
#[derive(Debug)]
pub(crate) struct Arena<'s, K: Kind<'s>> {
    all: Vec<Component<'s, K::Value>>,
    by_name: BTreeMap<(FileId, &'s str), Id<K>>,
}

/// A value with its home.
#[derive(Debug)]
pub(crate) struct Component<'s, T> {
    pub(crate) file: FileId,
    pub(crate) name: &'s str,
    pub(crate) key: Span,
    /// `None` where it was refused.
    pub(crate) value: Option<At<T>>,
}

impl<'s, K: Kind<'s>> Default for Arena<'s, K> {
    fn default() -> Self {
        Self { all: Vec::new(), by_name: BTreeMap::new() }
    }
}

impl<'s, K: Kind<'s>> Arena<'s, K> {
    pub(super) fn push(&mut self, component: Component<'s, K::Value>) -> Id<K> {
        let id = Id::at(self.all.len());
        self.by_name.entry((component.file, component.name)).or_insert(id);
        self.all.push(component);
        id
    }

    pub(crate) fn find(&self, file: FileId, name: &str) -> Option<Id<K>> {
        self.by_name.get(&(file, name)).copied()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (Id<K>, &Component<'s, K::Value>)> {
        self.all.iter().enumerate().map(|(index, component)| (Id::at(index), component))
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }
}

/// Ids are only made by [`Arena::push`], and nothing is ever taken out.
#[allow(clippy::indexing_slicing)]
impl<'s, K: Kind<'s>> Index<Id<K>> for Arena<'s, K> {
    type Output = Component<'s, K::Value>;

    fn index(&self, id: Id<K>) -> &Self::Output {
        &self.all[id.index()]
    }
}

/// The components of a kind in one file, which are in their arena.
pub(crate) struct Ids<K>(pub(crate) Vec<Id<K>>);

impl<K> std::fmt::Debug for Ids<K> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl<'s, K: Kind<'s>> Read<'s> for Ids<K> {
    fn shape() -> Shape {
        Shape::Map(K::Value::shape)
    }

    fn read(reader: &mut Reader<'s, '_>, node: &'s Node, at: Span) -> Option<Self> {
        let Value::Mapping(entries) = &node.value else {
            return reader.mismatch(node, at, &Self::shape());
        };
        let mut ids = Vec::new();
        for entry in entries {
            let super::slot::Entry { name, key, value } = reader.entry(entry);
            let component = Component { file: reader.file, name, key, value };
            ids.push(K::arena_mut(reader.arenas).push(component));
        }
        Some(Self(ids))
    }
}
