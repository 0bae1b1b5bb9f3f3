//! Structs to and from the objects of JSON.
//!
//! What `serde_derive` makes serves every format that there is, and was two fifths of all that the
//! compiler had to read in this crate. What the API needs of it is here, most of it only once.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor},
    forward_to_deserialize_any,
    ser::SerializeMap,
};

/// Implements `Serialize` and `Deserialize` for a struct, as an object of JSON.
///
/// ```text
/// json_object! { Terminal { required(id, kind = "type"), optional(note) } }
/// ```
///
/// A required field must be there; `null` counts where its type is an `Option`. An optional field is
/// an `Option`, which is absent where it is `None`. `kind = "type"` gives a field another name on the
/// wire. Unknown keys are skipped. Required fields are written first.
macro_rules! json_object {
    ($type:ident {
        $(required($($required:ident $(= $required_wire:literal)?),* $(,)?))? $(,)?
        $(optional($($optional:ident $(= $optional_wire:literal)?),* $(,)?))?
    }) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut object = $crate::value::object::Writer::new(serializer)?;
                $($(object.put(
                    $crate::value::object::wire!($required $($required_wire)?), &self.$required,
                );)*)?
                $($(object.put_some(
                    $crate::value::object::wire!($optional $($optional_wire)?), &self.$optional,
                );)*)?
                object.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
                struct Fields;

                impl<'de> serde::de::Visitor<'de> for Fields {
                    type Value = $type;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("an object")
                    }

                    fn visit_map<A>(self, map: A) -> Result<$type, A::Error>
                    where
                        A: serde::de::MapAccess<'de>,
                    {
                        $($(let mut $required = None;)*)?
                        $($(let mut $optional = None;)*)?
                        $crate::value::object::read(
                            map,
                            FIELDS,
                            &mut [$($(&mut $required),*)?],
                            &mut [$($(&mut $optional),*)?],
                        )?;
                        if $($(let Some($required) = $required &&)*)? true {
                            return Ok($type {
                                $($($required,)*)?
                                $($($optional: Option::flatten($optional),)*)?
                            });
                        }
                        Err(serde::de::Error::custom("a field is missing"))
                    }
                }

                const FIELDS: &[&str] = &[
                    $($($crate::value::object::wire!($required $($required_wire)?),)*)?
                    $($($crate::value::object::wire!($optional $($optional_wire)?),)*)?
                ];
                json.deserialize_struct(stringify!($type), FIELDS, Fields)
            }
        }
    };
}

/// The name of a field on the wire: its own, if no other is given.
macro_rules! wire {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $wire:literal) => {
        $wire
    };
}

pub(crate) use json_object;
pub(crate) use wire;

/// Reads the fields of an object, each into its slot, and passes over all others. `names` are those
/// of the required fields, and after them those of the optional ones.
pub(crate) fn read<'s, 'de, A: MapAccess<'de>>(
    mut map: A,
    names: &'static [&'static str],
    required: &mut [&'s mut dyn Slot<'de, A>],
    optional: &mut [&'s mut dyn Slot<'de, A>],
) -> Result<(), A::Error> {
    let mut guess = 0;
    while let Some(at) = map.next_key_seed(Key { names, guess })? {
        guess = at + 1;
        let slot = match required.get_mut(at) {
            Some(slot) => Some(slot),
            None => optional.get_mut(at - required.len()),
        };
        match slot {
            Some(slot) => slot.read(&mut map, names.get(at).copied().unwrap_or_default())?,
            None => drop(map.next_value::<IgnoredAny>()?),
        }
    }
    required.iter_mut().zip(names).try_for_each(|(slot, name)| slot.require(name))
}

/// Where the value of a field goes.
pub(crate) trait Slot<'de, A: MapAccess<'de>> {
    /// Reads the value, unless there is one.
    fn read(&mut self, map: &mut A, name: &'static str) -> Result<(), A::Error>;

    /// Takes what the type has for a field that is not there, unless there is a value.
    fn require(&mut self, name: &'static str) -> Result<(), A::Error>;
}

impl<'de, A: MapAccess<'de>, T: Deserialize<'de>> Slot<'de, A> for Option<T> {
    fn read(&mut self, map: &mut A, name: &'static str) -> Result<(), A::Error> {
        if self.is_some() {
            return Err(Error::duplicate_field(name));
        }
        *self = Some(map.next_value()?);
        Ok(())
    }

    fn require(&mut self, name: &'static str) -> Result<(), A::Error> {
        if self.is_none() {
            *self = Some(T::deserialize(Missing(name, PhantomData))?);
        }
        Ok(())
    }
}

/// Writes fields one after the other, up to the first that cannot be written.
pub(crate) struct Writer<S: Serializer> {
    object: S::SerializeMap,
    failed: Option<S::Error>,
}

impl<S: Serializer> Writer<S> {
    #[inline]
    pub(crate) fn new(serializer: S) -> Result<Self, S::Error> {
        Ok(Self { object: serializer.serialize_map(None)?, failed: None })
    }

    #[inline]
    pub(crate) fn put<T: Serialize>(&mut self, name: &'static str, value: &T) {
        if self.failed.is_none() {
            self.failed = self.object.serialize_entry(name, value).err();
        }
    }

    /// Writes a field that may be left out.
    #[inline]
    pub(crate) fn put_some<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    #[inline]
    pub(crate) fn end(self) -> Result<S::Ok, S::Error> {
        self.failed.map_or_else(|| self.object.end(), Err)
    }
}

/// Reads a key, without keeping it, as its place among the names; as one after them if it is none.
pub(crate) struct Key<'n> {
    pub(crate) names: &'n [&'static str],
    /// Where it is looked for first: most objects come in the order of the docs.
    pub(crate) guess: usize,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<usize, D::Error> {
        json.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<usize, E> {
        if self.names.get(self.guess).is_some_and(|name| *name == key) {
            return Ok(self.guess);
        }
        Ok(self.names.iter().position(|name| *name == key).unwrap_or(self.names.len()))
    }
}

/// Stands for a field that is not there: an `Option` takes it as `None`.
struct Missing<E>(&'static str, PhantomData<E>);

impl<'de, E: Error> Deserializer<'de> for Missing<E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, E> {
        Err(E::missing_field(self.0))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_none()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{from_str, to_string};

    #[derive(Debug, PartialEq)]
    struct Terminal {
        r#type: String,
        count: u8,
        place: Option<String>,
        note: Option<String>,
    }

    json_object! {
        Terminal { required(r#type = "type", count, place), optional(note = "a note") }
    }

    fn terminal(place: Option<&str>, note: Option<&str>) -> Terminal {
        let [place, note] = [place, note].map(|text| text.map(str::to_owned));
        Terminal { r#type: "3DS".to_owned(), count: 2, place, note }
    }

    #[test]
    fn an_optional_field_is_left_out_and_a_nullable_one_is_null() {
        let json = r#"{"type":"3DS","count":2,"place":null}"#;
        assert_eq!(to_string(&terminal(None, None)).unwrap(), json);
        assert_eq!(from_str::<Terminal>(json).unwrap(), terminal(None, None));
        let json = r#"{"type":"3DS","count":2,"place":"A","a note":"B"}"#;
        assert_eq!(to_string(&terminal(Some("A"), Some("B"))).unwrap(), json);
        assert_eq!(from_str::<Terminal>(json).unwrap(), terminal(Some("A"), Some("B")));
    }

    #[test]
    fn neither_order_nor_what_is_not_known_matters() {
        let json = r#"{"x":{"type":1},"a note":null,"count":2,"r#type":[],"type":"3DS"}"#;
        assert_eq!(from_str::<Terminal>(json).unwrap(), terminal(None, None));
    }

    #[test]
    fn what_does_not_fit_is_named() {
        for (json, problem) in [
            (r#"{"count":2}"#, "missing field `type`"),
            (r#"{"type":"3DS","count":null}"#, "invalid type: null, expected u8"),
            (r#"{"type":"3DS","count":1,"count":1}"#, "duplicate field `count`"),
            (r#"{"type":"3DS","count":1,"a note":1}"#, "invalid type: integer `1`"),
            (r#"["3DS",1]"#, "invalid type: sequence, expected an object"),
        ] {
            let error = from_str::<Terminal>(json).unwrap_err().to_string();
            assert!(error.starts_with(problem), "{error}");
        }
    }
}
