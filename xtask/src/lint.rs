//! `cargo xtask lint`: what is valid and yet bad in the spec.
//!
//! Warnings are shown and let the run pass; CI denies them.

use clap::{ArgMatches, Args};
use codegen::Folder;
use codegen::diagnostic::{Severity, render, summary};
use codegen::lint::{self, Findings, Level, Levels, Lint};

use crate::failure::Failure;
use crate::report::{self, Format};
use crate::{terminal, workspace};

/// Find what is valid and yet bad in spec/; warnings fail only where they are denied
///
/// Of several options for one lint the last one counts.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// Let findings of a lint fail the run: a code, or `warnings` for all warnings
    #[arg(long, value_name = "LINT", value_parser = known(Level::Deny))]
    deny: Vec<String>,
    /// Show findings of a lint and let them pass
    #[arg(long, value_name = "LINT", value_parser = known(Level::Warn))]
    warn: Vec<String>,
    /// Do not show findings of a lint
    #[arg(long, value_name = "LINT", value_parser = known(Level::Allow))]
    allow: Vec<String>,
    /// Show each finding in full; else one of each lint and file, and the others in one line each
    #[arg(long)]
    all: bool,
    /// `json`: all findings as JSON on stdout, one object a line, for editors
    #[arg(long, default_value = "text")]
    format: Format,
}

pub(crate) fn run(options: &Options, matches: &ArgMatches) -> Result<(), Failure> {
    let findings = lint::run(&Folder(workspace::spec()), &levels(matches)?)
        .map_err(|error| report::refused(&error, options.format))?;
    let diagnostics = &findings.diagnostics;
    if diagnostics.is_empty() {
        return options.format.say(&nothing(&findings));
    }
    report::print_for_programs(diagnostics, &findings.sources, options.format)?;
    let text = match options.format {
        Format::Json => summary(diagnostics),
        Format::Text if options.all => render(diagnostics, &findings.sources, report::for_stderr()),
        Format::Text => findings.grouped(report::for_stderr()),
    };
    match diagnostics.count(Severity::Error) {
        0 => {
            terminal::complain(&text);
            Ok(())
        }
        _ => Err(Failure::Found(text)),
    }
}

/// Whether no lint finds anything, for a report on the whole spec.
pub(crate) fn verdict() -> Result<String, Failure> {
    let findings = lint::run(&Folder(workspace::spec()), &Levels::default())
        .map_err(|error| report::refused(&error, Format::Text))?;
    match findings.diagnostics.is_empty() {
        true => Ok(nothing(&findings)),
        false => Err(Failure::Found(findings.counts())),
    }
}

fn nothing(findings: &Findings) -> String {
    let allowed = findings.allowed;
    format!(
        "{} lints have nothing to say; {allowed} findings are allowed in the spec",
        Lint::ALL.len()
    )
}

/// Whether a person may set this level for what is named; `Levels` decides.
fn known(level: Level) -> impl Fn(&str) -> Result<String, String> + Clone + Send + Sync {
    move |named| Levels::default().set(named, level).map(|()| named.to_owned())
}

/// The levels in the order in which they were given.
fn levels(matches: &ArgMatches) -> Result<Levels, Failure> {
    let mut given: Vec<(usize, &String, Level)> = Vec::new();
    for (option, level) in [("deny", Level::Deny), ("warn", Level::Warn), ("allow", Level::Allow)] {
        let places = matches.indices_of(option).into_iter().flatten();
        let names = matches.get_many::<String>(option).into_iter().flatten();
        given.extend(places.zip(names).map(|(place, name)| (place, name, level)));
    }
    given.sort_by_key(|(place, ..)| *place);
    let mut levels = Levels::default();
    for (_, name, level) in given {
        levels.set(name, level).map_err(|error| Failure::usage("lint", error))?;
    }
    Ok(levels)
}

#[cfg(test)]
mod tests {
    use clap::{Args as _, Command};
    use codegen::lint::Levels;

    use super::{Options, levels};

    fn parsed(arguments: &[&str]) -> Result<Levels, String> {
        let command = Options::augment_args(Command::new("lint"));
        let matches = command
            .try_get_matches_from([&["lint"], arguments].concat())
            .map_err(|error| error.to_string())?;
        levels(&matches).map_err(|failure| failure.text().to_owned())
    }

    #[test]
    fn the_last_option_for_a_lint_counts() {
        let debug = |arguments: &[&str]| format!("{:?}", parsed(arguments).expect("levels"));
        let last = debug(&["--allow", "KL0101", "--deny", "kl0101", "--format", "json"]);
        assert_ne!(last, debug(&["--deny", "KL0101", "--allow", "KL0101"]));
        let mut expected = Levels::default();
        expected.set("KL0101", codegen::lint::Level::Allow).expect("a lint");
        expected.set("KL0101", codegen::lint::Level::Deny).expect("a lint");
        assert_eq!(last, format!("{expected:?}"));
    }

    #[test]
    fn an_unknown_lint_is_refused_with_a_reason() {
        for (arguments, reason) in [
            (&["--deny", "KL01055"][..], "did you mean `KL0105`?"),
            (&["--deny"], "a value is required for '--deny <LINT>'"),
            (&["--warn", "warnings"], "`warnings` can only be denied"),
            (&["spec"], "unexpected argument 'spec'"),
            (&["--dney", "warnings"], "a similar argument exists: '--deny'"),
        ] {
            let refused = parsed(arguments).expect_err("refused");
            assert!(refused.contains(reason), "{refused}");
        }
    }
}
