//! Lists, of anything.
//!
//! What is said of an item is said of the list: the item has no place in the docs of its own.

use super::Place;
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::{At, Lower};
use crate::model::{Docs, Type};

impl<'s> Lower<'s, '_> {
    pub(super) fn list(&mut self, at: At<'s>, place: &Place, docs: &mut Docs) -> Option<Type> {
        let Some(items) = at.get("items") else {
            self.diagnostics.push(
                Diagnostic::new(Code::MissingKey, at.span, "a list lacks `items`")
                    .label("expected `items` below this"),
            );
            return None;
        };
        let (ty, of_item) = self.schema(items, &place.child("item"))?;
        if ty.named().is_none() {
            docs.notes.extend(of_item.notes.iter().map(|note| format!("Each item: {note}")));
        }
        Some(Type::List(Box::new(ty)))
    }
}
