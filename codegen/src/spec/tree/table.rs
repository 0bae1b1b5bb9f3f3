//! What an object may hold, as data: for diagnostics, and for the JSON Schema of the spec's files.

/// What kind of value is expected.
pub(crate) enum Shape {
    /// Anything: an example.
    Any,
    /// A text that is not empty.
    Text,
    Bool,
    Number,
    /// A whole number, 0 or more.
    Count,
    /// An HTTP status.
    Status,
    OneOf(Vec<&'static str>),
    List {
        least: usize,
        item: fn() -> Shape,
    },
    /// Keys of one's own choice.
    Map(fn() -> Shape),
    Object(fn() -> Table),
    /// The object, or a `$ref` to it.
    RefOr(fn() -> Table),
    /// The list, or a `$ref` to it.
    RefOrList(fn() -> Shape),
    /// `additionalProperties`.
    TrueOrSchema(fn() -> Table),
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
            Shape::List { .. } | Shape::RefOrList(_) => "a list",
            Shape::Map(_) => "a mapping",
            Shape::Object(table) | Shape::RefOr(table) => table().what,
            Shape::TrueOrSchema(_) => "`true` or a schema",
        }
    }
}

/// An object of OpenAPI or of one of our extensions.
pub(crate) struct Table {
    /// With its article, as it reads in a sentence.
    pub(crate) what: &'static str,
    pub(crate) keys: Vec<Key>,
    /// What is under other keys, where others are possible: statuses.
    pub(crate) rest: Option<fn() -> Shape>,
}

/// A key of an object.
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) required: bool,
    pub(crate) support: Support,
}

/// Whether this generator uses a key.
pub(crate) enum Support {
    Used(fn() -> Shape),
    /// OpenAPI allows it; the reason why it is refused.
    Refused(&'static str),
}

impl Table {
    /// The keys that may be written.
    pub(super) fn used(&self) -> Vec<&'static str> {
        let used = self.keys.iter().filter(|key| matches!(key.support, Support::Used(_)));
        used.map(|key| key.name).collect()
    }
}
