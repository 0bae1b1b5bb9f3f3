//! What can be under a key: nothing, something that was refused, or a value and its place.

use std::ops::Deref;

use crate::spec::source::Span;

/// What is under a key of an object.
#[derive(Debug)]
pub(crate) enum Slot<T> {
    /// The key is not there, and need not be.
    Absent,
    /// Refused, or missing where it must be: the diagnostic has been pushed. Whoever reads it
    /// reports nothing that only follows from it.
    Broken,
    /// Boxed, because most slots of an object are empty.
    Present(Box<At<T>>),
}

impl<T> Slot<T> {
    pub(crate) fn get(&self) -> Option<&At<T>> {
        match self {
            Slot::Present(value) => Some(value),
            Slot::Absent | Slot::Broken => None,
        }
    }

    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Slot::Absent)
    }

    pub(crate) fn is_broken(&self) -> bool {
        matches!(self, Slot::Broken)
    }

    /// Where its key is.
    pub(crate) fn key(&self) -> Option<Span> {
        self.get().map(|at| at.key)
    }
}

impl<T: Copy> Slot<T> {
    pub(crate) fn value(&self) -> Option<T> {
        self.get().map(|at| at.value)
    }
}

impl Slot<bool> {
    pub(crate) fn is_true(&self) -> bool {
        self.value() == Some(true)
    }
}

/// A value and its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct At<T> {
    /// The key that it is under, or the item of a list: where to point at it as a whole.
    pub(crate) key: Span,
    /// The value itself.
    pub(crate) span: Span,
    pub(crate) value: T,
}

impl<T> Deref for At<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// A list of at least so many items.
#[derive(Debug)]
pub(crate) struct List<T, const LEAST: usize = 1> {
    pub(crate) items: Vec<At<T>>,
    /// Whether an item was refused, which is then not among them.
    pub(crate) is_broken: bool,
}

/// A list that may be empty.
pub(crate) type LooseList<T> = List<T, 0>;

/// Keys of one's own choice, each with a value.
#[derive(Debug)]
pub(crate) struct Map<'s, T> {
    pub(crate) entries: Vec<Entry<'s, T>>,
}

/// A key of one's own choice, and its value.
#[derive(Debug)]
pub(crate) struct Entry<'s, T> {
    pub(crate) name: &'s str,
    pub(crate) key: Span,
    /// `None` where it was refused.
    pub(crate) value: Option<At<T>>,
}

impl<'s, T> Map<'s, T> {
    pub(crate) fn get(&self, name: &str) -> Option<&Entry<'s, T>> {
        self.entries.iter().find(|entry| entry.name == name)
    }

    /// The names with the values that were not refused.
    pub(crate) fn values(&self) -> impl Iterator<Item = (&'s str, &At<T>)> {
        self.entries.iter().filter_map(|entry| Some((entry.name, entry.value.as_ref()?)))
    }
}

impl<T> Default for Map<'_, T> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

/// What is under a key that may be left out, item by item or entry by entry.
impl<T, const LEAST: usize> Slot<List<T, LEAST>> {
    pub(crate) fn items(&self) -> &[At<T>] {
        self.get().map_or(&[], |list| &list.items)
    }
}

impl<'s, T> Slot<Map<'s, T>> {
    pub(crate) fn entries(&self) -> &[Entry<'s, T>] {
        self.get().map_or(&[], |map| &map.entries)
    }
}
