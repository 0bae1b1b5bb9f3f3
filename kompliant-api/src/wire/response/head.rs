//! What an answer says beside its result: `meta` and `errors`.
//!
//! Nothing that is missing or of another type costs the rest.

use std::fmt;

use serde::{
    Deserializer,
    de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor},
};
use serde_json::Value;

use super::bounded::{Bounded, Room};
use crate::{Meta, api::error::ErrorObject, value::object::Key};

/// As many values are kept of `meta`, and of `errors`. An object of the least takes some 650 bytes.
const META: usize = 1000;
const ERRORS: usize = 5000;

/// `meta` and `errors` of an answer.
#[derive(Default)]
pub(super) struct Head {
    pub(super) meta: Option<Meta>,
    pub(super) errors: Vec<ErrorObject>,
    /// How many more errors there are.
    pub(super) errors_left_out: usize,
}

impl Head {
    /// Reads it, or says what the text is instead of an object.
    pub(super) fn of(text: &str) -> Result<Self, &'static str> {
        match text.trim_ascii_start().as_bytes().first() {
            None => return Err("the answer is empty"),
            Some(b'<') => return Err("the answer is a web page and not JSON"),
            Some(b'{') => {
                let mut json = serde_json::Deserializer::from_str(text);
                let head = Reader.deserialize(&mut json);
                head.and_then(|head| json.end().map(|()| head))
            }
            Some(_) => {
                let json = serde_json::from_str::<IgnoredAny>(text);
                return Err(json.map_or_else(
                    |error| flaw(&error),
                    |_| "the answer is JSON, but not an object",
                ));
            }
        }
        .map_err(|error| flaw(&error))
    }
}

fn flaw(error: &serde_json::Error) -> &'static str {
    match error.is_eof() {
        true => "the answer is JSON that ends early",
        false => "the answer is not JSON",
    }
}

struct Reader;

impl<'de> DeserializeSeed<'de> for Reader {
    type Value = Head;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Head, D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Reader {
    type Value = Head;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Head, A::Error> {
        let mut head = Head::default();
        while let Some(at) = map.next_key_seed(Key { names: &["meta", "errors"], guess: 0 })? {
            match at {
                0 => {
                    let room = Room::new(META);
                    let json = map.next_value_seed(Bounded::within(&room))?;
                    head.meta = Meta::from_json(json, room.left_out());
                }
                1 => {
                    let room = Room::new(ERRORS);
                    let errors = match map.next_value_seed(Bounded::within(&room))? {
                        Value::Array(errors) => errors,
                        _ => Vec::new(),
                    };
                    head.errors = errors.into_iter().map(ErrorObject::from).collect();
                    head.errors_left_out = room.items_left_out();
                }
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(head)
    }
}
