//! The spec at another revision, and which revision that is.
//!
//! Nothing is checked out: files are read out of git, so that the work tree stays as it is.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::failure::Failure;

/// What is compared with.
#[derive(Debug)]
pub(super) struct Base {
    /// As a person knows it: `v0.1.0`.
    pub(super) name: String,
    /// The commit.
    commit: String,
    /// Whether the version of the crate has to go on from there: it was released, or named by
    /// whoever asks.
    pub(super) released: bool,
}

/// The revision that was named; else the last release, which is the last tag `v*`; else where this
/// branch leaves `origin/main` or `main`.
pub(super) fn base(root: &Path, named: Option<&str>) -> Result<Base, Failure> {
    let commit = |name: &str| {
        let name = format!("{name}^{{commit}}");
        line(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &name])
    };
    if let Some(name) = named {
        let commit = commit(name)
            .ok_or_else(|| Failure::usage("diff", format!("git knows no revision `{name}`")))?;
        return Ok(Base { name: name.to_owned(), commit, released: true });
    }
    if let Some(tag) = line(root, &["describe", "--tags", "--abbrev=0", "--match", "v*"])
        && let Some(commit) = commit(&format!("refs/tags/{tag}"))
    {
        return Ok(Base { name: tag, commit, released: true });
    }
    for branch in ["origin/main", "main"] {
        if let Some(commit) = line(root, &["merge-base", "HEAD", branch]) {
            let short = commit.get(..7).unwrap_or(&commit);
            return Ok(Base { name: format!("{branch} at {short}"), commit, released: false });
        }
    }
    let text = "there is no tag `v*` and no branch `main` to compare with: \
                name a revision by `--base REV`";
    Err(Failure::Broken(text.to_owned()))
}

/// Every file below a folder of the workspace, by its path from there.
pub(super) fn files(
    root: &Path,
    base: &Base,
    folder: &str,
) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let list = git(root, &["ls-tree", "-r", "-z", "--name-only", &base.commit, "--", folder])
        .map_err(Failure::Broken)?;
    let list = String::from_utf8(list)
        .map_err(|_| Failure::Broken("a path in git is not UTF-8".to_owned()))?;
    let mut files = BTreeMap::new();
    for path in list.split('\0').filter(|path| !path.is_empty()) {
        let inner = path.strip_prefix(folder).and_then(|path| path.strip_prefix('/'));
        files.insert(inner.unwrap_or(path).to_owned(), show(root, base, path)?);
    }
    match files.is_empty() {
        true => Err(Failure::Broken(format!("there is no {folder}/ at {}", base.name))),
        false => Ok(files),
    }
}

/// The text of a file of the workspace.
pub(super) fn read(root: &Path, base: &Base, path: &str) -> Result<String, Failure> {
    String::from_utf8(show(root, base, path)?)
        .map_err(|_| Failure::Broken(format!("{path} at {} is not UTF-8", base.name)))
}

/// `./`, because the workspace need not be the top of the repository.
fn show(root: &Path, base: &Base, path: &str) -> Result<Vec<u8>, Failure> {
    git(root, &["cat-file", "blob", &format!("{}:./{path}", base.commit)])
        .map_err(|error| Failure::Broken(format!("cannot read {path} at {}: {error}", base.name)))
}

/// What git answers in one line; `None` where it refuses.
fn line(root: &Path, arguments: &[&str]) -> Option<String> {
    let text = String::from_utf8(git(root, arguments).ok()?).ok()?;
    text.lines().next().filter(|line| !line.is_empty()).map(str::to_owned)
}

fn git(root: &Path, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let output = Command::new("git")
        .current_dir(root)
        .args(arguments)
        .output()
        .map_err(|error| format!("cannot run git: {error}"))?;
    match output.status.success() {
        true => Ok(output.stdout),
        false => Err(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
    }
}
