//! `cargo xtask coverage`: what of the documented API the spec has, and how sure it is.

use codegen::Folder;

use crate::report::{self, Format};
use crate::{USAGE, workspace};

/// What stands behind `coverage` on the command line.
pub(crate) fn run(options: &[&str]) -> Result<(), String> {
    if let [first, ..] = options {
        return Err(format!("`coverage` does not know `{first}`\n\n{USAGE}"));
    }
    let checked = codegen::read(&Folder(workspace::spec()))
        .map_err(|error| report::error(&error, Format::Text))?;
    println!("{}", checked.coverage());
    println!("More, name by name: kompliant-api/reference/coverage.md");
    Ok(())
}
