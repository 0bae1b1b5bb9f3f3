//! Our extensions as tables: what OpenAPI has no words for.

use super::shape::{Key, Object, Shape, may, must};
use crate::model::CONDITIONS;

/// The page that something is from, and everything below it.
pub(super) const SOURCE: Key = may("x-source", Shape::Text);
/// Why something that is not documented stands in the spec.
pub(super) const INFERRED: Key = may("x-inferred", Shape::Text);
/// What the pages do not say.
pub(super) const UNKNOWN: Key = may("x-unknown", Shape::Text);
/// What lints find and is knowingly so: the reason, by the code of the lint.
pub(super) const ALLOW: Key = may("x-allow", Shape::Map(&Shape::Text));
/// What leads to an error row in the sandbox.
const CONDITION: Key = may("x-condition", Shape::OneOf(CONDITIONS));
/// The errors that any method can answer, or a `$ref` to them.
pub(super) const STANDARD_ROWS: Shape = Shape::RefOrList(&Shape::Object(&STANDARD_ROW));

pub(super) static PROVISIONER: Object = Object {
    what: "`x-provisioner`",
    keys: &[
        must("title", Shape::Text),
        must("bank", Shape::Text),
        must("sponsor", Shape::Text),
        must("id", Shape::Object(&REFERENCE)),
        must("operations", Shape::List(&Shape::Text)),
    ],
    rest: None,
};

pub(super) static REFERENCE: Object =
    Object { what: "a reference", keys: &[must("$ref", Shape::Text)], rest: None };

pub(super) static ERROR_ROW: Object = Object {
    what: "an error row",
    keys: &[
        must("code", Shape::Text),
        must("status", Shape::Status),
        may("name", Shape::Text),
        CONDITION,
        may("causes", Shape::List(&Shape::Text)),
        may("violations", Shape::List(&Shape::Object(&VIOLATION))),
        SOURCE,
        INFERRED,
        ALLOW,
    ],
    rest: None,
};

/// How one value of an enum becomes another.
pub(super) static TRANSITION: Object = Object {
    what: "a transition",
    keys: &[
        may("from", Shape::Text),
        must("to", Shape::Text),
        may("by", Shape::Text),
        may("description", Shape::Text),
        SOURCE,
        INFERRED,
    ],
    rest: None,
};

static VIOLATION: Object = Object {
    what: "a violation",
    keys: &[
        must("entity_type", Shape::Text),
        must("sub_code", Shape::Text),
        must("description", Shape::Text),
        may("name", Shape::Text),
        CONDITION,
        SOURCE,
        INFERRED,
        ALLOW,
    ],
    rest: None,
};

static STANDARD_ROW: Object = Object {
    what: "a standard error",
    keys: &[
        may("code", Shape::Text),
        may("status", Shape::Status),
        may("name", Shape::Text),
        may("message", Shape::Text),
        must("causes", Shape::List(&Shape::Text)),
        SOURCE,
        INFERRED,
        UNKNOWN,
        ALLOW,
    ],
    rest: None,
};
