//! Generated files against those on disk, and the disk made as it was generated.

use std::fs;
use std::path::{Path, PathBuf};

use codegen::write::{Difference, Output, apply, compare, unified};

const FOLDERS: [&str; 2] = ["src/generated", "tests/generated"];

fn output(path: &str, text: &str) -> Output {
    Output { path: path.to_owned(), text: text.to_owned() }
}

/// An empty folder of its own for each test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("write").join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("written");
}

#[test]
fn what_is_changed_missing_and_left_over_is_found_and_mended() {
    let root = folder("mended");
    put(&root, "src/generated/same.rs", "same");
    put(&root, "src/generated/inner/changed.rs", "by hand");
    put(&root, "src/generated/gone/orphan.rs", "once generated");
    put(&root, "src/generated/kept/orphan.rs", "once generated");
    put(&root, "src/lib.rs", "by hand");
    let outputs = [
        output("src/generated/inner/changed.rs", "generated"),
        output("src/generated/kept/new.rs", "generated"),
        output("src/generated/same.rs", "same"),
        output("tests/generated/new.rs", "generated"),
    ];
    let found = compare(&root, &FOLDERS, &outputs).expect("read");
    let orphan = |path: &str| Difference::Orphaned(path.to_owned());
    assert_eq!(
        found,
        [
            orphan("src/generated/gone/orphan.rs"),
            Difference::Changed(outputs[0].clone(), "by hand".to_owned()),
            Difference::Missing(outputs[1].clone()),
            orphan("src/generated/kept/orphan.rs"),
            Difference::Missing(outputs[3].clone()),
        ]
    );

    let before = fs::metadata(root.join("src/generated/same.rs")).expect("a file");
    apply(&root, &found).expect("written");
    assert_eq!(compare(&root, &FOLDERS, &outputs).expect("read"), []);
    // A folder goes with its last file; what is as it should be is not touched, nor what is no output.
    assert!(!root.join("src/generated/gone").exists());
    assert!(root.join("src/generated/kept").exists());
    assert_eq!(fs::read_to_string(root.join("src/lib.rs")).expect("a file"), "by hand");
    let after = fs::metadata(root.join("src/generated/same.rs")).expect("a file");
    assert_eq!(after.modified().expect("a time"), before.modified().expect("a time"));
}

/// That is no folder without files, where all would have to be written.
#[test]
fn a_folder_that_cannot_be_read_is_an_error() {
    let root = folder("no_folder");
    put(&root, "src/generated", "a file in its place");
    assert!(compare(&root, &FOLDERS, &[]).is_err());
}

#[test]
fn a_difference_is_shown_line_by_line() {
    let shown = unified("src/a.rs", "one\ntwo\nthree\n", "one\n2\nthree\n");
    let expected = "--- src/a.rs (on disk)\n+++ src/a.rs (generated)\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n";
    assert_eq!(shown, expected);
    assert_eq!(unified("src/a.rs", "one\n", "one\n"), "");
}
