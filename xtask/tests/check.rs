//! `cargo xtask codegen` and `--check`, on a copy of the spec and of what is generated from it.

mod support;

use std::fs;
use std::path::PathBuf;

use support::{copy_folder, fresh, text, workspace, xtask, xtask_with};

/// A copy of what the command works on, below a folder of its own.
fn copy(name: &str) -> PathBuf {
    let copy = fresh(name);
    for folder in [
        "spec",
        "kompliant-api/src/generated",
        "kompliant-api/tests/generated",
        "kompliant-api/reference",
    ] {
        copy_folder(&workspace().join(folder), &copy.join(folder));
    }
    copy
}

#[test]
fn what_is_current_is_left_alone() {
    let copy = copy("current");
    let checked = xtask(&copy, &["codegen", "--check"]);
    assert!(checked.status.success(), "{}", text(&checked.stdout));
    let file = copy.join("kompliant-api/src/generated/propay.rs");
    let before = fs::metadata(&file).and_then(|data| data.modified()).expect("a time");
    let written = xtask(&copy, &["codegen"]);
    assert!(text(&written.stdout).contains(" generated files, 0 written or removed, in "));
    let after = fs::metadata(&file).and_then(|data| data.modified()).expect("a time");
    assert_eq!(before, after, "a file that is as it should be is not touched");
}

#[test]
fn a_changed_a_missing_and_a_stray_file_are_found() {
    let copy = copy("differences");
    let generated = copy.join("kompliant-api/src/generated");
    let changed = generated.join("propay/get.rs");
    let old = fs::read_to_string(&changed).expect("read");
    fs::write(&changed, old.replace("Effect::Read", "Effect::Write")).expect("written");
    fs::remove_file(generated.join("mbtrust/create.rs")).expect("removed");
    fs::write(generated.join("propay/stray.rs"), "//! Mine.\n").expect("written");

    let checked = xtask(&copy, &["codegen", "--check"]);
    assert_eq!(checked.status.code(), Some(1));
    let (out, err) = (text(&checked.stdout), text(&checked.stderr));
    for line in [
        "changed: kompliant-api/src/generated/propay/get.rs",
        "-    const EFFECT: Effect = Effect::Write;",
        "+    const EFFECT: Effect = Effect::Read;",
        "missing: kompliant-api/src/generated/mbtrust/create.rs",
        "orphaned: kompliant-api/src/generated/propay/stray.rs (nothing generates it)",
    ] {
        assert!(out.lines().any(|found| found == line), "{line}\n{out}");
    }
    assert_eq!(
        err,
        "3 generated files are not current; run `cargo xtask codegen` and commit what it writes\n",
    );
    assert!(!generated.join("mbtrust/create.rs").exists(), "a check writes nothing");

    let written = xtask(&copy, &["codegen"]);
    assert!(text(&written.stdout).contains(" generated files, 3 written or removed, in "));
    assert_eq!(fs::read_to_string(&changed).expect("read"), old);
    assert!(!generated.join("propay/stray.rs").exists());
    assert!(xtask(&copy, &["codegen", "--check"]).status.success());
}

#[test]
fn a_mistake_in_the_spec_writes_nothing() {
    let copy = copy("mistake");
    let spec = copy.join("spec/provisioners/propay.yaml");
    let old = fs::read_to_string(&spec).expect("read");
    fs::write(&spec, old.replacen("x-effect: write", "x-efect: write", 1)).expect("written");
    let refused = xtask(&copy, &["codegen"]);
    assert_eq!(refused.status.code(), Some(1));
    let err = text(&refused.stderr);
    assert!(err.contains("error[KG0105]: unknown extension `x-efect` in an operation"), "{err}");
    assert!(err.contains("--> provisioners/propay.yaml:"), "{err}");
    assert!(err.contains("did you mean `x-effect`?"), "{err}");
}

#[test]
fn programs_read_mistakes_on_stdout() {
    let copy = copy("formats");
    let spec = copy.join("spec/provisioners/propay.yaml");
    let old = fs::read_to_string(&spec).expect("read");
    fs::write(&spec, old.replacen("x-effect: write", "x-efect: write", 1)).expect("written");

    let json = xtask(&copy, &["codegen", "--check", "--format", "json"]);
    assert_eq!(json.status.code(), Some(1));
    let out = text(&json.stdout);
    assert!(out.starts_with(r#"{"code":"KG0105","level":"error","#), "{out}");
    assert!(out.contains(r#","file":"spec/provisioners/propay.yaml","line":15,"#), "{out}");
    assert!(out.lines().all(|line| line.starts_with('{') && line.ends_with('}')), "{out}");
    assert_eq!(text(&json.stderr), "1 mistake in the spec; nothing was written\n");

    let github = xtask_with(&copy, &["codegen"], &[("GITHUB_ACTIONS", "true")]);
    let (out, err) = (text(&github.stdout), text(&github.stderr));
    assert!(
        out.starts_with(
            "::error file=spec/provisioners/propay.yaml,line=15,col=7,title=KG0105::unknown extension"
        ),
        "{out}"
    );
    assert!(
        err.ends_with("nothing was written\nmore about it: cargo xtask explain KG0105\n"),
        "{err}"
    );
    assert_eq!(text(&xtask(&copy, &["codegen"]).stdout), "", "a person reads stderr alone");

    fs::write(&spec, old).expect("written");
    let current = xtask(&copy, &["codegen", "--format", "json"]);
    assert!(current.status.success());
    assert_eq!(text(&current.stdout), "", "without a mistake there is no object");
    assert!(text(&current.stderr).contains(" generated files, 0 written or removed"));
    let wrong = xtask(&copy, &["codegen", "--format", "xml"]);
    assert_eq!(wrong.status.code(), Some(2));
}
