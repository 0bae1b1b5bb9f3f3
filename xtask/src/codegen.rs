//! `cargo xtask codegen`: the generated code, written or checked.

use std::io::IsTerminal as _;
use std::time::Instant;

use codegen::diagnostic::{Style, render};
use codegen::write::{Difference, Output, apply, compare, diff};
use codegen::{Error, Folder};

use crate::workspace;

/// Folders of `kompliant-api` that hold generated files and nothing else.
const FOLDERS: &[&str] = &["src/generated", "tests/generated"];

/// Generates, and makes the disk as it was generated.
pub(crate) fn write() -> Result<(), String> {
    let start = Instant::now();
    let outputs = generate()?;
    let differences = differences(&outputs)?;
    apply(&workspace::kompliant_api(), &differences)
        .map_err(|error| format!("cannot write below kompliant-api: {error}"))?;
    for difference in &differences {
        let what = match difference {
            Difference::Changed(..) => "changed",
            Difference::Missing(_) => "new",
            Difference::Orphaned(_) => "removed",
        };
        println!("{what:>8}  kompliant-api/{}", difference.path());
    }
    println!(
        "{} generated files, {} written or removed, in {} ms",
        outputs.len(),
        differences.len(),
        start.elapsed().as_millis(),
    );
    Ok(())
}

/// Generates, and shows what differs from the disk.
pub(crate) fn check() -> Result<(), String> {
    let outputs = generate()?;
    let differences = differences(&outputs)?;
    if differences.is_empty() {
        println!("{} generated files are current", outputs.len());
        return Ok(());
    }
    for difference in &differences {
        let path = format!("kompliant-api/{}", difference.path());
        match difference {
            Difference::Changed(output, old) => {
                println!("changed: {path}\n{}", diff(&path, old, &output.text));
            }
            Difference::Missing(_) => println!("missing: {path}\n"),
            Difference::Orphaned(_) => println!("orphaned: {path} (nothing generates it)\n"),
        }
    }
    Err(format!(
        "{} generated files are not current; run `cargo xtask codegen` and commit what it writes",
        differences.len(),
    ))
}

fn generate() -> Result<Vec<Output>, String> {
    let coloured = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let style = if coloured { Style::Coloured } else { Style::Plain };
    codegen::generate(&Folder(workspace::spec())).map_err(|error| match error {
        Error::Rejected { diagnostics, sources } => render(&diagnostics, &sources, style),
        Error::Defect(text) => {
            format!("the spec is fine, but the code that came out is no Rust: {text}\nthis is a defect of codegen/src/emit")
        }
    })
}

fn differences(outputs: &[Output]) -> Result<Vec<Difference>, String> {
    compare(&workspace::kompliant_api(), FOLDERS, outputs)
        .map_err(|error| format!("cannot read below kompliant-api: {error}"))
}
