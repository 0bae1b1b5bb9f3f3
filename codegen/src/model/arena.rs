//! Lists whose items are known by ids.

use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// The place of an item in one kind of list.
pub(crate) trait Id: Copy {
    fn of(place: usize) -> Self;
    fn place(self) -> usize;
}

/// Declares ids, each for one kind of list.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) struct $name(usize);

        impl $crate::model::arena::Id for $name {
            fn of(place: usize) -> Self {
                Self(place)
            }

            fn place(self) -> usize {
                self.0
            }
        }
    )*};
}

pub(super) use ids;

/// A list that only grows. An id is made by [`Arena::push`] alone, so that it always finds its item.
#[derive(Clone, Debug)]
pub(crate) struct Arena<I, T> {
    items: Vec<T>,
    id: PhantomData<I>,
}

impl<I, T> Default for Arena<I, T> {
    fn default() -> Self {
        Self { items: Vec::new(), id: PhantomData }
    }
}

impl<I: Id, T> Arena<I, T> {
    pub(crate) fn push(&mut self, item: T) -> I {
        let id = self.next();
        self.items.push(item);
        id
    }

    /// The id of the item that is pushed next: what belongs to it may be made before it.
    pub(crate) fn next(&self) -> I {
        I::of(self.items.len())
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    pub(crate) fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.items.iter_mut()
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = I> + use<I, T> {
        (0..self.items.len()).map(I::of)
    }

    /// Every item with its id.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (I, &T)> {
        self.items.iter().enumerate().map(|(place, item)| (I::of(place), item))
    }

    /// The first item that is wanted.
    pub(crate) fn find(&self, wanted: impl FnMut(&T) -> bool) -> Option<I> {
        self.items.iter().position(wanted).map(I::of)
    }

    /// Another list, made of the items, under the same ids.
    pub(crate) fn map_into<U>(self, mut make: impl FnMut(I, T) -> U) -> Arena<I, U> {
        let items = self.items.into_iter().enumerate();
        Arena {
            items: items.map(|(place, item)| make(I::of(place), item)).collect(),
            id: PhantomData,
        }
    }

    /// Another list, under the same ids.
    pub(crate) fn map<U>(&self, mut make: impl FnMut(I, &T) -> U) -> Arena<I, U> {
        let items = self.entries().map(|(id, item)| make(id, item)).collect();
        Arena { items, id: PhantomData }
    }
}

// An id is as long-lived as its list: it comes from `push`, and no item is ever removed.
#[allow(clippy::indexing_slicing)]
impl<I: Id, T> Index<I> for Arena<I, T> {
    type Output = T;

    fn index(&self, id: I) -> &T {
        &self.items[id.place()]
    }
}

#[allow(clippy::indexing_slicing)]
impl<I: Id, T> IndexMut<I> for Arena<I, T> {
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.items[id.place()]
    }
}

impl<I: Id, T> FromIterator<T> for Arena<I, T> {
    fn from_iter<A: IntoIterator<Item = T>>(items: A) -> Self {
        Self { items: items.into_iter().collect(), id: PhantomData }
    }
}

impl<I: Id, T> IntoIterator for Arena<I, T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<'a, I: Id, T> IntoIterator for &'a Arena<I, T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, I: Id, T> IntoIterator for &'a mut Arena<I, T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}
