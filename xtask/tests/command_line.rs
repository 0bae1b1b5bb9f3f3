//! How each command is called: help, mistakes in the arguments, exit status, pipes; and `explain`,
//! `doctor` and `codegen --fix`, on copies.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use support::{copy_folder, fresh, text, workspace, xtask};

const COMMANDS: [&str; 9] = [
    "codegen",
    "doctor",
    "explain",
    "lint",
    "bundle",
    "coverage",
    "diff",
    "new-provisioner",
    "remove-provisioner",
];

const PROPAY: &str = "spec/provisioners/propay.yaml";

fn copy(name: &str) -> PathBuf {
    let copy = fresh(&format!("command_line_{name}"));
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

/// The exit status, stdout and stderr.
fn call(copy: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = xtask(copy, arguments);
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn each_command_has_help_of_its_own() {
    let (code, all, _) = call(Path::new("."), &["--help"]);
    assert_eq!(code, Some(0));
    for command in COMMANDS {
        assert!(all.contains(&format!("\n  {command} ")), "{command}: {all}");
        let (code, help, err) = call(Path::new("."), &[command, "--help"]);
        assert_eq!((code, &*err), (Some(0), ""), "{command}");
        assert!(help.contains(&format!("\nUsage: cargo xtask {command}")), "{help}");
        assert_eq!(help.matches("cargo xtask ").count(), 1 + help.matches("`cargo xtask ").count());
    }
}

#[test]
fn a_mistake_in_the_arguments_names_what_is_near() {
    for (arguments, reasons) in [
        (&["codgen"][..], ["unrecognized subcommand 'codgen'", "'codegen'"]),
        (&["codegen", "--chekc"], ["unexpected argument '--chekc'", "'--check'"]),
        (
            &["codegen", "--format", "jsn"],
            ["invalid value 'jsn' for '--format <FORMAT>'", "'json'"],
        ),
        (&["codegen", "--check", "--fix"], ["cannot be used with", "Usage: cargo xtask codegen"]),
        (&["lint", "--deny", "KL01055"], ["there is no lint `KL01055`", "`KL0105`"]),
        (&["explain", "KG0120"], ["there is no code `KG0120`", "`KG0102`"]),
        (&["new-provisioner", "acme"], ["--title <TITLE>", "--sponsor <SPONSOR>"]),
        (&["diff", "--base", "no-such-revision"], ["git knows no revision", "xtask diff"]),
        (&[], ["Usage: cargo xtask <COMMAND>", "remove-provisioner"]),
    ] {
        let (code, out, err) = call(&workspace(), arguments);
        assert_eq!((code, &*out), (Some(2), ""), "{arguments:?}: {err}");
        for reason in reasons {
            assert!(err.contains(reason), "{arguments:?} without {reason:?}: {err}");
        }
    }
}

#[test]
fn explain_shows_a_page() {
    let (code, page, _) = call(Path::new("."), &["explain", "KG0102"]);
    assert_eq!(code, Some(0));
    assert!(page.starts_with("# KG0102: a value of the wrong kind\n"), "{page}");
}

/// As in `cargo xtask explain | true`.
#[test]
fn a_reader_that_has_gone_is_no_mistake() {
    let copy = copy("pipe");
    for arguments in [
        &["explain"][..],
        &["explain", "KG0102"],
        &["bundle"],
        &["coverage"],
        &["codegen"],
        &["lint"],
        &["--help"],
        &["bundle", "--help"],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(arguments).env("CARGO_MANIFEST_DIR", copy.join("xtask"));
        command.env_remove("GITHUB_ACTIONS").stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("it starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a device");
    let output = command.arg("explain").stdout(full).output().expect("it starts");
    assert_eq!(output.status.code(), Some(3));
    assert!(text(&output.stderr).starts_with("cannot write to stdout: "));
}

#[test]
fn replacements_are_applied_where_they_are_offered() {
    let copy = copy("fix");
    let path = copy.join(PROPAY);
    let right = fs::read_to_string(&path).expect("read");
    let wrong = right.replacen("x-effect: write", "x-efect: write", 1).replacen(
        "summary: ",
        "sumary:   ",
        1,
    );
    fs::write(&path, &wrong).expect("written");
    let (code, _, err) = call(&copy, &["codegen"]);
    assert_eq!(code, Some(1), "{err}");
    assert_eq!(fs::read_to_string(&path).expect("read"), wrong, "only --fix changes the spec");

    let (code, out, err) = call(&copy, &["codegen", "--fix"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains(":15:7: `x-efect` → `x-effect` (KG0105)\n"), "{out}");
    assert!(out.contains(" generated files, 0 written or removed, in "), "{out}");
    let fixed = fs::read_to_string(&path).expect("read");
    assert_eq!(fixed, right.replacen("summary: ", "summary:   ", 1), "all other bytes stay");

    // What cannot be replaced is still reported, and what was replaced stays.
    fs::write(&path, wrong.replacen("tags: [propay]", "tags: 7", 1)).expect("written");
    let (code, out, err) = call(&copy, &["codegen", "--fix"]);
    assert_eq!(code, Some(1), "{err}");
    assert!(out.contains("`x-efect` → `x-effect`"), "{out}");
    assert!(err.contains("error[KG0102]") && !err.contains("x-efect"), "{err}");
    let fixed = fs::read_to_string(&path).expect("read");
    assert!(fixed.contains("tags: 7") && fixed.contains("x-effect"), "{fixed}");
    let (_, out, _) = call(&copy, &["codegen", "--fix"]);
    assert!(out.contains("nothing: no diagnostic offers a replacement"), "{out}");
}

#[test]
fn the_doctor_lists_what_is_left_to_do() {
    let copy = copy("doctor");
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.current_dir(&copy).args(["-c", "user.name=T", "-c", "user.email=t@example.com"]);
        assert!(command.args(arguments).output().expect("git").status.success(), "{arguments:?}");
    };
    fs::copy(workspace().join("kompliant-api/Cargo.toml"), copy.join("kompliant-api/Cargo.toml"))
        .expect("copied");
    git(&["init", "--quiet", "--initial-branch", "main"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message", "All"]);
    let (code, out, err) = call(&copy, &["doctor"]);
    assert_eq!((code, &*err), (Some(0), ""), "{out}");
    for line in ["ok  spec      no mistakes", "ok  lint  ", "ok  codegen  ", "ok  diff  "] {
        assert!(out.contains(&format!("      {line}")), "{line}: {out}");
    }

    // Whatever is found, the checks after it run.
    let enums = copy.join("spec/components/enums.yaml");
    let old = fs::read_to_string(&enums).expect("read");
    let new = old.replacen("FAILED: Finished with errors.", "FAILED: It failed, it has failed.", 1);
    assert_ne!(old, new);
    fs::write(&enums, new).expect("written");
    let (code, out, err) = call(&copy, &["doctor"]);
    assert_eq!((code, &*err), (Some(1), "2 of 4 checks found something\n"), "{out}");
    assert!(out.contains("   FOUND  lint      1 warning in the spec\n"), "{out}");
    assert!(out.contains("   FOUND  codegen   "), "{out}");
    assert!(out.contains("      ok  diff  "), "{out}");
    let left = "left to do:\n  cargo xtask lint --deny warnings\n  cargo xtask codegen\n";
    assert!(out.contains(left), "{out}");

    fs::write(&enums, old.replacen("enum:", "enmu:", 1)).expect("written");
    let (code, out, err) = call(&copy, &["doctor"]);
    assert_eq!((code, &*out), (Some(1), ""), "{err}");
    assert!(err.contains("error[KG0101]") && err.contains("left to do: correct this first"));

    // Without git nothing is known of the version.
    fs::write(&enums, old).expect("written");
    fs::remove_dir_all(copy.join(".git")).expect("removed");
    git(&["init", "--quiet", "--initial-branch", "other"]);
    let (code, out, err) = call(&copy, &["doctor"]);
    assert_eq!((code, &*err), (Some(3), "1 checks did not run\n"), "{out}");
}
