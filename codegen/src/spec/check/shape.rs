//! The words in which the tables of this folder say what may stand where.

/// What kind of value is expected.
pub(super) enum Shape {
    /// Anything: an example.
    Any,
    /// A text that says something.
    Text,
    Bool,
    Number,
    /// How many: a whole number, 0 or more.
    Count,
    /// An HTTP status.
    Status,
    OneOf(&'static [&'static str]),
    /// At least one item.
    List(&'static Shape),
    /// Perhaps no item.
    LooseList(&'static Shape),
    /// Keys of one's own choice.
    Map(&'static Shape),
    Object(&'static Object),
    /// The object, or a `$ref` to it.
    RefOr(&'static Object),
    /// The list, or a `$ref` to it.
    RefOrList(&'static Shape),
    /// `additionalProperties`.
    TrueOrSchema,
}

impl Shape {
    /// What is expected, as one says it in a sentence.
    pub(super) fn noun(&self) -> &'static str {
        match self {
            Shape::Any => "anything",
            Shape::Text | Shape::OneOf(_) => "a text",
            Shape::Bool => "`true` or `false`",
            Shape::Number => "a number",
            Shape::Count => "how many, 0 or more",
            Shape::Status => "an HTTP status",
            Shape::List(_) | Shape::LooseList(_) | Shape::RefOrList(_) => "a list",
            Shape::Map(_) => "a mapping",
            Shape::Object(object) | Shape::RefOr(object) => object.what,
            Shape::TrueOrSchema => "`true` or a schema",
        }
    }
}

/// An object of OpenAPI or of one of our extensions.
pub(super) struct Object {
    /// With its article, as it stands in a sentence.
    pub(super) what: &'static str,
    pub(super) keys: &'static [Key],
    /// What stands under other keys, where others are possible: paths and statuses.
    pub(super) rest: Option<Shape>,
}

impl Object {
    pub(super) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// Whether a key that is not in the table may stand here.
    pub(super) fn open(&self, name: &str) -> bool {
        self.rest.is_some() && !name.starts_with("x-")
    }
}

/// A key of an object.
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    pub(super) required: bool,
    pub(super) support: Support,
}

/// Whether this generator uses a key.
pub(super) enum Support {
    Used,
    /// OpenAPI allows it; the reason why it is refused.
    Unused(&'static str),
}

/// A key that may be left out.
pub(super) const fn may(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, required: false, support: Support::Used }
}

/// A key that must be there.
pub(super) const fn must(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, required: true, support: Support::Used }
}

/// A key of OpenAPI that this generator refuses.
pub(super) const fn unused(name: &'static str, reason: &'static str) -> Key {
    Key { name, shape: Shape::Any, required: false, support: Support::Unused(reason) }
}
