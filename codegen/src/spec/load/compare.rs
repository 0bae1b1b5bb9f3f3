//! What the second reading gives, beside what stands in the file.
//!
//! A serializer that writes nothing: each value of the typed reading is compared, as it passes,
//! with the node of the first reading at the same place.

mod nested;

use std::fmt::Display;

use nested::{Entries, Items};
use serde::ser::{Error as _, Impossible, Serialize, Serializer};
use serde_json::{Error, Number};

use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::node::{Node, Value};
use crate::spec::source::Span;

/// Reports where a value is not what its node says. Everything that stands in the file must have
/// been read; defaults may have been added.
pub(super) fn compare(value: &impl Serialize, node: &Node, diagnostics: &mut Diagnostics) -> Done {
    value.serialize(Compare { node, at: node.span, diagnostics })
}

type Done = Result<(), Error>;

/// Compares a value with a node.
struct Compare<'n, 'd> {
    node: &'n Node,
    /// The key of the node, or the node itself: where a difference is shown.
    at: Span,
    diagnostics: &'d mut Diagnostics,
}

impl Compare<'_, '_> {
    fn same(self, same: bool, read: impl Display) -> Done {
        if !same {
            self.diagnostics.push(differs(self.at, &format!("reads `{read}` here")));
        }
        Ok(())
    }

    fn number(self, number: Option<Number>) -> Done {
        match (&self.node.value, number) {
            (Value::Number(node), Some(number)) => {
                let same = node.as_f64() == number.as_f64();
                self.same(same, number)
            }
            (_, Some(number)) => self.same(false, number),
            // JSON has no such number.
            (_, None) => self.serialize_unit(),
        }
    }
}

/// Kinds of values that none of the types of `openapiv3` has.
macro_rules! none_of_openapi {
    ($($function:ident($($argument:ty),*) -> $result:ty;)*) => {$(
        fn $function(self, $(_: $argument),*) -> Result<$result, Error> {
            Err(Error::custom("a value that OpenAPI does not have"))
        }
    )*};
}

macro_rules! numbers {
    ($($function:ident($number:ident: $type:ty) => $value:expr;)*) => {$(
        fn $function(self, $number: $type) -> Done {
            self.number($value)
        }
    )*};
}

impl<'n, 'd> Serializer for Compare<'n, 'd> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Items<'n, 'd>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Entries<'n, 'd>;
    type SerializeStruct = Entries<'n, 'd>;
    type SerializeStructVariant = Impossible<(), Error>;

    numbers! {
        serialize_i8(number: i8) => Some(number.into());
        serialize_i16(number: i16) => Some(number.into());
        serialize_i32(number: i32) => Some(number.into());
        serialize_i64(number: i64) => Some(number.into());
        serialize_u8(number: u8) => Some(number.into());
        serialize_u16(number: u16) => Some(number.into());
        serialize_u32(number: u32) => Some(number.into());
        serialize_u64(number: u64) => Some(number.into());
        serialize_f32(number: f32) => Number::from_f64(number.into());
        serialize_f64(number: f64) => Number::from_f64(number);
    }

    none_of_openapi! {
        serialize_bytes(&[u8]) -> ();
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize)
            -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize)
            -> Self::SerializeStructVariant;
    }

    fn serialize_bool(self, read: bool) -> Done {
        let same = matches!(self.node.value, Value::Bool(node) if node == read);
        self.same(same, read)
    }

    fn serialize_char(self, read: char) -> Done {
        self.serialize_str(read.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, read: &str) -> Done {
        let same = self.node.as_str() == Some(read);
        self.same(same, format_args!("{read:?}"))
    }

    fn serialize_none(self) -> Done {
        self.serialize_unit()
    }

    fn serialize_unit(self) -> Done {
        let same = matches!(self.node.value, Value::Null);
        self.same(same, "null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, read: &'static str) -> Done {
        self.serialize_str(read)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, read: &T) -> Done {
        read.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, read: &T) -> Done {
        read.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        read: &T,
    ) -> Done {
        let mut entries = self.serialize_map(Some(1))?;
        entries.field(variant, read)?;
        entries.finish()
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Items<'n, 'd>, Error> {
        let items = self.node.items();
        let is_list = matches!(self.node.value, Value::Sequence(_));
        if !is_list || length.is_some_and(|length| length != items.len()) {
            self.diagnostics.push(differs(self.at, "reads another list here"));
            return Ok(Items { items: [].iter(), diagnostics: self.diagnostics });
        }
        Ok(Items { items: items.iter(), diagnostics: self.diagnostics })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries<'n, 'd>, Error> {
        let entries = self.node.entries();
        if !matches!(self.node.value, Value::Mapping(_)) {
            self.diagnostics.push(differs(self.at, "reads a mapping here"));
        }
        let seen = vec![false; entries.len()];
        Ok(Entries { entries, seen, next: 0, key: None, diagnostics: self.diagnostics })
    }

    fn serialize_struct(self, _: &'static str, length: usize) -> Result<Entries<'n, 'd>, Error> {
        self.serialize_map(Some(length))
    }
}

fn differs(span: Span, how: &str) -> Diagnostic {
    Diagnostic::new(Code::ReadersDisagree, span, "two readers of OpenAPI disagree here")
        .label(format!("`openapiv3` {how}"))
        .note("other tools would see another API than this generator")
        .help("quote the value if it is a text, or say it in a form that OpenAPI 3.0 has")
}
