//! `cargo xtask codegen`: the generated files, written or checked.

use std::panic::resume_unwind;
use std::thread;
use std::time::Instant;

use clap::Args;
use codegen::Folder;
use codegen::write::{Difference, Output, apply, compare, unified};

use crate::failure::Failure;
use crate::report::{self, Format};
use crate::{fix, terminal, watch, workspace};

/// Folders of `kompliant-api` that hold generated files and nothing else.
const FOLDERS: &[&str] = &["src/generated", "tests/generated", "reference"];

/// Write the generated code and the reference of kompliant-api from spec/
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// Write nothing; show what differs, and exit with 1 if anything does
    #[arg(long, conflicts_with_all = ["watch", "fix"])]
    check: bool,
    /// Generate again whenever a file of the spec is saved
    #[arg(long, conflicts_with = "fix")]
    watch: bool,
    /// First apply the replacements that the diagnostics offer ("did you mean …?") to spec/
    #[arg(long)]
    fix: bool,
    /// `json`: mistakes in the spec as JSON on stdout, one object a line, for editors
    #[arg(long, default_value = "text")]
    format: Format,
}

pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let format = options.format;
    if options.check {
        return check(format);
    }
    if options.watch {
        format.say("watching spec/; Ctrl-C ends it")?;
        watch::watch(&workspace::spec(), || {
            if let Err(failure) = write(format) {
                terminal::complain(failure.text());
            }
        });
    }
    if options.fix {
        fix::fix(&workspace::spec(), format)?;
    }
    write(format)
}

/// Generates, and makes the disk as it was generated.
fn write(format: Format) -> Result<(), Failure> {
    let start = Instant::now();
    let outputs = generate(format)?;
    let differences = differences(&outputs)?;
    apply(&workspace::kompliant_api(), &differences)
        .map_err(|error| Failure::Broken(format!("cannot write below kompliant-api: {error}")))?;
    for difference in &differences {
        let what = match difference {
            Difference::Changed(..) => "changed",
            Difference::Missing(_) => "new",
            Difference::Orphaned(_) => "removed",
        };
        format.say(&format!("{what:>8}  kompliant-api/{}", difference.path()))?;
    }
    format.say(&format!(
        "{} generated files, {} written or removed, in {} ms",
        outputs.len(),
        differences.len(),
        start.elapsed().as_millis(),
    ))
}

/// Generates, and shows what differs from the disk.
fn check(format: Format) -> Result<(), Failure> {
    let outputs = generate(format)?;
    let differences = differences(&outputs)?;
    for difference in &differences {
        let path = format!("kompliant-api/{}", difference.path());
        format.say(&match difference {
            Difference::Changed(output, old) => {
                format!("changed: {path}\n{}", unified(&path, old, &output.text))
            }
            Difference::Missing(_) => format!("missing: {path}\n"),
            Difference::Orphaned(_) => format!("orphaned: {path} (nothing generates it)\n"),
        })?;
    }
    format.say(&verdict(&outputs, &differences)?)
}

/// Whether the generated files are current, for a report on the whole spec.
pub(crate) fn current() -> Result<String, Failure> {
    let outputs = generate(Format::Text)?;
    verdict(&outputs, &differences(&outputs)?)
}

fn verdict(outputs: &[Output], differences: &[Difference]) -> Result<String, Failure> {
    match differences.len() {
        0 => Ok(format!("{} generated files are current", outputs.len())),
        count => {
            let files = if count == 1 { "file is" } else { "files are" };
            Err(Failure::Found(format!(
                "{count} generated {files} not current; \
                 run `cargo xtask codegen` and commit what it writes",
            )))
        }
    }
}

fn generate(format: Format) -> Result<Vec<Output>, Failure> {
    let made = codegen::read(&Folder(workspace::spec())).and_then(|checked| {
        // The two have nothing to do with each other, so nobody waits for the second.
        thread::scope(|scope| {
            let pages = scope.spawn(|| checked.reference());
            let mut outputs = checked.rust()?;
            outputs.extend(pages.join().unwrap_or_else(|panic| resume_unwind(panic)));
            Ok(outputs)
        })
    });
    made.map_err(|error| report::refused(&error, format))
}

fn differences(outputs: &[Output]) -> Result<Vec<Difference>, Failure> {
    compare(&workspace::kompliant_api(), FOLDERS, outputs)
        .map_err(|error| Failure::Broken(format!("cannot read below kompliant-api: {error}")))
}
