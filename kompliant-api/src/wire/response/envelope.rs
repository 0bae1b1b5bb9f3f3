//! The envelope of a success, read in one pass.
//!
//! `{"meta": {"status": "SUCCESS"}, "data": {"propay": …}}`: the result is read from where it
//! stands, whatever the order of the keys, and all else is passed over.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, DeserializeSeed, IgnoredAny, MapAccess, Visitor},
};

use crate::value::object::Key;

/// The result, if the text is the envelope of a success and the result fits.
pub(super) fn read<T: DeserializeOwned>(text: &str, unwrap: Option<&'static str>) -> Option<T> {
    let mut json = serde_json::Deserializer::from_str(text);
    let (success, result) = Envelope { unwrap, result: PhantomData }.deserialize(&mut json).ok()?;
    json.end().ok()?;
    if success { result } else { None }
}

/// Reads whether `meta` tells a success, and the result.
struct Envelope<T> {
    unwrap: Option<&'static str>,
    result: PhantomData<T>,
}

impl<'de, T: DeserializeOwned> DeserializeSeed<'de> for Envelope<T> {
    type Value = (bool, Option<T>);

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de, T: DeserializeOwned> Visitor<'de> for Envelope<T> {
    type Value = (bool, Option<T>);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut success, mut result) = (false, None);
        while let Some(at) = map.next_key_seed(Key { names: &["meta", "data"], guess: 0 })? {
            match (at, self.unwrap) {
                (0, _) => {
                    let status = map.next_value_seed(Below::<Success>::of("status"))?;
                    success = status.is_some_and(|status| status.0);
                }
                (1, None) => result = Some(map.next_value()?),
                (1, Some(name)) => result = map.next_value_seed(Below::of(name))?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok((success, result))
    }
}

/// Reads the one field of an object that is wanted.
struct Below<T> {
    names: [&'static str; 1],
    value: PhantomData<T>,
}

impl<T> Below<T> {
    fn of(name: &'static str) -> Self {
        Self { names: [name], value: PhantomData }
    }
}

impl<'de, T: DeserializeOwned> DeserializeSeed<'de> for Below<T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de, T: DeserializeOwned> Visitor<'de> for Below<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut value = None;
        while let Some(at) = map.next_key_seed(Key { names: &self.names, guess: 0 })? {
            match at {
                0 => value = Some(map.next_value()?),
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(value)
    }
}

/// Whether `meta.status` tells a success.
struct Success(bool);

impl<'de> Deserialize<'de> for Success {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_str(Success(false))
    }
}

impl Visitor<'_> for Success {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E>(self, status: &str) -> Result<Self, E> {
        Ok(Self(status == "SUCCESS"))
    }
}
