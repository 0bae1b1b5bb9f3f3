//! `cargo xtask diff`: what the spec of the work tree changes against another revision.
//!
//! `codegen` compares and words; here is what it must not know: git, the terminal, the version in
//! a manifest, and when to fail.

mod git;
mod options;

use std::fs;
use std::path::Path;

use codegen::diff::{Class, Report, Version, diff, entry, json, markdown, text, with_entry};
use codegen::{Folder, read};

use crate::report::{self, Format as Reader};
use crate::workspace;
use git::Base;
use options::{Format, Options};

/// Where the spec stands, as git sees it from the workspace.
const SPEC: &str = "spec";
const MANIFEST: &str = "kompliant-api/Cargo.toml";
const CHANGELOG: &str = "CHANGELOG.md";

/// What stands behind `diff` on the command line.
pub(crate) fn run(options: &[&str]) -> Result<(), String> {
    let options = Options::parse(options)?;
    let root = workspace::root();
    let base = git::base(&root, options.base)?;
    let old = git::files(&root, &base, SPEC)?;
    let shown = |error| report::error(&error, Reader::Text);
    let old = read(&old).map_err(|error| {
        format!("this generator does not accept the spec at {}:\n{}", base.name, shown(error))
    })?;
    let report = diff(old, read(&Folder(workspace::spec())).map_err(shown)?);
    let before = version(&git::read(&root, &base, MANIFEST)?, &base.name)?;
    let manifest = fs::read_to_string(root.join(MANIFEST))
        .map_err(|error| format!("cannot read {MANIFEST}: {error}"))?;
    let verdict = Verdict::of(&report, &base, before, version(&manifest, MANIFEST)?);
    match options.format {
        Format::Text => println!(
            "spec/ against {}\n\n{}{}",
            base.name,
            text(&report, "spec/", &base.name),
            verdict.text
        ),
        Format::Markdown => println!("{}\n{}", markdown(&report, "spec/"), verdict.text),
        Format::Json => {
            let mut value = json(&report, "spec/");
            if let Some(object) = value.as_object_mut() {
                object.insert("base".to_owned(), base.name.as_str().into());
                object.insert("version".to_owned(), verdict.version.to_string().into());
                object.insert("needed".to_owned(), verdict.needed.to_string().into());
                object.insert("enough".to_owned(), verdict.enough.into());
            }
            println!("{value:#}");
        }
    }
    if options.changelog {
        changelog(&root, &report, options.format)?;
    }
    match verdict.enough {
        true => Ok(()),
        false => Err(format!(
            "{MANIFEST} has version {}, and these changes need {} or later",
            verdict.version, verdict.needed
        )),
    }
}

/// Whether the version of the crate is one that may have these changes.
struct Verdict {
    version: Version,
    needed: Version,
    enough: bool,
    text: String,
}

impl Verdict {
    fn of(report: &Report, base: &Base, before: Version, version: Version) -> Self {
        let needed = before.after(report.bump());
        let mut text = match report.bump() {
            Class::None => format!("no new version is needed; kompliant-api is {version}"),
            class => format!(
                "a {} bump is needed: {before} at {}, {needed} or later now; kompliant-api is {version}",
                before.part(class),
                base.name,
            ),
        };
        if !base.released {
            text.push_str("\nno tag `v*` is there: nothing was released, so the version may stay");
        }
        Self { version, needed, enough: version >= needed || !base.released, text }
    }
}

/// The version of a package, from its manifest.
fn version(manifest: &str, whose: &str) -> Result<Version, String> {
    let package = manifest
        .split("\n[")
        .find_map(|part| part.strip_prefix("package]").or_else(|| part.strip_prefix("[package]")));
    let lines = package.unwrap_or("").lines();
    let mut values = lines.filter_map(|line| line.strip_prefix("version = \"")?.split('"').next());
    let text = values.next().unwrap_or("");
    Version::parse(text).ok_or_else(|| format!("{whose} has no version that can be compared"))
}

fn changelog(root: &Path, report: &Report, format: Format) -> Result<(), String> {
    let path = root.join(CHANGELOG);
    let old =
        fs::read_to_string(&path).map_err(|error| format!("cannot read {CHANGELOG}: {error}"))?;
    let new = with_entry(&old, &entry(report));
    let said = match new == old {
        true => format!("{CHANGELOG} has it"),
        false => {
            fs::write(&path, new).map_err(|error| format!("cannot write {CHANGELOG}: {error}"))?;
            format!("{CHANGELOG} is written")
        }
    };
    // What a program reads is not mixed with what a person reads.
    match format {
        Format::Text => println!("{said}"),
        Format::Json | Format::Markdown => eprintln!("{said}"),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn the_version_is_that_of_the_package() {
        let manifest =
            "[package]\nname = \"a\"\nversion = \"0.2.1\"\n\n[dependencies]\nb = \"1\"\n";
        assert_eq!(version(manifest, "a").expect("a version").to_string(), "0.2.1");
        let later = "[lib]\nversion = \"9.9.9\"\n\n[package]\nversion = \"0.3.0\" # soon\n";
        assert_eq!(version(later, "a").expect("a version").to_string(), "0.3.0");
        for wrong in ["", "[package]\nversion.workspace = true\n", "[x]\nversion = \"1.2.3\"\n"] {
            assert_eq!(
                version(wrong, "it").expect_err("none"),
                "it has no version that can be compared"
            );
        }
    }
}
