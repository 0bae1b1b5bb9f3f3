//! Lists and mappings, what of them was read and what was dropped.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, SerializeStruct};
use serde_json::Error;

use super::{Compare, Done, differs};
use crate::spec::diagnostic::Diagnostics;
use crate::spec::node::{Entry, Node, Value};

/// Compares a list, item by item.
pub(super) struct Items<'n, 'd> {
    pub(super) items: std::slice::Iter<'n, Node>,
    pub(super) diagnostics: &'d mut Diagnostics,
}

impl SerializeSeq for Items<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, read: &T) -> Done {
        match self.items.next() {
            Some(node) => {
                read.serialize(Compare { node, at: node.span, diagnostics: self.diagnostics })
            }
            // That the lengths differ has been said.
            None => Ok(()),
        }
    }

    fn end(self) -> Done {
        Ok(())
    }
}

/// Compares a mapping, key by key.
pub(super) struct Entries<'n, 'd> {
    pub(super) entries: &'n [Entry],
    /// Which of them have been read.
    pub(super) seen: Vec<bool>,
    /// Where the next one is looked for first: most come in their order.
    pub(super) next: usize,
    pub(super) key: Option<String>,
    pub(super) diagnostics: &'d mut Diagnostics,
}

impl Entries<'_, '_> {
    pub(super) fn field<T: Serialize + ?Sized>(&mut self, key: &str, read: &T) -> Done {
        let is_it = |entry: &Entry| &*entry.key == key;
        let place = match self.entries.get(self.next) {
            Some(entry) if is_it(entry) => Some(self.next),
            _ => self.entries.iter().position(is_it),
        };
        let Some((place, entry)) = place.and_then(|at| Some((at, self.entries.get(at)?))) else {
            // A default that the file does not say.
            return Ok(());
        };
        self.next = place + 1;
        if let Some(seen) = self.seen.get_mut(place) {
            *seen = true;
        }
        let diagnostics = &mut *self.diagnostics;
        read.serialize(Compare { node: &entry.value, at: entry.key_span, diagnostics })
    }

    pub(super) fn finish(self) -> Done {
        for (entry, seen) in self.entries.iter().zip(self.seen) {
            // What says the same as saying nothing may be left out.
            if !seen && !is_default(&entry.value) {
                self.diagnostics.push(differs(entry.key_span, "drops this"));
            }
        }
        Ok(())
    }
}

impl SerializeMap for Entries<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        self.key = match serde_json::to_value(key)? {
            serde_json::Value::String(key) => Some(key),
            _ => None,
        };
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, read: &T) -> Done {
        let key = self.key.take().unwrap_or_default();
        self.field(&key, read)
    }

    fn end(self) -> Done {
        self.finish()
    }
}

impl SerializeStruct for Entries<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, read: &T) -> Done {
        self.field(key, read)
    }

    fn end(self) -> Done {
        self.finish()
    }
}

fn is_default(node: &Node) -> bool {
    match &node.value {
        Value::Null | Value::Bool(false) => true,
        Value::Sequence(items) => items.is_empty(),
        Value::Mapping(entries) => entries.is_empty(),
        _ => false,
    }
}
