//! `cargo xtask bundle`: the spec as one file, for tools that cannot follow references between
//! files.

use std::fs;
use std::io::{self, Write as _};

use codegen::{Extensions, Folder};

use crate::report::{self, Format};
use crate::{USAGE, workspace};

/// What stands behind `bundle` on the command line.
pub(crate) fn run(options: &[&str]) -> Result<(), String> {
    let (mut output, mut format, mut extensions) = (None, None, Extensions::Kept);
    let mut rest = options;
    loop {
        rest = match rest {
            [] => break,
            ["--output", path, rest @ ..] => {
                output = Some(*path);
                rest
            }
            ["--format", name @ ("yaml" | "json"), rest @ ..] => {
                format = Some(*name);
                rest
            }
            ["--without-extensions", rest @ ..] => {
                extensions = Extensions::LeftOut;
                rest
            }
            other => {
                return Err(format!("`bundle` does not know `{}`\n\n{USAGE}", other.join(" ")));
            }
        };
    }
    let bundle = codegen::bundle(&Folder(workspace::spec()), extensions)
        .map_err(|error| report::error(&error, Format::Text))?;
    // A file that is called JSON holds JSON, unless one says otherwise.
    let by_name = output.filter(|path| path.ends_with(".json")).map_or("yaml", |_| "json");
    let text = match format.unwrap_or(by_name) {
        "json" => bundle.json(),
        _ => bundle.yaml(),
    };
    match output {
        Some(path) => {
            fs::write(path, text).map_err(|error| format!("cannot write {path}: {error}"))
        }
        None => match io::stdout().lock().write_all(text.as_bytes()) {
            // Whoever reads it has seen enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            written => written.map_err(|error| format!("cannot write to stdout: {error}")),
        },
    }
}
