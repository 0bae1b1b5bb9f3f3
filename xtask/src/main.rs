//! What a maintainer types: `cargo xtask COMMAND`.
//!
//! A thin command line over `codegen`. It never depends on `kompliant-api`, because it must run
//! when the generated crate does not compile. Each command declares its options beside its code.

#![deny(clippy::print_stdout, clippy::print_stderr)]

mod bundle;
mod codegen;
mod coverage;
mod diff;
mod doctor;
mod explain;
mod failure;
mod fix;
mod lint;
mod provisioner;
mod report;
mod sandbox;
mod spec_files;
mod terminal;
mod watch;
mod workspace;

use std::process::ExitCode;

use clap::{ArgMatches, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use failure::Failure;

/// Generation is a great many small tokens: a fifth of its time is saved by how they are allocated.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Generates kompliant-api from spec/, and checks both.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    after_help = "Exit status: 0 done, 1 something was found, 2 wrong usage, 3 a file, git or cargo failed."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Codegen(codegen::Options),
    Doctor(doctor::Options),
    Explain(explain::Options),
    Lint(lint::Options),
    Bundle(bundle::Options),
    Coverage(coverage::Options),
    Diff(diff::Options),
    NewProvisioner(provisioner::Begin),
    RemoveProvisioner(provisioner::TakeBack),
    Sandbox(sandbox::Options),
}

impl Command {
    fn run(self, matches: &ArgMatches) -> Result<(), Failure> {
        match self {
            Self::Codegen(options) => codegen::run(&options),
            Self::Doctor(options) => doctor::run(&options),
            Self::Explain(options) => explain::run(&options),
            Self::Lint(options) => lint::run(&options, matches),
            Self::Bundle(options) => bundle::run(&options),
            Self::Coverage(options) => coverage::run(&options),
            Self::Diff(options) => diff::run(&options),
            Self::NewProvisioner(options) => provisioner::begin(options),
            Self::RemoveProvisioner(options) => provisioner::take_back(&options),
            Self::Sandbox(options) => sandbox::run(&options),
        }
    }
}

fn main() -> ExitCode {
    let done = match parsed() {
        Ok((command, matches)) => command.run(&matches),
        Err(shown) => shown,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            terminal::complain(failure.text());
            ExitCode::from(failure.status())
        }
    }
}

/// The command with its own arguments; or what was printed in its place, which is help or a mistake.
fn parsed() -> Result<(Command, ArgMatches), Result<(), Failure>> {
    let matches = Cli::command().try_get_matches();
    let cli = matches.and_then(|matches| Ok((Cli::from_arg_matches(&matches)?, matches)));
    match cli {
        Ok((cli, mut matches)) => {
            let own = matches.remove_subcommand().map(|(_, own)| own).unwrap_or_default();
            Ok((cli.command, own))
        }
        Err(error) if error.use_stderr() => Err(Err(Failure::Usage(error.to_string()))),
        Err(help) => Err(terminal::print(&help.to_string())),
    }
}
