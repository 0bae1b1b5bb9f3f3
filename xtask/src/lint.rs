//! `cargo xtask lint`: what is valid and yet bad in the spec.
//!
//! Warnings are shown and let the run pass; CI denies them.

use codegen::Folder;
use codegen::diagnostic::Severity;
use codegen::lint::{self, Level, Levels, Lint};

use crate::report::{self, Format};
use crate::{USAGE, workspace};

/// What stands behind `lint` on the command line.
pub(crate) fn run(options: &[&str]) -> Result<(), String> {
    let (levels, format) = parse(options)?;
    let findings = lint::run(&Folder(workspace::spec()), &levels)
        .map_err(|error| report::error(&error, format))?;
    let diagnostics = &findings.diagnostics;
    if diagnostics.is_empty() {
        let allowed = findings.allowed;
        format.say(&format!(
            "{} lints have nothing to say; {allowed} findings are allowed in the spec",
            Lint::ALL.len()
        ));
        return Ok(());
    }
    let text = report::diagnostics(diagnostics, &findings.sources, format);
    match diagnostics.count(Severity::Error) {
        0 => {
            eprintln!("{}", text.trim_end());
            Ok(())
        }
        _ => Err(text),
    }
}

fn parse(options: &[&str]) -> Result<(Levels, Format), String> {
    let (mut levels, mut format) = (Levels::default(), Format::Text);
    let mut rest = options;
    loop {
        rest = match rest {
            [] => return Ok((levels, format)),
            ["--format", "text", rest @ ..] => {
                format = Format::Text;
                rest
            }
            ["--format", "json", rest @ ..] => {
                format = Format::Json;
                rest
            }
            [flag @ ("--deny" | "--warn" | "--allow"), named, rest @ ..] => {
                let level = match *flag {
                    "--deny" => Level::Deny,
                    "--warn" => Level::Warn,
                    _ => Level::Allow,
                };
                levels.set(named, level).map_err(|error| format!("{error}\n\n{USAGE}"))?;
                rest
            }
            other => return Err(format!("`lint` does not know `{}`\n\n{USAGE}", other.join(" "))),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::report::Format;

    #[test]
    fn options_come_in_any_order() {
        for options in [
            &["--deny", "warnings", "--format", "json"][..],
            &["--format", "text", "--warn", "KL0110", "--allow", "kl101", "--format", "json"],
        ] {
            assert_eq!(parse(options).expect("understood").1, Format::Json);
        }
    }

    #[test]
    fn what_is_not_understood_shows_how_to_call_it() {
        for (options, reason) in [
            (&["--deny", "KL0199"][..], "there is no lint `KL0199`"),
            (&["--deny"], "`lint` does not know `--deny`"),
            (&["--warn", "warnings"], "`warnings` can only be denied"),
            (&["spec"], "`lint` does not know `spec`"),
        ] {
            let refused = parse(options).expect_err("refused");
            assert!(refused.starts_with(reason), "{refused}");
            assert!(refused.contains("usage: cargo xtask"), "{refused}");
        }
    }
}
