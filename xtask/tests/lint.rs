//! `cargo xtask lint`, on a copy of the spec: what it prints where, and when it fails.

mod support;

use std::fs;
use std::path::PathBuf;
use std::process::Output;

use support::{copy_folder, fresh, text, workspace, xtask, xtask_with};

const ENUMS: &str = "spec/components/enums.yaml";

fn copy(name: &str) -> PathBuf {
    let copy = fresh(&format!("lint_{name}"));
    copy_folder(&workspace().join("spec"), &copy.join("spec"));
    copy
}

/// A copy in which one text is worse than it was.
fn worse(name: &str, find: &str, replace: &str) -> PathBuf {
    let copy = copy(name);
    let path = copy.join(ENUMS);
    let old = fs::read_to_string(&path).expect("read");
    assert_eq!(old.matches(find).count(), 1, "{find}");
    fs::write(&path, old.replace(find, replace)).expect("written");
    copy
}

fn repeats(name: &str) -> PathBuf {
    worse(name, "FAILED: Finished with errors.", "FAILED: It failed, it has failed.")
}

#[test]
fn the_spec_passes_with_warnings_denied() {
    let linted = xtask(&copy("clean"), &["lint", "--deny", "warnings"]);
    assert!(linted.status.success(), "{}", text(&linted.stderr));
    assert!(text(&linted.stdout).contains(" lints have nothing to say; "));
}

#[test]
fn warnings_are_shown_and_fail_only_where_they_are_denied() {
    let copy = repeats("denied");
    let warned = xtask(&copy, &["lint"]);
    assert_eq!(warned.status.code(), Some(0));
    let shown = text(&warned.stderr);
    assert!(shown.starts_with("warning[KL0105]: "), "{shown}");
    assert!(shown.contains("\n1 warning in the spec\n"), "{shown}");
    for denied in ["warnings", "KL0105"] {
        let failed = xtask(&copy, &["lint", "--deny", denied]);
        assert_eq!(failed.status.code(), Some(1));
        assert!(text(&failed.stderr).starts_with("error[KL0105]: "), "{denied}");
    }
    let allowed = xtask(&copy, &["lint", "--deny", "warnings", "--allow", "KL0105"]);
    assert_eq!(allowed.status.code(), Some(0), "{}", text(&allowed.stderr));
    assert_eq!(xtask(&copy, &["lint", "--deny", "KL01055"]).status.code(), Some(2));
}

#[test]
fn programs_read_stdout() {
    let copy = repeats("programs");
    let linted = xtask(&copy, &["lint", "--format", "json"]);
    let out = text(&linted.stdout);
    assert_eq!(out.lines().count(), 1, "{out}");
    assert!(out.starts_with(r#"{"code":"KL0105","level":"warning","#), "{out}");
    assert_eq!(text(&linted.stderr), "1 warning in the spec\n");

    let on_github = xtask_with(&copy, &["lint"], &[("GITHUB_ACTIONS", "true")]);
    let out = text(&on_github.stdout);
    assert!(out.starts_with("::warning file=spec/components/enums.yaml,line="), "{out}");
}

/// A new provisioner has dozens of findings of a few kinds.
#[test]
fn findings_of_one_kind_are_shown_together() {
    let copy = copy("grouped");
    let begun = xtask(&copy, &["new-provisioner", "acme", "--title", "Acme", "--sponsor", "ACME"]);
    assert!(begun.status.success(), "{}", text(&begun.stderr));
    let in_full = |output: &Output| text(&output.stderr).matches("\nwarning[KL0107]: ").count();
    let (grouped, all) = (xtask(&copy, &["lint"]), xtask(&copy, &["lint", "--all"]));
    // One in each of three files.
    assert_eq!(in_full(&grouped), 3, "{}", text(&grouped.stderr));
    let total = in_full(&all);
    assert!(total > 15, "{}", text(&all.stderr));
    let shown = text(&grouped.stderr);
    for line in [
        "  also provisioners/acme.yaml:27:17: left to do: the parameters of acme.create".to_owned(),
        format!("{total:>5}  KL0107  something that is left to do"),
    ] {
        assert!(shown.lines().any(|found| found == line), "{line}\n{shown}");
    }
    assert!(shown.contains(" more; `cargo xtask lint --all` shows them\n"), "{shown}");
    let json = text(&xtask(&copy, &["lint", "--format", "json"]).stdout);
    assert_eq!(json.matches("\"code\":\"KL0107\"").count(), total, "programs read all");
}

/// A spec with mistakes is refused as by `codegen`.
#[test]
fn mistakes_come_first() {
    let copy = worse("mistakes", "  FAILED: Finished", "  FALED: Finished");
    let linted = xtask(&copy, &["lint", "--allow", "KL0105"]);
    assert_eq!(linted.status.code(), Some(1));
    let shown = text(&linted.stderr);
    assert!(shown.contains("error[KG0207]: "), "{shown}");
    assert!(shown.contains("nothing was written"), "{shown}");
}
