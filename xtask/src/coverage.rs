//! `cargo xtask coverage`: what of the documented API the spec has, and how sure it is.

use clap::Args;
use codegen::Folder;

use crate::failure::Failure;
use crate::report::{self, Format};
use crate::{terminal, workspace};

/// Show what of the documented API the spec has, and how sure its facts are
#[derive(Args, Debug)]
pub(crate) struct Options {}

pub(crate) fn run(_: &Options) -> Result<(), Failure> {
    let checked = codegen::read(&Folder(workspace::spec()))
        .map_err(|error| report::refused(&error, Format::Text))?;
    terminal::say(&checked.coverage())?;
    terminal::say("More, name by name: kompliant-api/reference/coverage.md")
}
