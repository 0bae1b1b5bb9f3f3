//! How mistakes in the spec are shown: to a person, to an editor, to GitHub.
//!
//! `codegen` makes the texts and never looks at the environment; what is wanted is decided here.

use std::ffi::OsStr;
use std::io::IsTerminal as _;

use codegen::Error;
use codegen::diagnostic::{Diagnostics, Style, annotations, json, render, summary};
use codegen::source::Sources;

/// The folder of the spec, as seen from that of the workspace.
const FOLDER: &str = "spec/";

/// Who reads stdout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    /// A program: nothing but JSON.
    Json,
}

impl Format {
    /// Says something to a person.
    pub(crate) fn say(self, text: &str) {
        match self {
            Self::Text => println!("{text}"),
            Self::Json => eprintln!("{text}"),
        }
    }
}

/// Prints what programs read, and gives what a person reads.
pub(crate) fn error(error: &Error, format: Format) -> String {
    let (diagnostics, sources) = match error {
        Error::Rejected { diagnostics, sources } => (diagnostics, sources),
        Error::Defect(text) => {
            return format!(
                "the spec has no mistakes, but no code can be generated: {text}\nthis is a defect of codegen"
            );
        }
    };
    self::diagnostics(diagnostics, sources, format)
}

/// The same for what lints have found.
pub(crate) fn diagnostics(diagnostics: &Diagnostics, sources: &Sources, format: Format) -> String {
    if format == Format::Json {
        print!("{}", json(diagnostics, sources, FOLDER));
        return summary(diagnostics);
    }
    if std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true") {
        print!("{}", annotations(diagnostics, sources, FOLDER));
    }
    let terminal = std::io::stderr().is_terminal();
    render(diagnostics, sources, style(terminal, std::env::var_os("NO_COLOR").as_deref()))
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
