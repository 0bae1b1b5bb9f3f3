//! The items of lists and the fields of objects, as they are read.

use serde::{
    Deserializer,
    de::{DeserializeSeed, MapAccess, SeqAccess, Visitor},
};

use super::{Below, PATH, Place, Walk};
use crate::value::shown::start;

/// What an object takes that is kept as it is: the least node of a `BTreeMap` of values.
const MAP: usize = 640;
/// What each of its fields takes, with the name.
const ENTRY: usize = 160;

pub(super) struct Items<'w, A> {
    list: A,
    index: usize,
    place: &'w Place<'w>,
    walk: &'w Walk,
}

impl<'w, A> Items<'w, A> {
    pub(super) fn new(list: A, place: &'w Place<'w>, walk: &'w Walk) -> Self {
        Self { list, index: 0, place, walk }
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Items<'_, A> {
    type Error = A::Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, A::Error> {
        let place = Place::Item(self.place, self.index);
        self.index = self.index.saturating_add(1);
        // A list that grows has room for twice what is in it.
        let size = size_of::<T::Value>().saturating_mul(2);
        self.walk.charge(size).inspect_err(|_| self.walk.note(&place))?;
        let item = self.list.next_element_seed(Below { seed, place, walk: self.walk });
        item.inspect_err(|_| self.walk.note(self.place))
    }

    fn size_hint(&self) -> Option<usize> {
        self.list.size_hint()
    }
}

pub(super) struct Fields<'w, A> {
    map: A,
    /// The name of the field that was read last.
    name: String,
    place: &'w Place<'w>,
    walk: &'w Walk,
    is_struct: bool,
}

impl<'w, 'de, A: MapAccess<'de>> Fields<'w, A> {
    pub(super) fn new(
        map: A,
        place: &'w Place<'w>,
        walk: &'w Walk,
        is_struct: bool,
    ) -> Result<Self, A::Error> {
        if !is_struct {
            walk.charge(MAP)?;
        }
        Ok(Self { map, name: String::new(), place, walk, is_struct })
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Fields<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        if !self.is_struct {
            self.walk.charge(ENTRY).inspect_err(|_| self.walk.note(self.place))?;
        }
        self.name.clear();
        let key = self.map.next_key_seed(Named { inner: seed, name: &mut self.name });
        key.inspect_err(|_| self.walk.note(self.place))
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, A::Error> {
        let place = Place::Field(self.place, &self.name);
        let value = self.map.next_value_seed(Below { seed, place, walk: self.walk });
        value.inspect_err(|_| self.walk.note(self.place))
    }

    fn size_hint(&self) -> Option<usize> {
        self.map.size_hint()
    }
}

/// A name, noted while it is read: as a seed, a deserializer and a visitor.
struct Named<'n, T> {
    inner: T,
    name: &'n mut String,
}

impl<'de, T: DeserializeSeed<'de>> DeserializeSeed<'de> for Named<'_, T> {
    type Value = T::Value;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<T::Value, D::Error> {
        self.inner.deserialize(Named { inner: json, name: self.name })
    }
}

macro_rules! deserialize {
    ($($method:ident $(($($argument:ident: $Argument:ty),+))?)+) => {
        $(fn $method<V: Visitor<'de>>(
            self,
            $($($argument: $Argument,)+)?
            visitor: V,
        ) -> Result<V::Value, D::Error> {
            self.inner.$method($($($argument,)+)? Named { inner: visitor, name: self.name })
        })+
    };
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Named<'_, D> {
    type Error = D::Error;

    deserialize! {
        deserialize_any deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32
        deserialize_i64 deserialize_i128 deserialize_u8 deserialize_u16 deserialize_u32
        deserialize_u64 deserialize_u128 deserialize_f32 deserialize_f64 deserialize_char
        deserialize_str deserialize_string deserialize_bytes deserialize_byte_buf
        deserialize_option deserialize_unit deserialize_unit_struct(name: &'static str)
        deserialize_newtype_struct(name: &'static str) deserialize_seq
        deserialize_tuple(length: usize)
        deserialize_tuple_struct(name: &'static str, length: usize) deserialize_map
        deserialize_struct(name: &'static str, fields: &'static [&'static str])
        deserialize_enum(name: &'static str, variants: &'static [&'static str])
        deserialize_identifier deserialize_ignored_any
    }
}

macro_rules! visit {
    ($($method:ident($Value:ty))+) => {
        $(fn $method<E: serde::de::Error>(self, value: $Value) -> Result<V::Value, E> {
            self.inner.$method(value)
        })+
    };
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Named<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.inner.expecting(f)
    }

    visit! { visit_bool(bool) visit_i64(i64) visit_u64(u64) visit_i128(i128) visit_u128(u128) }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<V::Value, E> {
        self.name.push_str(start(text, PATH));
        self.inner.visit_str(text)
    }

    fn visit_borrowed_str<E: serde::de::Error>(self, text: &'de str) -> Result<V::Value, E> {
        self.name.push_str(start(text, PATH));
        self.inner.visit_borrowed_str(text)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, json: D) -> Result<V::Value, D::Error> {
        self.inner.visit_newtype_struct(Named { inner: json, name: self.name })
    }

    fn visit_some<D: Deserializer<'de>>(self, json: D) -> Result<V::Value, D::Error> {
        self.inner.visit_some(Named { inner: json, name: self.name })
    }

    fn visit_enum<A: serde::de::EnumAccess<'de>>(self, value: A) -> Result<V::Value, A::Error> {
        self.inner.visit_enum(value)
    }
}
