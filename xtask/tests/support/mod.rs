//! What several test programs need: copies of this workspace, and commands that run in them.
//!
//! Each program uses a part of it, so the rest of it is unused there.
#![allow(dead_code)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub(crate) fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace").to_owned()
}

/// A folder that is not there yet.
pub(crate) fn fresh(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("an old copy goes");
    }
    folder
}

/// Every file that is not built, in a fresh folder of this name.
pub(crate) fn copy_of_workspace(name: &str) -> PathBuf {
    let copy = fresh(name);
    copy_folder(&workspace(), &copy);
    tell_apart(&copy, name);
    copy
}

/// Gives the copied crate a version of its own. Cargo knows the members of a workspace by name,
/// version and place in it, not by where the workspace is: with the same version, what is built of
/// the copy would be taken for the original's in the target folder that they share.
fn tell_apart(copy: &Path, name: &str) {
    let manifest = copy.join("kompliant-api/Cargo.toml");
    let old = fs::read_to_string(&manifest).expect("read");
    let version = old.lines().find(|line| line.starts_with("version = ")).expect("a version");
    let new = format!("version = \"0.0.0-{}\"", name.replace('_', "-"));
    fs::write(&manifest, old.replacen(version, &new, 1)).expect("written");
}

pub(crate) fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = entry.file_name();
        if [".git", "target"].iter().any(|left_out| name == *left_out) {
            continue;
        }
        let (from, to) = (entry.path(), to.join(&name));
        match from.is_dir() {
            true => copy_folder(&from, &to),
            false => drop(fs::copy(&from, &to).expect("copied")),
        }
    }
}

/// Cargo on the target folder of this workspace, so that dependencies are not built again.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder");
    command.args(arguments).env("CARGO_TARGET_DIR", target).env_remove("CARGO_MANIFEST_DIR");
    command
}

/// The command of this workspace, on a copy.
pub(crate) fn xtask(copy: &Path, arguments: &[&str]) -> Output {
    xtask_with(copy, arguments, &[])
}

/// With variables of the environment; those that a CI sets are taken out.
pub(crate) fn xtask_with(copy: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.env_remove("GITHUB_ACTIONS").envs(variables.iter().copied());
    command.args(arguments).env("CARGO_MANIFEST_DIR", copy.join("xtask")).env("HOME", copy);
    command.output().expect("it starts")
}

/// Runs a command that must succeed.
pub(crate) fn run(command: &mut Command) -> Output {
    let output = command.output().expect("it starts");
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert!(output.status.success(), "{command:?}\n{out}\n{err}");
    output
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
