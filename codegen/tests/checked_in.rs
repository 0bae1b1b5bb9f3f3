//! The code and the pages that are checked in are, byte for byte, what the real spec gives.
//!
//! `cargo xtask codegen --check` says so, too; here a change of a template is seen by the tests of
//! this crate alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use codegen::{Folder, read as read_spec};

#[test]
fn the_real_spec_gives_what_is_checked_in() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let checked = read_spec(&Folder(workspace.join("spec"))).expect("the spec is right");
    let outputs = checked.rust().expect("it parses").into_iter().chain(checked.reference());
    let generated: BTreeMap<String, String> =
        outputs.map(|output| (output.path, output.text)).collect();
    let mut checked_in = BTreeMap::new();
    for folder in ["src/generated", "tests/generated", "reference"] {
        read(&workspace.join("kompliant-api"), folder, &mut checked_in);
    }
    let (paths, expected): (Vec<_>, Vec<_>) =
        (generated.keys().collect(), checked_in.keys().collect());
    assert_eq!(paths, expected);
    for (path, text) in &generated {
        let old = &checked_in[path];
        assert!(old == text, "{}", codegen::write::unified(path, old, text));
    }
}

fn read(root: &Path, folder: &str, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(root.join(folder)).expect("a folder") {
        let entry = entry.expect("an entry");
        let path = format!("{folder}/{}", entry.file_name().into_string().expect("a name"));
        if entry.path().is_dir() {
            read(root, &path, files);
        } else {
            files.insert(path, fs::read_to_string(entry.path()).expect("a text"));
        }
    }
}
