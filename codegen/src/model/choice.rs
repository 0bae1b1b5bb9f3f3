//! Choices: a value that is of one of several types.

use super::{Docs, Type};
use crate::source::Span;

#[derive(Clone, Debug)]
pub(crate) struct Choice {
    /// The property that says which it is, and where that is said; without it the form tells.
    pub(crate) tag: Option<(String, Span)>,
    /// In the order in which they are tried.
    pub(crate) variants: Vec<Variant>,
}

/// One of the types.
#[derive(Clone, Debug)]
pub(crate) struct Variant {
    /// What its Rust name is made of.
    pub(crate) name: String,
    pub(crate) span: Span,
    pub(crate) docs: Docs,
    pub(crate) ty: Type,
    /// The values of the tag that stand for it.
    pub(crate) tags: Vec<String>,
    /// What tells it from the others where there is no tag.
    pub(crate) form: Form,
}

/// What can be seen of a JSON value without its type.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Form {
    Text,
    Number,
    Boolean,
    List,
    /// An object that has these keys.
    Object(Vec<String>),
}
