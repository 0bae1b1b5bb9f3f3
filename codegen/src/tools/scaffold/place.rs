//! Mappings in the files of a spec, and what changes in each file.

use std::collections::BTreeMap;

use super::edit::Edit;
use super::{Change, Refused, because};
use crate::spec::load::{ROOT, Spec};
use crate::spec::node::Node;

/// A mapping in a file of the spec.
pub(super) struct Place<'s> {
    path: &'s str,
    text: &'s str,
    pub(super) node: &'s Node,
}

impl<'s> Place<'s> {
    pub(super) fn root(spec: &'s Spec) -> Result<Self, Refused> {
        let found = spec.root().and_then(|document| {
            let source = spec.sources.get(document.file)?;
            Some(Self { path: &source.path, text: &source.text, node: &document.root })
        });
        found.map_or_else(|| because(format!("spec/{ROOT} cannot be read")), Ok)
    }

    /// A shared schema, whichever file it is in.
    pub(super) fn schema(spec: &'s Spec, name: &str) -> Option<Self> {
        spec.documents().iter().find_map(|document| {
            let node = document.root.get("components")?.get("schemas")?.get(name)?;
            let source = spec.sources.get(document.file)?;
            Some(Self { path: &source.path, text: &source.text, node })
        })
    }

    pub(super) fn under(&self, key: &str) -> Result<&'s Node, Refused> {
        self.node.get(key).map_or_else(|| because(format!("spec/{} lacks `{key}`", self.path)), Ok)
    }

    pub(super) fn refused(&self) -> Refused {
        Refused::Because(format!(
            "spec/{} is written in a form that this command does not change: `tags` and `paths` are blocks, an entry after the other, and no list is empty",
            self.path
        ))
    }
}

/// The changes to each file, by its path.
#[derive(Default)]
pub(super) struct Edits<'s>(BTreeMap<&'s str, Edit<'s>>);

impl<'s> Edits<'s> {
    pub(super) fn of(&mut self, place: &Place<'s>) -> &mut Edit<'s> {
        self.0.entry(place.path).or_insert_with(|| Edit::of(place.text))
    }

    pub(super) fn finish(self) -> Result<Vec<Change>, Refused> {
        let mut changes = Vec::new();
        for (path, edit) in self.0 {
            let old = edit.text().to_owned();
            let Some(new) = edit.apply() else {
                return because(format!("two changes to spec/{path} meet"));
            };
            changes.push(Change { path: path.to_owned(), old: Some(old), new: Some(new) });
        }
        Ok(changes)
    }
}
