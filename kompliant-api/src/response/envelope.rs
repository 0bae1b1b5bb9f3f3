//! The envelope of a success, read in one pass.
//!
//! `{"meta": {"status": "SUCCESS"}, "data": {"propay": …}}`: the result is read from where it
//! stands, whatever the order of the keys, and all else is passed over.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, DeserializeSeed, IgnoredAny, MapAccess, Visitor},
};

/// The result, if the body is the envelope of a success and the result fits.
pub(super) fn read<T: DeserializeOwned>(body: &[u8], unwrap: Option<&'static str>) -> Option<T> {
    let mut json = serde_json::Deserializer::from_slice(body);
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
        while let Some(key) = map.next_key()? {
            match (key, self.unwrap) {
                (Key::Meta, _) => {
                    success = matches!(map.next_value()?, Meta { status: Status::Success })
                }
                (Key::Data, None) => result = Some(map.next_value()?),
                (Key::Data, Some(name)) => {
                    result = map.next_value_seed(Below { name, result: PhantomData })?;
                }
                (Key::Other, _) => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok((success, result))
    }
}

/// Reads the one field of an object that is wanted.
struct Below<T> {
    name: &'static str,
    result: PhantomData<T>,
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
        let mut result = None;
        while let Some(wanted) = map.next_key_seed(Is(self.name))? {
            if wanted {
                result = Some(map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(result)
    }
}

/// Reads a key, without keeping it, as whether it is this one.
struct Is(&'static str);

impl<'de> DeserializeSeed<'de> for Is {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<bool, D::Error> {
        json.deserialize_str(self)
    }
}

impl Visitor<'_> for Is {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<bool, E> {
        Ok(key == self.0)
    }
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Key {
    Meta,
    Data,
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
struct Meta {
    status: Status,
}

#[derive(Deserialize)]
enum Status {
    #[serde(rename = "SUCCESS")]
    Success,
    #[serde(other)]
    Other,
}
