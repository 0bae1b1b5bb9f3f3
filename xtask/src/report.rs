//! How mistakes in the spec are shown: to a person, to an editor, to GitHub.
//!
//! `codegen` makes the texts and never looks at the environment; what is wanted is decided here.

use std::ffi::OsStr;
use std::io::IsTerminal as _;

use clap::ValueEnum;
use codegen::Error;
use codegen::diagnostic::{Diagnostics, Style, annotations, json, render, summary};
use codegen::source::Sources;

use crate::failure::Failure;
use crate::terminal;

/// The folder of the spec, as seen from that of the workspace.
const FOLDER: &str = "spec/";

/// Who reads stdout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A person.
    Text,
    /// A program: nothing but JSON, one object a line.
    Json,
}

impl Format {
    /// Writes a line for a person.
    pub(crate) fn say(self, text: &str) -> Result<(), Failure> {
        match self {
            Self::Text => terminal::say(text),
            Self::Json => {
                terminal::complain(text);
                Ok(())
            }
        }
    }
}

/// The failure of a run whose spec was refused. What programs read of it is printed at once.
pub(crate) fn refused(error: &Error, format: Format) -> Failure {
    match error {
        Error::Rejected { diagnostics, sources } => {
            let text = render(diagnostics, sources, for_stderr());
            match print_for_programs(diagnostics, sources, format) {
                Ok(()) if format == Format::Json => Failure::Found(summary(diagnostics)),
                Ok(()) => Failure::Found(text),
                Err(failure) => failure,
            }
        }
        Error::Defect(text) => Failure::Broken(format!(
            "the spec has no mistakes, but no code can be generated: {text}\n\
             this is a defect of codegen"
        )),
    }
}

/// Prints what programs read: JSON where it is wanted, annotations where GitHub runs this.
pub(crate) fn print_for_programs(
    diagnostics: &Diagnostics,
    sources: &Sources,
    format: Format,
) -> Result<(), Failure> {
    if format == Format::Json {
        return terminal::print(&json(diagnostics, sources, FOLDER));
    }
    if std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true") {
        return terminal::print(&annotations(diagnostics, sources, FOLDER));
    }
    Ok(())
}

/// The style of what goes to stderr.
pub(crate) fn for_stderr() -> Style {
    style(std::io::stderr().is_terminal(), std::env::var_os("NO_COLOR").as_deref())
}

/// Colours are for people, and not for those who do not want them: <https://no-color.org>.
fn style(terminal: bool, no_color: Option<&OsStr>) -> Style {
    match terminal && no_color.is_none_or(OsStr::is_empty) {
        true => Style::Coloured,
        false => Style::Plain,
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use codegen::diagnostic::Style;

    use super::style;

    #[test]
    fn colours_are_for_a_person_who_wants_them() {
        assert_eq!(style(true, None), Style::Coloured);
        assert_eq!(style(true, Some(OsStr::new(""))), Style::Coloured);
        assert_eq!(style(true, Some(OsStr::new("1"))), Style::Plain);
        assert_eq!(style(false, None), Style::Plain);
    }
}
