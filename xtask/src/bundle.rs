//! `cargo xtask bundle`: the spec as one file, for tools that cannot follow references between
//! files.

use std::fs;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use codegen::{Extensions, Folder};

use crate::failure::Failure;
use crate::report;
use crate::{terminal, workspace};

/// Write the spec as one file, for tools that do not follow references between files
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The file to write; stdout if it is left out
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// JSON for a file named `….json`, else YAML
    #[arg(long)]
    format: Option<Format>,
    /// Leave out all keys `x-…`
    #[arg(long)]
    without_extensions: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Yaml,
    Json,
}

pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let extensions = match options.without_extensions {
        true => Extensions::LeftOut,
        false => Extensions::Kept,
    };
    let bundle = codegen::bundle(&Folder(workspace::spec()), extensions)
        .map_err(|error| report::refused(&error, report::Format::Text))?;
    // A file that is called JSON holds JSON, unless one says otherwise.
    let extension = options.output.as_deref().and_then(|path| path.extension()?.to_str());
    let by_name = if extension == Some("json") { Format::Json } else { Format::Yaml };
    let text = match options.format.unwrap_or(by_name) {
        Format::Json => bundle.json(),
        Format::Yaml => bundle.yaml(),
    };
    match &options.output {
        Some(path) => fs::write(path, text)
            .map_err(|error| Failure::Broken(format!("cannot write {}: {error}", path.display()))),
        None => terminal::print(&text),
    }
}
