//! `cargo xtask diff`, in a repository of its own.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use support::{copy_folder, fresh, run, text, workspace, xtask};

const LEDGER: &str = "spec/provisioners/ledger.yaml";
const MANIFEST: &str = "kompliant-api/Cargo.toml";
const FIELD: &str = "        note: {type: string, description: A remark.}\n";

/// A repository with one commit on `main`: the spec of codegen's pairs, and version 0.1.0.
fn repository(name: &str) -> PathBuf {
    let folder = fresh(name);
    copy_folder(&workspace().join("codegen/tests/diff/base"), &folder.join("spec"));
    fs::create_dir_all(folder.join("kompliant-api")).expect("a folder");
    version(&folder, "0.1.0");
    fs::write(folder.join("CHANGELOG.md"), "# Changelog\n\n## [Unreleased]\n\n- By hand.\n")
        .expect("written");
    git(&folder, &["init", "--quiet", "--initial-branch", "main"]);
    commit(&folder);
    folder
}

fn git(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new("git");
    let author = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
    run(command.current_dir(folder).env("HOME", folder).args(author).args(arguments))
}

fn commit(folder: &Path) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", "As it is"]);
}

fn version(folder: &Path, version: &str) {
    let manifest = format!("[package]\nname = \"kompliant-api\"\nversion = \"{version}\"\n");
    fs::write(folder.join(MANIFEST), manifest).expect("written");
}

fn edit(folder: &Path, find: &str, replace: &str) {
    let old = fs::read_to_string(folder.join(LEDGER)).expect("read");
    assert!(old.contains(find), "{find}");
    fs::write(folder.join(LEDGER), old.replace(find, replace)).expect("written");
}

fn lines(output: &Output) -> Vec<String> {
    text(&output.stdout).lines().map(str::to_owned).collect()
}

#[test]
fn a_release_needs_the_version_for_what_it_changes() {
    let folder = repository("diff_release");
    git(&folder, &["tag", "v0.1.0"]);
    edit(&folder, FIELD, "");
    commit(&folder);

    let refused = xtask(&folder, &["diff"]);
    assert_eq!(refused.status.code(), Some(1));
    let out = lines(&refused);
    for line in [
        "spec/ against v0.1.0",
        "breaking: `ledger::Entry` no longer has the field `note`",
        "  --> spec/provisioners/ledger.yaml:95:9 in v0.1.0",
        "a minor bump is needed: 0.1.0 at v0.1.0, 0.2.0 or later now; kompliant-api is 0.1.0",
    ] {
        assert!(out.iter().any(|found| found == line), "{line}\n{out:#?}");
    }
    assert_eq!(
        text(&refused.stderr),
        "kompliant-api/Cargo.toml has version 0.1.0, and these changes need 0.2.0 or later\n"
    );

    version(&folder, "0.1.9");
    assert_eq!(xtask(&folder, &["diff"]).status.code(), Some(1));
    version(&folder, "0.2.0");
    assert!(xtask(&folder, &["diff"]).status.success());
}

/// A branch that adds what another has added must not ask for one more version.
#[test]
fn without_a_release_the_version_may_stay() {
    let folder = repository("diff_unreleased");
    git(&folder, &["checkout", "--quiet", "-b", "branch"]);
    edit(&folder, FIELD, "");
    commit(&folder);
    let shown = xtask(&folder, &["diff"]);
    assert!(shown.status.success(), "{}", text(&shown.stderr));
    let out = lines(&shown);
    assert!(out[0].starts_with("spec/ against main at "), "{out:#?}");
    assert!(out.iter().any(|line| line.starts_with("1 breaking, 0 additive, ")), "{out:#?}");
    assert!(out.iter().any(|line| line.starts_with("no tag `v*` is there: ")), "{out:#?}");

    let named = xtask(&folder, &["diff", "--base", "main"]);
    assert_eq!(named.status.code(), Some(1), "whoever names a revision wants to know");
}

#[test]
fn programs_get_json_alone() {
    let folder = repository("diff_json");
    edit(&folder, "description: A remark.", "description: A word.");
    let output = xtask(&folder, &["diff", "--base", "HEAD", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let out = text(&output.stdout);
    for part in [
        "\"text\": \"`note` of `ledger::Entry` is described otherwise\"",
        "\"file\": \"spec/provisioners/ledger.yaml\"",
        "\"line\": 95",
        "\"base\": \"HEAD\"",
        "\"needed\": \"0.1.1\"",
        "\"enough\": false",
    ] {
        assert!(out.contains(part), "{part}\n{out}");
    }
    assert!(out.starts_with('{') && out.ends_with("}\n"), "{out}");

    let output = xtask(&folder, &["diff", "--base", "HEAD", "--format", "markdown"]);
    let row = "| `note` of `ledger::Entry` is described otherwise | documentation | none | \
               `spec/provisioners/ledger.yaml:95` |";
    assert!(lines(&output).iter().any(|line| line == row), "{}", text(&output.stdout));
}

#[test]
fn the_changelog_keeps_what_is_there() {
    let folder = repository("diff_changelog");
    let changelog = || fs::read_to_string(folder.join("CHANGELOG.md")).expect("read");
    let before = changelog();
    edit(&folder, FIELD, "");
    version(&folder, "0.2.0");
    let write =
        || assert!(xtask(&folder, &["diff", "--base", "HEAD", "--changelog"]).status.success());
    write();
    let once = changelog();
    assert!(once.contains("- By hand.\n"), "{once}");
    assert!(
        once.contains("- `ledger::Entry` no longer has the field `note` (in Rust).\n"),
        "{once}"
    );
    write();
    assert_eq!(changelog(), once, "a second time changes nothing");

    edit(&folder, "        raw: {", &format!("{FIELD}        raw: {{"));
    write();
    assert_eq!(changelog(), before, "what was taken back is not told");
}

#[test]
fn what_cannot_be_compared_is_said() {
    let folder = repository("diff_refused");
    let error = |arguments: &[&str]| {
        let output = xtask(&folder, arguments);
        (output.status.code(), text(&output.stderr))
    };
    let (code, usage) = error(&["diff", "--base", "v9"]);
    assert_eq!(code, Some(2), "{usage}");
    assert!(usage.starts_with("error: git knows no revision `v9`\n"), "{usage}");
    let (code, usage) = error(&["diff", "--base"]);
    assert_eq!(code, Some(2), "{usage}");

    edit(&folder, "required: [amount, account]", "requried: [amount, account]");
    let (code, refused) = error(&["diff", "--base", "HEAD"]);
    assert_eq!(code, Some(1));
    assert!(refused.starts_with("error[KG0101]: unknown key `requried`"), "{refused}");
    commit(&folder);
    edit(&folder, "requried", "required");
    let (_, refused) = error(&["diff", "--base", "HEAD"]);
    let start = "this generator does not accept the spec at HEAD:\nerror[KG0101]";
    assert!(refused.starts_with(start), "{refused}");

    git(&folder, &["rm", "-r", "--quiet", "--cached", "spec"]);
    git(&folder, &["commit", "--quiet", "--message", "Without it"]);
    let refused = error(&["diff", "--base", "HEAD"]);
    assert_eq!(refused, (Some(3), "there is no spec/ at HEAD\n".to_owned()));
}
