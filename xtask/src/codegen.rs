//! `cargo xtask codegen`: the generated files, written or checked.

use std::panic::resume_unwind;
use std::thread;
use std::time::Instant;

use codegen::Folder;
use codegen::write::{Difference, Output, apply, compare, unified};

use crate::report::{self, Format};
use crate::{USAGE, watch, workspace};

/// Folders of `kompliant-api` that hold generated files and nothing else.
const FOLDERS: &[&str] = &["src/generated", "tests/generated", "reference"];

/// What stands behind `codegen` on the command line.
pub(crate) fn run(options: &[&str]) -> Result<(), String> {
    let (mut checks, mut watches, mut format) = (false, false, Format::Text);
    let mut rest = options;
    loop {
        rest = match rest {
            [] => break,
            ["--check", rest @ ..] => {
                checks = true;
                rest
            }
            ["--watch", rest @ ..] => {
                watches = true;
                rest
            }
            ["--format", "text", rest @ ..] => {
                format = Format::Text;
                rest
            }
            ["--format", "json", rest @ ..] => {
                format = Format::Json;
                rest
            }
            other => {
                return Err(format!("`codegen` does not know `{}`\n\n{USAGE}", other.join(" ")));
            }
        };
    }
    match (checks, watches) {
        (true, true) => Err(format!("`--check` and `--watch` do not go together\n\n{USAGE}")),
        (true, false) => check(format),
        (false, true) => {
            format.say("watching spec/; Ctrl-C ends it");
            watch::watch(&workspace::spec(), || {
                if let Err(message) = write(format) {
                    eprintln!("{}", message.trim_end());
                }
            })
        }
        (false, false) => write(format),
    }
}

/// Generates, and makes the disk as it was generated.
fn write(format: Format) -> Result<(), String> {
    let start = Instant::now();
    let outputs = generate(format)?;
    let differences = differences(&outputs)?;
    apply(&workspace::kompliant_api(), &differences)
        .map_err(|error| format!("cannot write below kompliant-api: {error}"))?;
    for difference in &differences {
        let what = match difference {
            Difference::Changed(..) => "changed",
            Difference::Missing(_) => "new",
            Difference::Orphaned(_) => "removed",
        };
        format.say(&format!("{what:>8}  kompliant-api/{}", difference.path()));
    }
    format.say(&format!(
        "{} generated files, {} written or removed, in {} ms",
        outputs.len(),
        differences.len(),
        start.elapsed().as_millis(),
    ));
    Ok(())
}

/// Generates, and shows what differs from the disk.
fn check(format: Format) -> Result<(), String> {
    let outputs = generate(format)?;
    let differences = differences(&outputs)?;
    if differences.is_empty() {
        format.say(&format!("{} generated files are current", outputs.len()));
        return Ok(());
    }
    for difference in &differences {
        let path = format!("kompliant-api/{}", difference.path());
        match difference {
            Difference::Changed(output, old) => {
                format.say(&format!("changed: {path}\n{}", unified(&path, old, &output.text)));
            }
            Difference::Missing(_) => format.say(&format!("missing: {path}\n")),
            Difference::Orphaned(_) => {
                format.say(&format!("orphaned: {path} (nothing generates it)\n"))
            }
        }
    }
    Err(format!(
        "{} generated files are not current; run `cargo xtask codegen` and commit what it writes",
        differences.len(),
    ))
}

fn generate(format: Format) -> Result<Vec<Output>, String> {
    let made = codegen::read(&Folder(workspace::spec())).and_then(|checked| {
        // The two have nothing to do with each other, so nobody waits for the second.
        thread::scope(|scope| {
            let pages = scope.spawn(|| checked.reference());
            let mut outputs = checked.rust()?;
            outputs.extend(pages.join().unwrap_or_else(|panic| resume_unwind(panic)));
            Ok(outputs)
        })
    });
    made.map_err(|error| report::error(&error, format))
}

fn differences(outputs: &[Output]) -> Result<Vec<Difference>, String> {
    compare(&workspace::kompliant_api(), FOLDERS, outputs)
        .map_err(|error| format!("cannot read below kompliant-api: {error}"))
}
