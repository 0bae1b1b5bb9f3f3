//! Lists, of anything.
//!
//! What is said of an item is said of the list, because an item has no docs of its own.

use super::{Place, limits::each};
use crate::model::lower::schema::Typed;
use crate::model::lower::{At, Lower};
use crate::model::{Limits, Type};
use crate::spec::diagnostic::{Code, Diagnostic};

impl<'s> Lower<'s, '_> {
    pub(super) fn list(
        &mut self,
        at: At<'s>,
        place: &Place,
        inside: &mut Vec<String>,
    ) -> Option<(Type, Limits)> {
        let Some(items) = at.get("items") else {
            let mut diagnostic = Diagnostic::new(Code::MissingKey, at.span, "a list lacks `items`")
                .label("expected `items` below this");
            if let Some(ty) = at.get("type") {
                diagnostic = diagnostic.also(ty.span, "the type");
            }
            self.diagnostics.push(diagnostic);
            return None;
        };
        let Typed { ty, limits, docs } = self.schema(items, &place.child("item"))?;
        if ty.named().is_none() {
            inside.extend(docs.notes.iter().map(|note| each("item", note)));
        }
        Some((Type::List(Box::new(ty)), Limits::around(limits)))
    }
}
