//! JSON of which no more is kept than a bound allows.
//!
//! What an answer says about itself and its errors is kept as it came, whatever it is, so it may be
//! anything: a million errors, a tree without leaves. What is over the bound is read and counted.

use std::{cell::Cell, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Value};

use crate::value::shown::start;

/// As deep may a value be.
const DEPTH: usize = 32;
/// As many bytes of one text are kept.
const TEXT: usize = 16 * 1024;

/// How many values may still be kept, and how many were not.
pub(super) struct Room {
    left: Cell<usize>,
    left_out: Cell<usize>,
    /// Of the outermost list.
    items_left_out: Cell<usize>,
}

impl Room {
    pub(super) fn new(values: usize) -> Self {
        let (left, left_out, items_left_out) =
            (Cell::new(values), Cell::default(), Cell::default());
        Self { left, left_out, items_left_out }
    }

    /// How many items and fields were not kept.
    pub(super) fn left_out(&self) -> usize {
        self.left_out.get()
    }

    /// How many items of the outermost list were not kept.
    pub(super) fn items_left_out(&self) -> usize {
        self.items_left_out.get()
    }

    fn take(&self) -> bool {
        match self.left.get().checked_sub(1) {
            Some(left) => {
                self.left.set(left);
                true
            }
            None => false,
        }
    }

    fn leave_out(&self, depth: usize) {
        self.left_out.set(self.left_out.get().saturating_add(1));
        if depth == 0 {
            self.items_left_out.set(self.items_left_out.get().saturating_add(1));
        }
    }
}

/// Reads a value as far as there is room.
#[derive(Clone, Copy)]
pub(super) struct Bounded<'r> {
    room: &'r Room,
    depth: usize,
}

impl<'r> Bounded<'r> {
    pub(super) fn within(room: &'r Room) -> Self {
        Self { room, depth: 0 }
    }

    /// What is within this value, if there is room for it.
    fn below(self) -> Option<Self> {
        let depth = self.depth.saturating_add(1);
        (depth <= DEPTH && self.room.take()).then_some(Self { room: self.room, depth })
    }
}

impl<'de> DeserializeSeed<'de> for Bounded<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Value, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Bounded<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(start(text, TEXT).into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut kept = Vec::new();
        while let Some(below) = self.below() {
            match list.next_element_seed(below)? {
                Some(item) => kept.push(item),
                None => return Ok(kept.into()),
            }
        }
        while list.next_element::<IgnoredAny>()?.is_some() {
            self.room.leave_out(self.depth);
        }
        Ok(kept.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut kept = Map::new();
        while let Some(below) = self.below() {
            match map.next_key::<Name>()? {
                Some(name) => drop(kept.insert(name.0, map.next_value_seed(below)?)),
                None => return Ok(kept.into()),
            }
        }
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
            // Not an item of the outermost list, whatever this is in.
            self.room.leave_out(self.depth.max(1));
        }
        Ok(kept.into())
    }
}

/// The name of a field, up to the bound of a text.
struct Name(String);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Name;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Name, E> {
                Ok(Name(start(text, TEXT).to_owned()))
            }
        }
        json.deserialize_str(Text)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(text: &str, room: &Room) -> Value {
        let mut json = serde_json::Deserializer::from_str(text);
        let value = Bounded::within(room).deserialize(&mut json).unwrap();
        json.end().unwrap();
        value
    }

    #[test]
    fn what_fits_is_kept_as_it_came() {
        let text = r#"{"a":[1,-2,0.5,null,true,"b",{}],"c":{"d":[]}}"#;
        let room = Room::new(20);
        assert_eq!(read(text, &room).to_string(), text);
        assert_eq!((room.left_out(), room.items_left_out()), (0, 0));
    }

    #[test]
    fn what_does_not_fit_is_counted() {
        let room = Room::new(4);
        assert_eq!(read("[1,[2,3,4,5],6,[7,8]]", &room), json!([1, [2, 3]]));
        assert_eq!((room.left_out(), room.items_left_out()), (4, 2));
        let room = Room::new(1);
        assert_eq!(read(r#"{"a":1,"b":{"c":2},"d":3}"#, &room), json!({"a": 1}));
        assert_eq!((room.left_out(), room.items_left_out()), (2, 0));
    }

    #[test]
    fn depth_and_texts_have_bounds() {
        let room = Room::new(1000);
        let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
        assert_eq!(read(&deep, &room).to_string().len(), 2 * (DEPTH + 1));
        let long = read(&format!("{:?}", "é".repeat(TEXT)), &room);
        assert_eq!(long.as_str().map(str::len), Some(TEXT));
    }
}
