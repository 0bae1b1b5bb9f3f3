//! `cargo xtask doctor`: all that CI checks of the spec with this program, and what is left to do.
//!
//! The checks come in the order in which mistakes are found soonest. Where the spec has a mistake,
//! the others have nothing to look at.

use clap::Args;
use codegen::Folder;

use crate::failure::Failure;
use crate::report::{self, Format};
use crate::{codegen as generated, diff, lint, terminal, workspace};

/// Run all checks of the spec, and list what is left to do
#[derive(Args, Debug)]
pub(crate) struct Options {}

/// One check: its name, what it looks at, and the command that shows all of it.
struct Check {
    name: &'static str,
    run: fn() -> Result<String, Failure>,
    more: &'static str,
}

const CHECKS: &[Check] = &[
    Check { name: "lint", run: lint::verdict, more: "cargo xtask lint --deny warnings" },
    Check { name: "codegen", run: generated::current, more: "cargo xtask codegen" },
    Check { name: "diff", run: diff::verdict, more: "cargo xtask diff" },
];

/// What needs other tools, a compiler or a person.
const ELSEWHERE: &str = concat!(
    "  cargo xtask coverage                                     # what the spec lacks, what is our reading\n",
    "  bash .ci/run spec-is-valid generation-is-deterministic   # other validators, other folders\n",
    "  cargo test                                               # the generated code compiles and works",
);

pub(crate) fn run(_: &Options) -> Result<(), Failure> {
    codegen::read(&Folder(workspace::spec())).map_err(|error| {
        report::refused(&error, Format::Text).map(|text| {
            format!(
                "{text}\nleft to do: correct this first; `cargo xtask codegen --fix` applies the \
                 replacements that are offered"
            )
        })
    })?;
    line("ok", "spec", "no mistakes")?;
    let (mut left, mut found, mut broken) = (String::new(), 0, 0);
    for Check { name, run, more } in CHECKS {
        match run() {
            Ok(text) => line("ok", name, &text)?,
            Err(failure @ Failure::Found(_)) => {
                line("FOUND", name, failure.text())?;
                left.push_str(&format!("  {more}\n"));
                found += 1;
            }
            // A file or git failed, so nothing is known of the spec.
            Err(failure) => {
                line("NOT RUN", name, failure.text())?;
                broken += 1;
            }
        }
    }
    terminal::say(&format!("\nleft to do:\n{left}{ELSEWHERE}"))?;
    match (found, broken) {
        (0, 0) => Ok(()),
        (0, _) => Err(Failure::Broken(format!("{broken} checks did not run"))),
        _ => Err(Failure::Found(format!("{found} of {} checks found something", CHECKS.len() + 1))),
    }
}

/// A row of the report; further lines of its text are indented below it.
fn line(result: &str, name: &str, text: &str) -> Result<(), Failure> {
    let text = text.trim_end().replace('\n', &format!("\n{:20}", ""));
    terminal::say(&format!("{result:>8}  {name:<8}  {text}"))
}
