//! A method: one call of the API.

use super::arena::ids;
use super::{Docs, ErrorRow, Type, TypeId};
use crate::spec::source::Span;

ids! {
    /// A method of [`super::Group::methods`], within its group.
    MethodId;
}

#[derive(Debug)]
pub(crate) struct Method {
    /// `propay.canExecute`
    pub(crate) wire: String,
    pub(crate) span: Span,
    /// `canExecute`
    pub(crate) name: String,
    /// One line.
    pub(crate) summary: String,
    pub(crate) docs: Docs,
    pub(crate) effect: Effect,
    /// The struct of its parameters.
    pub(crate) request: TypeId,
    /// The key below `data` that holds the response.
    pub(crate) unwrap: Option<String>,
    pub(crate) response: Type,
    /// Where the good answer is described.
    pub(crate) answer_span: Span,
    pub(crate) errors: Vec<ErrorRow>,
    pub(crate) request_examples: Vec<Example>,
    pub(crate) response_examples: Vec<Example>,
}

/// What a call does: over POST the verb does not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    Read,
    Write,
}

/// A documented JSON value.
#[derive(Debug)]
pub(crate) struct Example {
    /// What it shows, in a few words.
    pub(crate) summary: Option<String>,
    pub(crate) docs: Docs,
    /// As it stands in the spec.
    pub(crate) json: serde_json::Value,
    /// With other spellings of enum values replaced by those that this crate sends.
    pub(crate) canonical: serde_json::Value,
}
