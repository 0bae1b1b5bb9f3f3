//! Mistakes that are made on purpose, each with the line at which it must be reported.

use super::chance::Chance;
use super::group::Group;
use super::tree::{Path, Tree, map, plain, text};

/// A group with one mistake.
pub(crate) struct Mistake {
    pub(crate) what: &'static str,
    pub(crate) group: Group,
    /// In the file of the group.
    pub(crate) line: usize,
}

/// Where a mistake can be made, and what becomes of the value there. Gives the place to report.
type Make = fn(&mut Tree, &[usize]) -> Option<Path>;

const KINDS: &[(&str, &str, Make)] = &[
    ("a misspelt key", "properties", |tree, path| rename(tree, path, "propertis")),
    ("a misspelt key of items", "items", |tree, path| rename(tree, path, "item")),
    ("an unknown type", "type", |tree, path| replace(tree, path, text("strng"))),
    ("an unknown format", "format", |tree, path| replace(tree, path, text("dat"))),
    ("a number for a text", "description", |tree, path| replace(tree, path, plain(7))),
    ("an empty text", "description", |tree, path| replace(tree, path, text(" "))),
    ("a text for a flag", "nullable", |tree, path| replace(tree, path, text("yes"))),
    ("a reference to nothing", "$ref", |tree, path| {
        let Tree::Text(target) = tree.at(path) else { return None };
        let target = format!("{target}Zz");
        replace(tree, path, text(target))
    }),
    ("a requirement of nothing", "required", |tree, path| {
        let Tree::List(names) = tree.at_mut(path) else { return None };
        names.push(text("nothing_of_that_name"));
        Some([path, &[names.len() - 1]].concat())
    }),
    ("a requirement twice", "required", |tree, path| {
        let Tree::List(names) = tree.at_mut(path) else { return None };
        names.push(names.first()?.clone());
        Some([path, &[names.len() - 1]].concat())
    }),
    ("another operation", "operationId", |tree, path| replace(tree, path, text("other.thing"))),
    ("a key too many", "post", |tree, path| {
        let Tree::Map(entries) = tree.at_mut(path) else { return None };
        entries.push(("parameters".to_owned(), Tree::List(Vec::new())));
        Some([path, &[entries.len() - 1]].concat())
    }),
    ("an effect too few", "post", |tree, path| lose(tree, path, "x-effect")),
    ("a summary too few", "post", |tree, path| lose(tree, path, "summary")),
    ("an effect that is none", "x-effect", |tree, path| replace(tree, path, text("writes"))),
    ("a key to unwrap that is none", "x-unwrap", |tree, path| replace(tree, path, text("zzz"))),
    ("a row twice", "x-errors", |tree, path| {
        let Tree::List(rows) = tree.at_mut(path) else { return None };
        let twice = rows.iter().find(|row| row.get("causes").is_some())?.clone();
        rows.push(twice);
        Some([path, &[rows.len() - 1]].concat())
    }),
    ("a row that says nothing", "x-errors", |tree, path| {
        let Tree::List(rows) = tree.at_mut(path) else { return None };
        rows.push(map([("code", text("SAYS_NOTHING")), ("status", plain(400))]));
        Some([path, &[rows.len() - 1]].concat())
    }),
    ("a status that is none", "status", |tree, path| match tree.at(path) {
        Tree::Plain(_) => replace(tree, path, plain(99)),
        _ => None,
    }),
    ("an enum value twice", "enum", |tree, path| {
        let Tree::List(values) = tree.at_mut(path) else { return None };
        values.push(values.first()?.clone());
        Some([path, &[values.len() - 1]].concat())
    }),
    ("an enum value without a word", "enum", |tree, path| {
        let Tree::List(values) = tree.at_mut(path) else { return None };
        values.push(text("WITHOUT_A_WORD"));
        Some([path, &[values.len() - 1]].concat())
    }),
    ("a word for no enum value", "x-enum-descriptions", |tree, path| {
        tree.at_mut(path).push("NO_VALUE", text("A word."));
        let Tree::Map(entries) = tree.at(path) else { return None };
        Some([path, &[entries.len() - 1]].concat())
    }),
    ("a pattern of no prefix", "pattern", |tree, path| match tree.at(path) {
        Tree::Text(pattern) if pattern.ends_with('_') => replace(tree, path, text("^.*$")),
        _ => None,
    }),
];

fn replace(tree: &mut Tree, path: &[usize], with: Tree) -> Option<Path> {
    *tree.at_mut(path) = with;
    Some(path.to_vec())
}

fn rename(tree: &mut Tree, path: &[usize], key: &str) -> Option<Path> {
    let (last, above) = path.split_last()?;
    let Tree::Map(entries) = tree.at_mut(above) else { return None };
    entries[*last].0 = key.to_owned();
    Some(path.to_vec())
}

fn lose(tree: &mut Tree, path: &[usize], key: &str) -> Option<Path> {
    let Tree::Map(entries) = tree.at_mut(path) else { return None };
    entries.retain(|(found, _)| found != key);
    Some(path.to_vec())
}

/// How many kinds of mistakes there are.
pub(crate) fn kinds() -> usize {
    KINDS.len()
}

/// Makes a mistake of a kind, if the group has a place for it.
pub(crate) fn make(chance: &mut Chance, group: &Group, kind: usize) -> Option<Mistake> {
    let (what, key, make) = KINDS[kind];
    let mut places: Vec<Path> = Vec::new();
    find(&group.file, key, &mut Vec::new(), &mut places);
    while !places.is_empty() {
        let path = places.swap_remove(chance.below(places.len()));
        let mut group = group.clone();
        if let Some(place) = make(&mut group.file, &path) {
            let line = group.file.line(&place);
            return Some(Mistake { what, group, line });
        }
    }
    None
}

/// Where a key stands that means something: not in an example, and not as the name of a property.
fn find(tree: &Tree, key: &str, path: &mut Path, found: &mut Vec<Path>) {
    let children: Vec<(&str, &Tree)> = match tree {
        Tree::Map(entries) => entries.iter().map(|(key, tree)| (&**key, tree)).collect(),
        Tree::List(items) => items.iter().map(|tree| ("", tree)).collect(),
        _ => return,
    };
    for (place, (name, child)) in children.into_iter().enumerate() {
        path.push(place);
        if name == key {
            found.push(path.clone());
        }
        match (name, child) {
            ("example" | "examples" | "default", _) => {}
            (
                "properties" | "schemas" | "x-enum-descriptions" | "x-enum-aliases" | "mapping",
                Tree::Map(entries),
            ) => {
                for (place, (_, child)) in entries.iter().enumerate() {
                    path.push(place);
                    find(child, key, path, found);
                    path.pop();
                }
            }
            _ => find(child, key, path, found),
        }
        path.pop();
    }
}
