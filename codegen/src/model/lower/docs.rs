//! What is said of a thing: description, page, and how sure it is.

use crate::model::Docs;
use crate::spec::tree::{
    ErrorRow, Example, Operation, Schema, Slot, StandardRow, Tag, Transition, Violation,
};

/// An object of the spec that has a documentation.
pub(super) trait Described {
    fn docs(&self) -> Docs;
}

/// For each object the fields that it has for it: text, inference, and what is not known.
macro_rules! described {
    ($(
        $object:ident [$($text:ident)?] [$($inferred:ident)?] [$($unknown:ident)?]
            [$($deprecated:ident)?];
    )*) => {$(
        impl Described for $object<'_> {
            fn docs(&self) -> Docs {
                Docs {
                    text: text(&[$( &self.$text )?]).unwrap_or_default(),
                    source: self.page.map(str::to_owned),
                    inferred: text(&[$( &self.$inferred )?]),
                    unknown: text(&[$( &self.$unknown )?]),
                    notes: Vec::new(),
                    deprecated: false $( || self.$deprecated.is_true() )?,
                }
            }
        }
    )*};
}

described! {
    Tag [description] [inferred] [unknown] [];
    Operation [description] [inferred] [unknown] [deprecated];
    Schema [description] [inferred] [unknown] [deprecated];
    Example [description] [inferred] [] [];
    ErrorRow [] [inferred] [] [];
    Violation [description] [inferred] [] [];
    StandardRow [] [inferred] [unknown] [];
    Transition [description] [inferred] [] [];
}

fn text(slots: &[&Slot<&str>]) -> Option<String> {
    slots.iter().find_map(|slot| slot.value()).map(|text| text.trim().to_owned())
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
