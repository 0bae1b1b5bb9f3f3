//! The list of what is documented, as a table: `documented.yaml`.

use super::shape::{Object, Shape, may, must};

/// How much of a page could be read; without it, nothing but its name.
const READ: Shape = Shape::OneOf(&["whole", "part"]);

pub(super) static DOCUMENTED: Object = Object {
    what: "the list of what is documented",
    keys: &[
        must("methods", Shape::Map(&Shape::Object(&METHOD))),
        must("lists", Shape::Map(&Shape::Object(&LIST))),
    ],
    rest: None,
};

static METHOD: Object = Object {
    what: "a documented method",
    keys: &[
        may("page", Shape::Text),
        may("read", READ),
        may("parameters", Shape::LooseList(&Shape::Text)),
        may("answer", Shape::LooseList(&Shape::Text)),
        may("errors", Shape::LooseList(&Shape::Text)),
    ],
    rest: None,
};

static LIST: Object = Object {
    what: "a documented list of values",
    keys: &[
        may("page", Shape::Text),
        may("read", READ),
        may("values", Shape::LooseList(&Shape::Text)),
    ],
    rest: None,
};
