//! `cargo xtask new-provisioner`: what it begins is valid, compiles and passes its tests, and
//! `remove-provisioner` gives back the bytes of before. On copies of the workspace.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use support::{cargo, copy_folder, copy_of_workspace, fresh, run, text, workspace, xtask};

type Files = BTreeMap<PathBuf, Vec<u8>>;

const ACME: &[&str] =
    &["new-provisioner", "acme", "--title", "Acme & Sons", "--sponsor", "ACME_BANK"];

#[test]
fn what_it_begins_compiles_and_passes_its_tests() {
    let copy = copy_of_workspace("new_provisioner");
    let before = files(&copy.join("spec"));
    let begun = xtask(&copy, ACME);
    assert!(begun.status.success(), "{}", text(&begun.stderr));
    let out = text(&begun.stdout);
    assert!(out.contains("     new  spec/provisioners/acme.yaml\n"), "{out}");
    assert!(out.contains(" changed  spec/openapi.yaml\n"), "{out}");

    // Every place that is listed exists and says what it is said to say.
    let places = out.lines().filter_map(|line| line.strip_prefix("  spec/"));
    let places: Vec<&str> = places.collect();
    assert!(places.len() >= 15, "{out}");
    for place in places {
        let (path, rest) = place.split_once(':').expect("a path");
        let (line, what) = rest.split_once(": ").expect("a line");
        let line: usize = line.parse().expect("a number");
        let file = fs::read_to_string(copy.join("spec").join(path)).expect("read");
        let found = file.lines().nth(line - 1).expect("the line");
        assert!(found.ends_with(&format!("# TODO(acme): {what}")), "{place}\n{found}");
    }

    // What was there is there, in its order; only the two enums in one line have changed.
    for (path, old) in &before {
        let new = fs::read(copy.join("spec").join(path)).expect("read");
        let new = text(&new);
        let mut rest: Vec<&str> = new.lines().collect();
        let mut gone = Vec::new();
        for line in text(old).lines() {
            match rest.iter().position(|found| *found == line) {
                Some(at) => drop(rest.drain(..=at)),
                None => gone.push(line.to_owned()),
            }
        }
        let expected: &[&str] = match path.ends_with("enums.yaml") {
            true => &[
                "      enum: [GLOBAL_PAYMENTS, MERRICK]",
                "      enum: [MBTRUST, PROPAY, ACCOUNT_PROVISIONING]",
            ],
            false => &[],
        };
        assert_eq!(gone, expected, "{}", path.display());
    }

    let generated = xtask(&copy, &["codegen"]);
    assert!(generated.status.success(), "{}", text(&generated.stderr));
    assert!(copy.join("kompliant-api/src/generated/acme/create.rs").exists());
    let api = copy.join("kompliant-api/Cargo.toml");
    run(cargo(&["rustc", "--lib", "--manifest-path"]).arg(&api).args(["--", "-D", "warnings"]));
    let tested = run(cargo(&["test", "--test", "generated", "--manifest-path"]).arg(&api));
    assert!(text(&tested.stdout).contains("acme"), "{}", text(&tested.stdout));

    let removed = xtask(&copy, &["remove-provisioner", "acme"]);
    assert!(removed.status.success(), "{}", text(&removed.stderr));
    assert!(files(&copy.join("spec")) == before, "the bytes of before");
    assert!(xtask(&copy, &["codegen"]).status.success());
    let workspace = workspace().join("kompliant-api/src/generated");
    assert!(files(&copy.join("kompliant-api/src/generated")) == files(&workspace));
}

#[test]
fn provisioners_come_and_go_in_any_order() {
    let copy = copy_of_spec("any_order");
    let before = files(&copy.join("spec"));
    let begin = |arguments: &[&str]| {
        let begun = xtask(&copy, arguments);
        assert!(begun.status.success(), "{}", text(&begun.stderr));
    };
    begin(ACME);
    // A sponsor that exists, and one that another provisioner has brought.
    begin(&["new-provisioner", "borel", "--title", "Borel", "--sponsor", "MERRICK"]);
    begin(&["new-provisioner", "coda", "--title", "3D", "--sponsor", "ACME_BANK", "--bank", "B"]);
    begin(&["remove-provisioner", "coda"]);
    begin(&["remove-provisioner", "acme"]);
    begin(&["remove-provisioner", "borel"]);
    assert!(files(&copy.join("spec")) == before, "the bytes of before");
}

#[test]
fn a_sponsor_stays_as_long_as_another_provisioner_has_it() {
    let copy = copy_of_spec("shared_sponsor");
    for arguments in [
        ACME,
        &["new-provisioner", "coda", "--title", "Coda", "--sponsor", "ACME_BANK"],
        &["remove-provisioner", "acme"],
    ] {
        let done = xtask(&copy, arguments);
        assert!(done.status.success(), "{}", text(&done.stderr));
    }
    let enums = fs::read_to_string(copy.join("spec/components/enums.yaml")).expect("read");
    assert!(enums.contains("enum: [GLOBAL_PAYMENTS, MERRICK, ACME_BANK]"), "{enums}");
}

#[test]
fn what_is_no_good_is_refused_before_anything_is_written() {
    let copy = copy_of_spec("refused");
    let before = files(&copy.join("spec"));
    let new = |name: &'static str, title: &'static str, sponsor: &'static str| {
        vec!["new-provisioner", name, "--title", title, "--sponsor", sponsor]
    };
    for (arguments, reason) in [
        (new("propay", "X", "X"), "spec/provisioners/propay.yaml exists"),
        (new("Acme", "X", "X"), "`Acme` is no good name"),
        (new("../acme", "X", "X"), "`../acme` is no good name"),
        (new("match", "X", "X"), "`match` is no good name: it is a keyword of Rust"),
        (
            new("types", "X", "X"),
            "`types` becomes `types` in Rust, which generated code uses itself",
        ),
        (new("operation", "X", "X"), "error[KG0501]"),
        (new("acme", "X: y", "X"), "`X: y` is no good title"),
        (new("acme", "", "X"), "`` is no good title"),
        (new("acme", "X", "x-bank"), "`x-bank` is no good sponsor"),
        (vec!["remove-provisioner", "propya"], "did you mean `propay`?"),
        (vec!["remove-provisioner", "propay"], "spec/provisioners/propay.yaml was worked on"),
        (vec!["remove-provisioner", "propay", "propay"], "Usage: cargo xtask remove-provisioner"),
    ] {
        let refused = xtask(&copy, &arguments);
        assert!(!refused.status.success(), "{arguments:?}");
        let err = text(&refused.stderr);
        assert!(err.contains(reason), "{arguments:?}: {err}");
        assert!(files(&copy.join("spec")) == before, "{arguments:?} has written something");
    }
    let removed = xtask(&copy, &["remove-provisioner", "propay", "--force"]);
    assert!(removed.status.success(), "{}", text(&removed.stderr));
    assert!(!copy.join("spec/provisioners/propay.yaml").exists());
}

fn copy_of_spec(name: &str) -> PathBuf {
    let copy = fresh(&format!("new_provisioner_{name}"));
    copy_folder(&workspace().join("spec"), &copy.join("spec"));
    copy
}

/// Every file below `folder`.
fn files(folder: &Path) -> Files {
    let mut found = Files::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    let name = path.strip_prefix(folder).expect("below it").to_owned();
                    found.insert(name, fs::read(&path).expect("read"));
                }
            }
        }
    }
    found
}
