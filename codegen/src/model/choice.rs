//! Choices: a value that is of one of several types.

use serde_json::Value;

use super::{Docs, Limits, Type};
use crate::spec::source::Span;

#[derive(Clone, Debug)]
pub(crate) struct Choice {
    /// The property that says which it is, and where that is said; without it the form tells.
    pub(crate) tag: Option<(String, Span)>,
    /// In the order in which they are tried.
    pub(crate) variants: Vec<Variant>,
}

impl Choice {
    /// The type that a value is of.
    pub(crate) fn of(&self, value: &Value) -> Option<&Variant> {
        let is_it = |variant: &&Variant| match &self.tag {
            Some((property, _)) => {
                let tag = value.get(property).and_then(Value::as_str);
                variant.tags.iter().any(|known| Some(&**known) == tag)
            }
            None => variant.form.as_ref().is_some_and(|form| form.is_of(value)),
        };
        self.variants.iter().find(is_it)
    }
}

/// One of the types.
#[derive(Clone, Debug)]
pub(crate) struct Variant {
    /// What its Rust name is made of.
    pub(crate) name: String,
    pub(crate) span: Span,
    pub(crate) docs: Docs,
    pub(crate) ty: Type,
    pub(crate) limits: Limits,
    /// The values of the tag that stand for it.
    pub(crate) tags: Vec<String>,
    /// What tells it from the others where there is no tag.
    pub(crate) form: Option<Form>,
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

impl Form {
    fn is_of(&self, value: &Value) -> bool {
        match self {
            Form::Text => value.is_string(),
            Form::Number => value.is_number(),
            Form::Boolean => value.is_boolean(),
            Form::List => value.is_array(),
            Form::Object(keys) => {
                value.is_object() && keys.iter().all(|key| value.get(key).is_some())
            }
        }
    }
}
