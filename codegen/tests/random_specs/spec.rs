//! The real spec with many random groups beside its own.
//!
//! What the runtime relies on (the envelope, the shared ids and enums) is that of the real spec, so
//! that what is generated can be compiled as it is.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use codegen::{Files as _, Folder, ROOT};

use super::chance::Chance;
use super::components::Components;
use super::group::{Group, group};
use super::schema::Taste;
use super::tree::{Path, Tree, map};
use super::words;

pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// The file of what several groups use.
pub(crate) const SHARED: &str = "components/random.yaml";

/// Random groups, and what they share.
#[derive(Clone)]
pub(crate) struct Random {
    pub(crate) shared: Tree,
    pub(crate) groups: Vec<Group>,
}

pub(crate) static REAL: LazyLock<Files> = LazyLock::new(|| {
    let folder = Folder(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec"));
    let paths = folder.list().into_iter().chain([ROOT.to_owned()]);
    paths.map(|path| (path.clone(), folder.read(&path).expect("the spec"))).collect()
});

impl Random {
    pub(crate) fn new(seed: u64, groups: usize, taste: Taste) -> Self {
        let mut chance = Chance::new(seed);
        let mut known = Components::default();
        known.add_some(&mut chance, taste, SHARED, groups.min(12));
        let mut found: Vec<Group> = Vec::new();
        for place in 0..groups {
            let tag = match words::name(&mut chance, taste.names * 2) {
                name if name.contains(['.', '/']) || name.trim() != name => format!("g{place}"),
                // Ordinary words with a number, so that few are taken already.
                name if name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
                    && taste.names > 0
                    && chance.once_in(8) =>
                {
                    name
                }
                name => format!("{name}{place}"),
            };
            let tag = match found.iter().any(|group| group.tag == tag) {
                true => format!("g{place}"),
                false => tag,
            };
            let path = format!("provisioners/random{place}.yaml");
            found.push(group(&mut chance, &mut known, taste, tag, &path));
        }
        Self {
            shared: map([("components", map([("schemas", known.tree(SHARED))]))]),
            groups: found,
        }
    }

    /// All files, with those of the real spec.
    pub(crate) fn files(&self) -> Files {
        let mut files = REAL.clone();
        let root = String::from_utf8(files[ROOT].clone()).expect("UTF-8");
        let tags = Tree::List(self.groups.iter().map(|group| group.entry.clone()).collect());
        let paths = Tree::Map(self.groups.iter().flat_map(Group::listed).collect());
        let indented = |tree: &Tree| -> String {
            tree.to_yaml().lines().map(|line| format!("  {line}\n")).collect()
        };
        let (tags, paths) = match self.groups.is_empty() {
            true => (String::new(), String::new()),
            false => (indented(&tags), indented(&paths)),
        };
        // Those of the real spec come first, so that a collision is reported where the random one is.
        let root = root.replacen("\npaths:\n", &format!("\n{tags}paths:\n"), 1);
        let root = root.replacen("\ncomponents:\n", &format!("\n{paths}components:\n"), 1);
        files.insert(ROOT.to_owned(), root.into_bytes());
        let mut is_used = false;
        for group in &self.groups {
            let text = group.file.to_yaml();
            is_used |= text.contains(&format!("../{SHARED}#"));
            files.insert(group.path.clone(), text.into_bytes());
        }
        // A file that nothing refers to is a mistake.
        if is_used {
            files.insert(SHARED.to_owned(), self.shared.to_yaml().into_bytes());
        }
        files
    }

    /// The shared component that a line is of.
    pub(crate) fn shared_at(&self, line: usize) -> Path {
        let components = self.shared.paths().into_iter().filter(|path| path.len() == 3);
        let before = components.filter(|path| self.shared.line(path) <= line);
        before.max_by_key(|path| path[2]).expect("a component")
    }
}
