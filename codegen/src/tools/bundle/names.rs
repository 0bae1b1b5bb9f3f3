//! The names of components, once those of all files stand together.
//!
//! A name that two files have gets that of its file before it, in both, so that no name depends on
//! which file is read first.

use std::collections::{BTreeMap, BTreeSet};

use crate::spec::load::Spec;
use crate::spec::node::Node;

/// The parts of `components` that are put together.
pub(super) const SECTIONS: [&str; 2] = ["schemas", "responses"];

/// Section, file and name: a component as the spec knows it.
pub(super) type Key<'s> = (&'static str, &'s str, &'s str);

/// What each component is called in the bundle.
pub(super) type Names<'s> = BTreeMap<Key<'s>, String>;

pub(super) fn assign(spec: &Spec) -> Names<'_> {
    let mut names = Names::new();
    for section in SECTIONS {
        let mut files: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for document in spec.documents() {
            let found = document.root.get("components").and_then(|at| at.get(section));
            for entry in found.map_or(&[][..], Node::entries) {
                files.entry(&entry.key).or_default().push(spec.sources.path(document.file));
            }
        }
        // Names that stay are taken before others are made.
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for (name, files) in &files {
            if let [file] = files.as_slice() {
                taken.insert((*name).to_owned());
                names.insert((section, *file, *name), (*name).to_owned());
            }
        }
        for (name, files) in files.iter().filter(|(_, files)| files.len() > 1) {
            for file in files {
                let new = free(file, name, &taken);
                taken.insert(new.clone());
                names.insert((section, *file, *name), new);
            }
        }
    }
    names
}

/// `PropayMissingRequirement`; where that is taken, with the folder, and then with a number.
fn free(file: &str, name: &str, taken: &BTreeSet<String>) -> String {
    let path = file.rsplit_once('.').map_or(file, |(path, _)| path);
    let stem = path.rsplit_once('/').map_or(path, |(_, stem)| stem);
    let wanted = [format!("{}{name}", camel(stem)), format!("{}{name}", camel(path))];
    let numbered = (2..).map(|number| format!("{}{name}{number}", camel(path)));
    let mut all = wanted.into_iter().chain(numbered);
    all.find(|name| !taken.contains(name)).unwrap_or_default()
}

/// `provisioners/propay` as `ProvisionersPropay`; only what may stand in the name of a component.
fn camel(path: &str) -> String {
    let words = path.split(|c: char| !c.is_ascii_alphanumeric());
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    };
    words.map(word).collect()
}
