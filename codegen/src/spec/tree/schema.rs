//! The schema object of OpenAPI 3.0.3.

use serde_json::Number;

use super::extensions::{Allow, Transition};
use super::reader::{Object, Put, Read, Reader};
use super::reference::{Mapped, RefOr};
use super::slot::{At, List, Map, Slot};
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
        // The bundle adds it for other generators.
        may varnames: List<&'s str> = "x-enum-varnames",
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
    Of(At<RefOr<'s, Schema<'s>>>),
}

impl<'s> Read<'s> for Additional<'s> {
    fn shape() -> Shape {
        Shape::TrueOrSchema(Schema::table)
    }

    fn read(reader: &mut Reader<'s, '_>, node: &'s Node, at: Span) -> Option<Self> {
        match &node.value {
            Value::Bool(true) => Some(Self::Any),
            Value::Mapping(_) => {
                let value = RefOr::read(reader, node, at)?;
                Some(Self::Of(At { key: at, span: node.span, value }))
            }
            _ => reader.mismatch(node, at, &Self::shape()),
        }
    }
}

impl<'s> Schema<'s> {
    /// The keys that are there.
    pub(crate) fn keys(&self) -> Vec<(&'static str, Span)> {
        self.given()
    }

    /// Whether its values are of a type, or the type is too broken to tell.
    pub(crate) fn has_type(&self, wanted: TypeName) -> bool {
        self.type_name.is_broken() || self.type_name.value() == Some(wanted)
    }

    /// Whether something is broken that its type is made of.
    pub(crate) fn is_broken(&self) -> bool {
        let values = self.values.get().is_some_and(|values| values.is_broken);
        let parts = [&self.all_of, &self.one_of];
        let parts = parts
            .iter()
            .any(|list| list.is_broken() || list.get().is_some_and(|list| list.is_broken));
        let flags = [&self.nullable, &self.is_id, &self.is_sensitive, &self.is_runtime];
        let tag = self.discriminator.get().is_some_and(|tag| tag.property.is_broken());
        self.has_unknown
            || values
            || parts
            || tag
            || flags.iter().any(|flag| flag.is_broken())
            || self.type_name.is_broken()
            || self.format.is_broken()
            || self.values.is_broken()
            || self.pattern.is_broken()
            || self.items.is_broken()
            || self.properties.is_broken()
            || self.additional.is_broken()
            || self.discriminator.is_broken()
    }

    /// The schemas directly inside it.
    pub(crate) fn inside(&self) -> impl Iterator<Item = &At<RefOr<'s, Schema<'s>>>> {
        let additional = self.additional.get().and_then(|at| match &at.value {
            Additional::Any => None,
            Additional::Of(schema) => Some(schema),
        });
        let lists = self.all_of.items().iter().chain(self.one_of.items());
        let properties = self.properties.entries().iter().filter_map(|entry| entry.value.as_ref());
        lists.chain(self.items.get()).chain(additional).chain(properties)
    }
}
