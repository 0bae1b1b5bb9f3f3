//! OpenAPI 3.0.3 as tables, but for schemas.
//!
//! <https://spec.openapis.org/oas/v3.0.3>

use super::extensions::{ALLOW, ERROR_ROW, INFERRED, PROVISIONER, SOURCE, STANDARD_ROWS, UNKNOWN};
use super::schema::SCHEMA;
use super::shape::{Object, Shape, may, must, unused};

const ONE_VERB: &str = "every method of Kompliant's API is a POST";
const NO_PARAMETERS: &str = "Kompliant's methods take all parameters in the JSON body";
const ONLY_JSON: &str = "the bodies of requests and answers are JSON";
const ONE_SERVER: &str = "there is one server for all methods, in the root";
const USE_SOURCE: &str = "say where it is from with `x-source`";
const NO_CALLBACKS: &str = "webhooks and links are no part of the provisioning methods";

pub(super) static ROOT: Object = Object {
    what: "the root",
    keys: &[
        must("openapi", Shape::OneOf(&["3.0.3"])),
        must("info", Shape::Object(&INFO)),
        must("servers", Shape::List(&Shape::Object(&SERVER))),
        must("security", Shape::List(&Shape::Map(&Shape::LooseList(&Shape::Text)))),
        must("tags", Shape::LooseList(&Shape::Object(&TAG))),
        must("paths", Shape::Map(&Shape::RefOr(&PATH_ITEM))),
        must("components", Shape::Object(&ROOT_COMPONENTS)),
        unused("externalDocs", USE_SOURCE),
    ],
    rest: None,
};

pub(super) static PARTS: Object = Object {
    what: "a file of parts",
    keys: &[
        may("paths", Shape::Map(&Shape::Object(&PATH_ITEM))),
        may("components", Shape::Object(&COMPONENTS)),
    ],
    rest: None,
};

static INFO: Object = Object {
    what: "`info`",
    keys: &[
        must("title", Shape::Text),
        must("version", Shape::Text),
        must("description", Shape::Text),
        unused("termsOfService", USE_SOURCE),
        may("contact", Shape::Object(&CONTACT)),
        may("license", Shape::Object(&LICENSE)),
        SOURCE,
        ALLOW,
    ],
    rest: None,
};

static CONTACT: Object = Object {
    what: "a contact",
    keys: &[may("name", Shape::Text), may("url", Shape::Text), may("email", Shape::Text)],
    rest: None,
};

static LICENSE: Object = Object {
    what: "a license",
    keys: &[must("name", Shape::Text), may("url", Shape::Text)],
    rest: None,
};

static SERVER: Object = Object {
    what: "a server",
    keys: &[
        must("url", Shape::Text),
        may("description", Shape::Text),
        unused("variables", "the address of the API has no variable part"),
        SOURCE,
        INFERRED,
        ALLOW,
    ],
    rest: None,
};

static TAG: Object = Object {
    what: "a tag",
    keys: &[
        must("name", Shape::Text),
        must("description", Shape::Text),
        unused("externalDocs", USE_SOURCE),
        may("x-provisioner", Shape::Object(&PROVISIONER)),
        SOURCE,
        INFERRED,
        UNKNOWN,
        ALLOW,
    ],
    rest: None,
};

static PATH_ITEM: Object = Object {
    what: "a path",
    keys: &[
        must("post", Shape::Object(&OPERATION)),
        unused("get", ONE_VERB),
        unused("put", ONE_VERB),
        unused("delete", ONE_VERB),
        unused("options", ONE_VERB),
        unused("head", ONE_VERB),
        unused("patch", ONE_VERB),
        unused("trace", ONE_VERB),
        unused("parameters", NO_PARAMETERS),
        unused("servers", ONE_SERVER),
        unused("summary", "the operation has its own"),
        unused("description", "the operation has its own"),
    ],
    rest: None,
};

static OPERATION: Object = Object {
    what: "an operation",
    keys: &[
        must("operationId", Shape::Text),
        must("tags", Shape::List(&Shape::Text)),
        must("summary", Shape::Text),
        may("description", Shape::Text),
        may("deprecated", Shape::Bool),
        unused("externalDocs", USE_SOURCE),
        must("requestBody", Shape::Object(&REQUEST_BODY)),
        must("responses", Shape::Object(&RESPONSES)),
        must("x-effect", Shape::OneOf(&["read", "write"])),
        must("x-errors", Shape::List(&Shape::Object(&ERROR_ROW))),
        SOURCE,
        INFERRED,
        UNKNOWN,
        ALLOW,
        unused("parameters", NO_PARAMETERS),
        unused("callbacks", NO_CALLBACKS),
        unused("security", "all methods are signed alike, as the root says"),
        unused("servers", ONE_SERVER),
    ],
    rest: None,
};

static REQUEST_BODY: Object = Object {
    what: "a request body",
    keys: &[
        must("content", Shape::Object(&CONTENT)),
        must("required", Shape::Bool),
        may("description", Shape::Text),
    ],
    rest: None,
};

static CONTENT: Object = Object {
    what: "`content`",
    keys: &[
        must("application/json", Shape::Object(&MEDIA_TYPE)),
        unused("application/octet-stream", ONLY_JSON),
        unused("application/x-www-form-urlencoded", ONLY_JSON),
        unused("application/xml", ONLY_JSON),
        unused("multipart/form-data", ONLY_JSON),
        unused("text/plain", ONLY_JSON),
        unused("*/*", ONLY_JSON),
    ],
    rest: None,
};

static MEDIA_TYPE: Object = Object {
    what: "a media type",
    keys: &[
        must("schema", Shape::RefOr(&SCHEMA)),
        may("example", Shape::Any),
        may("examples", Shape::Map(&Shape::Object(&EXAMPLE))),
        unused("encoding", "bodies are JSON"),
    ],
    rest: None,
};

static EXAMPLE: Object = Object {
    what: "an example",
    keys: &[
        must("value", Shape::Any),
        may("summary", Shape::Text),
        may("description", Shape::Text),
        unused("externalValue", "examples stand in the spec"),
        SOURCE,
        INFERRED,
        ALLOW,
    ],
    rest: None,
};

static RESPONSES: Object =
    Object { what: "`responses`", keys: &[], rest: Some(Shape::RefOr(&RESPONSE)) };

static RESPONSE: Object = Object {
    what: "a response",
    keys: &[
        must("description", Shape::Text),
        must("content", Shape::Object(&CONTENT)),
        may("x-unwrap", Shape::Text),
        SOURCE,
        INFERRED,
        ALLOW,
        unused("headers", "Kompliant's documentation names no response header"),
        unused("links", NO_CALLBACKS),
    ],
    rest: None,
};

static COMPONENTS: Object = Object {
    what: "`components`",
    keys: &[
        may("schemas", Shape::Map(&Shape::RefOr(&SCHEMA))),
        may("responses", Shape::Map(&Shape::Object(&RESPONSE))),
        may("x-standard-errors", STANDARD_ROWS),
        ALLOW,
        unused("parameters", NO_PARAMETERS),
        unused("examples", "examples stand where they are used"),
        unused("requestBodies", "a request body belongs to one method"),
        unused("headers", "Kompliant's documentation names no response header"),
        unused("securitySchemes", "these stand in the root"),
        unused("links", NO_CALLBACKS),
        unused("callbacks", NO_CALLBACKS),
    ],
    rest: None,
};

static ROOT_COMPONENTS: Object = Object {
    what: "`components`",
    keys: &[
        must("securitySchemes", Shape::Map(&Shape::Object(&SECURITY_SCHEME))),
        may("schemas", Shape::Map(&Shape::RefOr(&SCHEMA))),
        may("responses", Shape::Map(&Shape::Object(&RESPONSE))),
        must("x-standard-errors", STANDARD_ROWS),
        ALLOW,
        unused("parameters", NO_PARAMETERS),
        unused("examples", "examples stand where they are used"),
        unused("requestBodies", "a request body belongs to one method"),
        unused("headers", "Kompliant's documentation names no response header"),
        unused("links", NO_CALLBACKS),
        unused("callbacks", NO_CALLBACKS),
    ],
    rest: None,
};

static SECURITY_SCHEME: Object = Object {
    what: "a security scheme",
    keys: &[
        must("type", Shape::OneOf(&["apiKey"])),
        must("in", Shape::OneOf(&["header"])),
        must("name", Shape::Text),
        must("description", Shape::Text),
        SOURCE,
        INFERRED,
        ALLOW,
    ],
    rest: None,
};
