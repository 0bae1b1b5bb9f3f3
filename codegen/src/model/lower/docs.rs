//! What is said of a thing: description, page, and how sure it is.

use super::At;
use crate::model::Docs;

/// The documentation of a value, its text from `description`.
pub(super) fn of(at: At<'_>) -> Docs {
    let text = |key| at.node.text(key).map(|text| text.trim().to_owned());
    Docs {
        text: text("description").unwrap_or_default(),
        source: at.source.map(str::to_owned),
        inferred: text("x-inferred"),
        unknown: text("x-unknown"),
        notes: Vec::new(),
        deprecated: at.node.is_true("deprecated"),
    }
}

/// Takes the text of what is referred to where a property has none of its own. What else is said
/// there holds for the property, too.
pub(super) fn or_of(mut own: Docs, target: &Docs) -> Docs {
    if own.text.is_empty() {
        own.text.clone_from(&target.text);
    }
    own.notes.splice(0..0, target.notes.iter().cloned());
    own.deprecated |= target.deprecated;
    own
}
