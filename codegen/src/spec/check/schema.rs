//! The schema object of OpenAPI 3.0.3 as a table.

use super::extensions::{ALLOW, INFERRED, SOURCE, TRANSITION, UNKNOWN};
use super::shape::{Object, Shape, may, must, unused};

/// What text and numbers can be, beside any.
const FORMATS: &[&str] = &[
    "date-time",
    "date",
    "year-month",
    "uuid",
    "uri",
    "byte",
    "int32",
    "int64",
    "double",
    "decimal",
];

const NO_MIXTURE: &str =
    "a value that may be of several types at once has no type in Rust; `oneOf` is a choice of one";
const NO_SUCH_BOUND: &str =
    "Kompliant's documentation names no such bound; say it in the description";

pub(super) static SCHEMA: Object = Object {
    what: "a schema",
    keys: &[
        may("type", Shape::OneOf(&["object", "array", "string", "boolean", "integer", "number"])),
        may("format", Shape::OneOf(FORMATS)),
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
        // The bundle adds it for other generators.
        may("x-enum-varnames", Shape::List(&Shape::Text)),
        may("x-inferred-values", Shape::Map(&Shape::Text)),
        may("x-transitions", Shape::List(&Shape::Object(&TRANSITION))),
        may("x-id", Shape::Bool),
        may("x-sensitive", Shape::Bool),
        may("x-runtime", Shape::Bool),
        SOURCE,
        INFERRED,
        UNKNOWN,
        ALLOW,
        may("oneOf", Shape::List(&Shape::RefOr(&SCHEMA))),
        may("discriminator", Shape::Object(&DISCRIMINATOR)),
        may("default", Shape::Any),
        may("deprecated", Shape::Bool),
        may("readOnly", Shape::Bool),
        may("writeOnly", Shape::Bool),
        may("minimum", Shape::Number),
        may("maximum", Shape::Number),
        may("exclusiveMinimum", Shape::Bool),
        may("exclusiveMaximum", Shape::Bool),
        may("minLength", Shape::Count),
        may("maxLength", Shape::Count),
        may("minItems", Shape::Count),
        may("maxItems", Shape::Count),
        unused("anyOf", NO_MIXTURE),
        unused("not", "a type cannot be made of what a value is not"),
        unused("multipleOf", NO_SUCH_BOUND),
        unused("uniqueItems", NO_SUCH_BOUND),
        unused("maxProperties", NO_SUCH_BOUND),
        unused("minProperties", NO_SUCH_BOUND),
        unused("xml", "bodies are JSON"),
        unused("externalDocs", "say where it is from with `x-source`"),
    ],
    rest: None,
};

static DISCRIMINATOR: Object = Object {
    what: "a discriminator",
    keys: &[must("propertyName", Shape::Text), may("mapping", Shape::Map(&Shape::Text))],
    rest: None,
};
