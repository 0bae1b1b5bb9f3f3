//! `cargo xtask diff`: what the spec of the work tree changes against another revision.
//!
//! `codegen` compares and words; here is what it must not know: git, the terminal, the version in
//! a manifest, and when to fail.

mod git;

use std::fs;
use std::path::Path;

use clap::{Args, ValueEnum};
use codegen::diff::{Class, Report, Version, diff, entry, json, markdown, text, with_entry};
use codegen::{Folder, read};

use crate::failure::Failure;
use crate::report;
use crate::{terminal, workspace};
use git::Base;

/// The folder of the spec, as git sees it from the workspace.
const SPEC: &str = "spec";
const MANIFEST: &str = "kompliant-api/Cargo.toml";
const CHANGELOG: &str = "CHANGELOG.md";

/// Show what the spec changes since the last release; fail if the version of kompliant-api has no
/// room for it
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The revision to compare with; else the last tag `v*`, else where the branch leaves main
    #[arg(long, value_name = "REV")]
    base: Option<String>,
    /// Also write the changes into CHANGELOG.md
    #[arg(long)]
    changelog: bool,
    #[arg(long, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Markdown,
}

pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let Comparison { base, report, verdict } = compare(options.base.as_deref())?;
    match options.format {
        Format::Text => terminal::say(&format!(
            "spec/ against {}\n\n{}{}",
            base.name,
            text(&report, "spec/", &base.name),
            verdict.text
        ))?,
        Format::Markdown => {
            terminal::say(&format!("{}\n{}", markdown(&report, "spec/"), verdict.text))?;
        }
        Format::Json => {
            let mut value = json(&report, "spec/");
            if let Some(object) = value.as_object_mut() {
                object.insert("base".to_owned(), base.name.as_str().into());
                object.insert("version".to_owned(), verdict.version.to_string().into());
                object.insert("needed".to_owned(), verdict.needed.to_string().into());
                object.insert("enough".to_owned(), verdict.enough.into());
            }
            terminal::say(&format!("{value:#}"))?;
        }
    }
    if options.changelog {
        changelog(&workspace::root(), &report, options.format)?;
    }
    verdict.checked().map(drop)
}

/// The verdict on the version, for a report on the whole spec.
pub(crate) fn verdict() -> Result<String, Failure> {
    compare(None)?.verdict.checked()
}

struct Comparison {
    base: Base,
    report: Report,
    verdict: Verdict,
}

fn compare(base: Option<&str>) -> Result<Comparison, Failure> {
    let root = workspace::root();
    let base = git::base(&root, base)?;
    let old = git::files(&root, &base, SPEC)?;
    let shown = |error| report::refused(&error, report::Format::Text);
    let old = read(&old).map_err(|error| {
        shown(error).map(|error| {
            format!("this generator does not accept the spec at {}:\n{error}", base.name)
        })
    })?;
    let report = diff(old, read(&Folder(workspace::spec())).map_err(shown)?);
    let before = version(&git::read(&root, &base, MANIFEST)?, &base.name)?;
    let manifest = fs::read_to_string(root.join(MANIFEST))
        .map_err(|error| Failure::Broken(format!("cannot read {MANIFEST}: {error}")))?;
    let verdict = Verdict::of(&report, &base, before, version(&manifest, MANIFEST)?);
    Ok(Comparison { base, report, verdict })
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

    /// Its text, where the version is enough.
    fn checked(self) -> Result<String, Failure> {
        match self.enough {
            true => Ok(self.text),
            false => Err(Failure::Found(format!(
                "{MANIFEST} has version {}, and these changes need {} or later",
                self.version, self.needed
            ))),
        }
    }
}

/// The version of a package, from its manifest.
fn version(manifest: &str, whose: &str) -> Result<Version, Failure> {
    let package = manifest
        .split("\n[")
        .find_map(|part| part.strip_prefix("package]").or_else(|| part.strip_prefix("[package]")));
    let lines = package.unwrap_or("").lines();
    let mut values = lines.filter_map(|line| line.strip_prefix("version = \"")?.split('"').next());
    let text = values.next().unwrap_or("");
    Version::parse(text)
        .ok_or_else(|| Failure::Broken(format!("{whose} has no version that can be compared")))
}

fn changelog(root: &Path, report: &Report, format: Format) -> Result<(), Failure> {
    let path = root.join(CHANGELOG);
    let old = fs::read_to_string(&path)
        .map_err(|error| Failure::Broken(format!("cannot read {CHANGELOG}: {error}")))?;
    let new = with_entry(&old, &entry(report));
    let said = match new == old {
        true => format!("{CHANGELOG} has it"),
        false => {
            fs::write(&path, new)
                .map_err(|error| Failure::Broken(format!("cannot write {CHANGELOG}: {error}")))?;
            format!("{CHANGELOG} is written")
        }
    };
    // What a program reads is not mixed with what a person reads.
    match format {
        Format::Text => terminal::say(&said),
        Format::Json | Format::Markdown => {
            terminal::complain(&said);
            Ok(())
        }
    }
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
            let failure = version(wrong, "it").expect_err("none");
            assert_eq!(failure.text(), "it has no version that can be compared");
        }
    }
}
