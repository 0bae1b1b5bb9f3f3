//! The schema object of OpenAPI 3.0.3 as a table.

use super::extensions::{ALLOW, INFERRED, SOURCE, TRANSITION, UNKNOWN};
use super::shape::{Object, Shape, may, unused};

const NO_CHOICE: &str = "no schema of Kompliant's provisioning methods is a choice of others";
const NO_BOUNDS: &str = "Kompliant's documentation names no such bound, and what the server sends is never refused for one";

pub(super) static SCHEMA: Object = Object {
    what: "a schema",
    keys: &[
        may("type", Shape::OneOf(&["object", "array", "string", "boolean", "integer", "number"])),
        may("format", Shape::OneOf(&["date-time", "date", "int32", "int64", "double"])),
        may("title", Shape::Text),
        may("description", Shape::Text),
        may("enum", Shape::List(&Shape::Text)),
        may("pattern", Shape::Text),
        may("items", Shape::RefOr(&SCHEMA)),
        may("required", Shape::List(&Shape::Text)),
        may("properties", Shape::Map(&Shape::RefOr(&SCHEMA))),
        may("additionalProperties", Shape::TrueOrSchema),
        may("nullable", Shape::Bool),
        may("allOf", Shape::List(&Shape::RefOr(&SCHEMA))),
        may("example", Shape::Any),
        may("x-enum-descriptions", Shape::Map(&Shape::Text)),
        may("x-enum-aliases", Shape::Map(&Shape::Text)),
        may("x-enum-names", Shape::Map(&Shape::Text)),
        may("x-inferred-values", Shape::Map(&Shape::Text)),
        may("x-transitions", Shape::List(&Shape::Object(&TRANSITION))),
        may("x-id", Shape::Bool),
        may("x-sensitive", Shape::Bool),
        may("x-runtime", Shape::Bool),
        SOURCE,
        INFERRED,
        UNKNOWN,
        ALLOW,
        unused("oneOf", NO_CHOICE),
        unused("anyOf", NO_CHOICE),
        unused("not", NO_CHOICE),
        unused("discriminator", NO_CHOICE),
        unused(
            "default",
            "the API applies its own defaults; a parameter that is not set is not sent",
        ),
        unused("multipleOf", NO_BOUNDS),
        unused("maximum", NO_BOUNDS),
        unused("exclusiveMaximum", NO_BOUNDS),
        unused("minimum", NO_BOUNDS),
        unused("exclusiveMinimum", NO_BOUNDS),
        unused("maxLength", NO_BOUNDS),
        unused("minLength", NO_BOUNDS),
        unused("maxItems", NO_BOUNDS),
        unused("minItems", NO_BOUNDS),
        unused("uniqueItems", NO_BOUNDS),
        unused("maxProperties", NO_BOUNDS),
        unused("minProperties", NO_BOUNDS),
        unused("readOnly", "requests and responses have schemas of their own"),
        unused("writeOnly", "requests and responses have schemas of their own"),
        unused("xml", "bodies are JSON"),
        unused("externalDocs", "say where it is from with `x-source`"),
        unused("deprecated", "nothing in Kompliant's documentation is deprecated"),
    ],
    rest: None,
};
