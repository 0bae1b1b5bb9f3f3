//! Reads a result into its type, and says where it does not fit.
//!
//! It is behind the quick way, which gives up on anything that is unusual. Here a whole number may be
//! written `30.0`, the place of what does not fit is known, and memory has a bound: a list may be a
//! hundred times as large as its JSON.

mod access;

use std::cell::{Cell, RefCell};

use serde::{
    Deserializer,
    de::{DeserializeSeed, Error, Visitor},
};

use self::access::{Fields, Items};
use crate::value::shown::start;

/// As many bytes of a path, and of a name in it, are kept.
const PATH: usize = 200;

/// What is known while a result is read.
pub(super) struct Walk {
    /// How many bytes the values may still take.
    left: Cell<usize>,
    /// Where the first thing was that did not fit.
    failed: RefCell<Option<String>>,
}

impl Walk {
    /// For a text of so many bytes. Its strings take as much again, and the body is there, too; so
    /// the whole stays below four times the body and 8 MiB.
    pub(super) fn through(length: usize) -> Self {
        let left = Cell::new(length.saturating_add(6 * 1024 * 1024));
        Self { left, failed: RefCell::default() }
    }

    /// Where the first thing was that did not fit, below the root.
    pub(super) fn failed(self) -> Option<String> {
        self.failed.into_inner()
    }

    fn note(&self, place: &Place<'_>) {
        self.failed.borrow_mut().get_or_insert_with(|| place.path());
    }

    fn charge<E: Error>(&self, bytes: usize) -> Result<(), E> {
        let left = self.left.get().checked_sub(bytes);
        self.left.set(left.ok_or_else(|| E::custom("there are more values than fit into memory"))?);
        Ok(())
    }
}

/// Where a value is, as a list from the inside out.
pub(super) enum Place<'p> {
    Root,
    Field(&'p Place<'p>, &'p str),
    Item(&'p Place<'p>, usize),
}

impl Place<'_> {
    /// `.execution_results[3].status`, from the root on.
    fn path(&self) -> String {
        let mut places = vec![self];
        while let Some(Place::Field(parent, _) | Place::Item(parent, _)) = places.last() {
            places.push(parent);
        }
        let mut path = String::new();
        for place in places.into_iter().rev() {
            match place {
                Self::Root => {}
                Self::Field(_, name) => {
                    path.push('.');
                    path.push_str(name);
                }
                Self::Item(_, index) => path.push_str(&format!("[{index}]")),
            }
        }
        let kept = start(&path, PATH).len();
        path.truncate(kept);
        path
    }
}

/// A deserializer, and with it all that is within the value.
pub(super) struct Lenient<'w, D> {
    json: D,
    place: &'w Place<'w>,
    walk: &'w Walk,
}

impl<'w, D> Lenient<'w, D> {
    pub(super) fn new(json: D, place: &'w Place<'w>, walk: &'w Walk) -> Self {
        Self { json, place, walk }
    }
}

/// What the type asks for decides how a value is taken.
#[derive(Clone, Copy, PartialEq)]
enum Wanted {
    /// A number without a fraction.
    Whole,
    /// The fields of a struct, of which it keeps those that it knows.
    Struct,
    Other,
}

macro_rules! deserialize {
    ($($wanted:ident: $($method:ident $(($($argument:ident: $Argument:ty),+))?)+;)+) => {
        $($(fn $method<V: Visitor<'de>>(
            self,
            $($($argument: $Argument,)+)?
            visitor: V,
        ) -> Result<V::Value, D::Error> {
            let Self { json, place, walk } = self;
            let watch = Watch { visitor, place, walk, wanted: Wanted::$wanted };
            json.$method($($($argument,)+)? watch).inspect_err(|_| walk.note(place))
        })+)+
    };
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Lenient<'_, D> {
    type Error = D::Error;

    deserialize! {
        Whole: deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
            deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128;
        Struct: deserialize_struct(name: &'static str, fields: &'static [&'static str]);
        Other: deserialize_any deserialize_bool deserialize_f32 deserialize_f64 deserialize_char
            deserialize_str deserialize_string deserialize_bytes deserialize_byte_buf
            deserialize_option deserialize_unit deserialize_unit_struct(name: &'static str)
            deserialize_newtype_struct(name: &'static str) deserialize_seq
            deserialize_tuple(length: usize)
            deserialize_tuple_struct(name: &'static str, length: usize) deserialize_map
            deserialize_enum(name: &'static str, variants: &'static [&'static str])
            deserialize_identifier deserialize_ignored_any;
    }

    fn is_human_readable(&self) -> bool {
        self.json.is_human_readable()
    }
}

/// A visitor that sees to it that all that is below goes the same way.
struct Watch<'w, V> {
    visitor: V,
    place: &'w Place<'w>,
    walk: &'w Walk,
    wanted: Wanted,
}

/// Below this, every whole number has a double of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

macro_rules! visit {
    ($($method:ident($Value:ty))+) => {
        $(fn $method<E: Error>(self, value: $Value) -> Result<V::Value, E> {
            self.visitor.$method(value)
        })+
    };
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Watch<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.visitor.expecting(f)
    }

    visit! {
        visit_bool(bool) visit_i64(i64) visit_i128(i128) visit_u64(u64) visit_u128(u128)
        visit_char(char) visit_str(&str) visit_borrowed_str(&'de str) visit_string(String)
        visit_bytes(&[u8]) visit_borrowed_bytes(&'de [u8]) visit_byte_buf(Vec<u8>)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<V::Value, E> {
        if self.wanted != Wanted::Whole || value.fract() != 0.0 || value.abs() >= EXACT {
            return self.visitor.visit_f64(value);
        }
        // It is whole and small enough, so nothing is lost.
        match value < 0.0 {
            true => self.visitor.visit_i64(value as i64),
            false => self.visitor.visit_u64(value as u64),
        }
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.visitor.visit_none()
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.visitor.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, json: D) -> Result<V::Value, D::Error> {
        self.visitor.visit_some(Lenient::new(json, self.place, self.walk))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, json: D) -> Result<V::Value, D::Error> {
        self.visitor.visit_newtype_struct(Lenient::new(json, self.place, self.walk))
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, list: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_seq(Items::new(list, self.place, self.walk))
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        let is_struct = self.wanted == Wanted::Struct;
        self.visitor.visit_map(Fields::new(map, self.place, self.walk, is_struct)?)
    }

    fn visit_enum<A: serde::de::EnumAccess<'de>>(self, value: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_enum(value)
    }
}

/// Reads a value that is below another.
struct Below<'w, T> {
    seed: T,
    place: Place<'w>,
    walk: &'w Walk,
}

impl<'de, T: DeserializeSeed<'de>> DeserializeSeed<'de> for Below<'_, T> {
    type Value = T::Value;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<T::Value, D::Error> {
        self.seed.deserialize(Lenient::new(json, &self.place, self.walk))
    }
}

#[cfg(test)]
mod tests;
