//! Everything that is refused has been seen to be refused.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::reader::Object;
use super::table::{Shape, Support, Table};
use super::{Parts, Root};

#[test]
fn every_refused_key_has_a_case_that_shows_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui");
    let entries = fs::read_dir(folder).expect("the cases").map(|entry| entry.expect("an entry"));
    let paths = entries.map(|entry| entry.path());
    let shown: String = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "stderr"))
        .map(|path| fs::read_to_string(path).expect("a text"))
        .collect();
    let mut refused = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for root in [Root::table, Parts::table] {
        collect(root(), &mut seen, &mut refused);
    }
    assert!(refused.len() > 30, "{refused:?}");
    let missing: Vec<_> = refused
        .iter()
        .filter(|(key, reason)| {
            let title = format!("`{key}` is OpenAPI, but not used by this generator");
            !shown.split("error[").any(|text| text.contains(&title) && text.contains(reason))
        })
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The keys of a table, and what it is called: the two that `components` have differ.
type Seen = BTreeSet<(&'static str, Vec<&'static str>)>;

fn collect(table: Table, seen: &mut Seen, refused: &mut BTreeSet<(&'static str, &'static str)>) {
    if !seen.insert((table.what, table.keys.iter().map(|key| key.name).collect())) {
        return;
    }
    for key in table.keys {
        match key.support {
            Support::Refused(reason) => drop(refused.insert((key.name, reason))),
            Support::Used(shape) => objects(shape(), seen, refused),
        }
    }
    table.rest.into_iter().for_each(|shape| objects(shape(), seen, refused));
}

fn objects(shape: Shape, seen: &mut Seen, refused: &mut BTreeSet<(&'static str, &'static str)>) {
    match shape {
        Shape::Object(table) | Shape::RefOr(table) | Shape::TrueOrSchema(table) => {
            collect(table(), seen, refused);
        }
        Shape::List { item: inner, .. } | Shape::Map(inner) | Shape::RefOrList(inner) => {
            objects(inner(), seen, refused);
        }
        _ => {}
    }
}
