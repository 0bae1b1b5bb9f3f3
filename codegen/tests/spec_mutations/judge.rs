//! Whether the answer to a mistake is a right one.
//!
//! A diagnostic is on a right line if it begins
//!
//! 1. on a line that the mistake changed;
//! 2. where something was taken away, on the line of what it was taken from;
//! 3. on a line that refers to what changed: there its name, or that of the property, schema or
//!    path around it, stands as a key or as a whole value, or at the end of a `$ref`;
//! 4. elsewhere, if it shows a line of 1 or 2 as a second place.

use std::collections::{BTreeMap, BTreeSet};

use codegen::diagnostic::{Diagnostic, Diagnostics};
use codegen::source::Sources;

use crate::edit::{Edited, line};
use crate::mutation::Mutation;
use crate::tree::{Element, Kind, Tree};

/// Words of OpenAPI and texts for people: they are no names, so nothing refers to them.
const NO_NAMES: &[&str] = &[
    "bank",
    "causes",
    "description",
    "format",
    "message",
    "summary",
    "title",
    "type",
    "url",
    "version",
    "x-effect",
    "x-inferred",
    "x-source",
    "x-unknown",
];

/// Where a diagnostic stands, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// On a line that the mistake changed.
    Changed,
    /// On the line of what something was taken from.
    Around,
    /// On a line that refers to it.
    Refers,
    /// Elsewhere, and a second place of it is such a line.
    AlsoShown,
    /// On no right line.
    Elsewhere,
}

/// A mistake that was made.
pub(crate) struct Made<'a> {
    pub(crate) file: &'a str,
    pub(crate) tree: &'a Tree,
    pub(crate) mutation: &'a Mutation,
    pub(crate) old: &'a str,
    pub(crate) edited: &'a Edited,
}

/// The names that stand on each line of a file.
pub(crate) type Names = BTreeMap<usize, BTreeSet<String>>;

pub(crate) fn names_of(text: &str) -> Names {
    let mut names = Names::new();
    let Some(tree) = Tree::parse(text) else { return names };
    for element in &tree.elements {
        let mut put = |at: usize, name: &str| {
            names.entry(line(text, at)).or_default().insert(name.to_owned());
        };
        if let (Some(key), true) = (&element.key, element.is_named()) {
            put(key.start, element.name());
        }
        if let Some(name) = said(element) {
            put(element.value.start, &name);
        }
    }
    names
}

/// What a scalar says, if it can be a name.
fn said(element: &Element) -> Option<String> {
    let above = element.path.len().checked_sub(2).map_or("", |at| &element.path[at]);
    let texts =
        !element.in_example() && (NO_NAMES.contains(&element.name()) || NO_NAMES.contains(&above));
    if element.kind != Kind::Text || texts {
        return None;
    }
    match element.name() {
        "$ref" => Some(element.text.rsplit('/').next()?.replace("~1", "/")),
        _ => Some(element.text.clone()),
    }
}

impl Made<'_> {
    /// The best place of any diagnostic, and whether all are on right lines.
    pub(crate) fn judge(
        &self,
        diagnostics: &Diagnostics,
        sources: &Sources,
        others: &BTreeMap<String, Names>,
    ) -> (Place, bool) {
        let own = names_of(&self.edited.text);
        let element = &self.tree.elements[self.mutation.element];
        let changed = self.edited.lines(self.old);
        let mut around = Vec::new();
        if matches!(self.mutation.kind, "delete" | "rename" | "misplace") {
            // An item of a list has no line of its own: its list has.
            let mut outer = element.parent;
            let first = Tree::parse(&self.edited.text)
                .and_then(|tree| tree.elements.first().map(|root| root.whole.start));
            let top = line(&self.edited.text, first.unwrap_or(0));
            while let Some(parent) = outer {
                let parent = &self.tree.elements[parent];
                // What is wrong with a whole file is shown at its first key.
                around.push(match parent.parent {
                    Some(_) => self.edited.line_of_old(parent.whole.start),
                    None => top,
                });
                outer = parent.parent.filter(|_| parent.key.is_none());
            }
        }
        let meant = self.meant();
        let place = |diagnostic: &Diagnostic| {
            let mut lines = diagnostic.labels.iter().map(|label| {
                let source = sources.get(label.span.file).expect("a file");
                (source.path.clone(), source.position(label.span.start).0)
            });
            let is = |(file, line): &(String, usize), lines: &[usize]| {
                file == self.file && lines.contains(line)
            };
            let first = lines.next().expect("a place");
            let names = if first.0 == self.file { Some(&own) } else { others.get(&first.0) };
            match names.and_then(|names| names.get(&first.1)) {
                _ if is(&first, &changed) => Place::Changed,
                _ if is(&first, &around) => Place::Around,
                Some(names) if !names.is_disjoint(&meant) => Place::Refers,
                _ if lines.any(|at| is(&at, &changed) || is(&at, &around)) => Place::AlsoShown,
                _ => Place::Elsewhere,
            }
        };
        let places: BTreeSet<Place> = diagnostics.iter().map(place).collect();
        let best = *places.first().expect("a diagnostic");
        (best, !places.contains(&Place::Elsewhere))
    }

    /// The names by which one refers to what changed, before and after.
    fn meant(&self) -> BTreeSet<String> {
        let mut meant = BTreeSet::new();
        // What stands around it.
        let mut at = Some(self.mutation.element);
        while let Some(element) = at.map(|at| &self.tree.elements[at]) {
            if element.is_named() {
                meant.insert(element.name().to_owned());
            }
            at = element.parent;
        }
        // What it is, and what stands in it.
        for element in self.tree.below(self.mutation.element) {
            let element = &self.tree.elements[element];
            if element.is_named() {
                meant.insert(element.name().to_owned());
            }
            meant.extend(said(element));
        }
        meant
    }
}
