//! The schema object of OpenAPI 3.0.3.

use serde_json::Number;

use super::extensions::{Allow, Transition};
use super::reader::{Object, Put, Read, Reader};
use super::reference::{Mapped, RefOr};
use super::slot::{List, Map, Slot};
use super::table::{Key, Shape, Support, Table};
use crate::spec::node::{Entry, Node, Value};
use crate::spec::source::Span;

const NO_MIXTURE: &str =
    "a value that may be of several types at once has no type in Rust; `oneOf` is a choice of one";
const NO_SUCH_BOUND: &str =
    "Kompliant's documentation names no such bound; say it in the description";

words! {
    /// The type of a value.
    TypeName {
        Object = "object",
        Array = "array",
        String = "string",
        Boolean = "boolean",
        Integer = "integer",
        Number = "number",
    }

    /// What texts and numbers can be, beside any.
    Format {
        DateTime = "date-time",
        Date = "date",
        YearMonth = "year-month",
        Uuid = "uuid",
        Uri = "uri",
        Byte = "byte",
        Int32 = "int32",
        Int64 = "int64",
        Double = "double",
        Decimal = "decimal",
    }
}

objects! {
    /// What a value may be.
    Schema = "a schema" {
        may type_name: TypeName = "type",
        may format: Format = "format",
        may title: &'s str = "title",
        may description: &'s str = "description",
        may values: List<&'s str> = "enum",
        may pattern: &'s str = "pattern",
        may items: RefOr<'s, Schema<'s>> = "items",
        may required: List<&'s str> = "required",
        may properties: Map<'s, RefOr<'s, Schema<'s>>> = "properties",
        may additional: Additional<'s> = "additionalProperties",
        may nullable: bool = "nullable",
        may all_of: List<RefOr<'s, Schema<'s>>> = "allOf",
        may example: &'s Node = "example",
        may value_descriptions: Map<'s, &'s str> = "x-enum-descriptions",
        may value_aliases: Map<'s, &'s str> = "x-enum-aliases",
        may value_names: Map<'s, &'s str> = "x-enum-names",
        may inferred_values: Map<'s, &'s str> = "x-inferred-values",
        may transitions: List<Transition<'s>> = "x-transitions",
        may is_id: bool = "x-id",
        may is_sensitive: bool = "x-sensitive",
        may is_runtime: bool = "x-runtime",
        may source: &'s str = "x-source",
        may inferred: &'s str = "x-inferred",
        may unknown: &'s str = "x-unknown",
        may allow: Allow<'s> = "x-allow",
        may one_of: List<RefOr<'s, Schema<'s>>> = "oneOf",
        may discriminator: Discriminator<'s> = "discriminator",
        may default: &'s Node = "default",
        may deprecated: bool = "deprecated",
        may read_only: bool = "readOnly",
        may write_only: bool = "writeOnly",
        may minimum: &'s Number = "minimum",
        may maximum: &'s Number = "maximum",
        may above: bool = "exclusiveMinimum",
        may below: bool = "exclusiveMaximum",
        may min_length: u64 = "minLength",
        may max_length: u64 = "maxLength",
        may min_items: u64 = "minItems",
        may max_items: u64 = "maxItems",
        !"anyOf" = NO_MIXTURE,
        !"not" = "a type cannot be made of what a value is not",
        !"multipleOf" = NO_SUCH_BOUND,
        !"uniqueItems" = NO_SUCH_BOUND,
        !"maxProperties" = NO_SUCH_BOUND,
        !"minProperties" = NO_SUCH_BOUND,
        !"xml" = "bodies are JSON",
        !"externalDocs" = "say where it is from with `x-source`",
    }

    /// What says which schema of a choice a value has.
    Discriminator = "a discriminator" {
        must property: &'s str = "propertyName",
        may mapping: Map<'s, Mapped<'s, Schema<'s>>> = "mapping",
    }
}

/// Which fields an object may have beside its properties.
#[derive(Debug)]
pub(crate) enum Additional<'s> {
    Any,
    Of(RefOr<'s, Schema<'s>>),
}

impl<'s> Read<'s> for Additional<'s> {
    fn shape() -> Shape {
        Shape::TrueOrSchema(Schema::table)
    }

    fn read(reader: &mut Reader<'s, '_>, node: &'s Node, at: Span) -> Option<Self> {
        match &node.value {
            Value::Bool(true) => Some(Self::Any),
            Value::Mapping(_) => RefOr::read(reader, node, at).map(Self::Of),
            _ => reader.mismatch(node, at, &Self::shape()),
        }
    }
}

impl<'s> Schema<'s> {
    /// The keys that are there.
    pub(crate) fn keys(&self) -> Vec<(&'static str, Span)> {
        self.given()
    }

    /// The schemas directly inside it, each with the place of its key or item.
    pub(crate) fn inside(&self) -> impl Iterator<Item = (Span, &RefOr<'s, Schema<'s>>)> {
        let additional = self.additional.get().and_then(|at| match &at.value {
            Additional::Any => None,
            Additional::Of(schema) => Some((at.key, schema)),
        });
        let lists = self.all_of.items().iter().chain(self.one_of.items());
        let properties = self.properties.get().into_iter().flat_map(|map| map.values());
        let properties = properties.map(|(_, at)| (at.key, &at.value));
        let others = lists.chain(self.items.get()).map(|at| (at.key, &at.value));
        others.chain(additional).chain(properties)
    }
}
