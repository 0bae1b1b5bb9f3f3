//! Everything that is refused has been seen to be refused.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::openapi;
use super::shape::{Object, Shape, Support};

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
    let mut seen = Vec::new();
    for root in [&openapi::ROOT, &openapi::PARTS] {
        collect(root, &mut seen, &mut refused);
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

fn collect(
    object: &'static Object,
    seen: &mut Vec<*const Object>,
    refused: &mut BTreeSet<(&'static str, &'static str)>,
) {
    if seen.contains(&std::ptr::from_ref(object)) {
        return;
    }
    seen.push(std::ptr::from_ref(object));
    for key in object.keys {
        match key.support {
            Support::Unused(reason) => drop(refused.insert((key.name, reason))),
            Support::Used => objects(&key.shape, seen, refused),
        }
    }
    object.rest.iter().for_each(|shape| objects(shape, seen, refused));
}

fn objects(
    shape: &'static Shape,
    seen: &mut Vec<*const Object>,
    refused: &mut BTreeSet<(&'static str, &'static str)>,
) {
    match shape {
        Shape::Object(object) | Shape::RefOr(object) => collect(object, seen, refused),
        Shape::List(inner)
        | Shape::LooseList(inner)
        | Shape::Map(inner)
        | Shape::RefOrList(inner) => objects(inner, seen, refused),
        _ => {}
    }
}
