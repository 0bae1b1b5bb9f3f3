//! What a maintainer types: `cargo xtask COMMAND`.
//!
//! A thin command line over `codegen`. It never depends on `kompliant-api`, because it must run
//! when the generated crate does not compile.

mod bundle;
mod codegen;
mod coverage;
mod diff;
mod explain;
mod lint;
mod provisioner;
mod report;
mod sandbox;
mod watch;
mod workspace;

use std::process::ExitCode;

/// Generation is a great many small tokens: a fifth of its time is saved by how they are allocated.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  codegen          write the generated code and the reference of kompliant-api from spec/
  codegen --check  write nothing; show what differs, and exit with 1 if anything does
  codegen --watch  write them anew whenever a file of the spec is saved
  codegen --format json
                   mistakes in the spec as JSON on stdout, one object a line, for editors
  explain [CODE…]  what a code such as KG0102 or KL0101 means and how to mend it; without a code, all
  lint [--deny warnings] [--format json]
                   what is valid and yet bad in spec/; warnings fail only where they are denied;
                   `--deny`, `--warn` and `--allow` take a code, too
  bundle [--output FILE] [--format yaml|json] [--without-extensions]
                   the spec as one file, on stdout, for tools that follow no references
  coverage         what of the documented API the spec has, and how sure its facts are
  diff [--base REV] [--changelog] [--format text|json|markdown]
                   what the spec changes against REV, or else the last release; exits with 1 if the
                   version of kompliant-api does not have room for it
  new-provisioner NAME --title TITLE --sponsor SPONSOR [--bank BANK]
                   begin a provisioner in spec/, and list what is left to fill in
  remove-provisioner NAME [--force]
                   undo that; with --force even if its file was worked on
  sandbox [OPTIONS]
                   run a sandbox of the API on this machine; `sandbox --help` lists the options
  help             show this";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["help" | "--help" | "-h"] | ["codegen", "--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        ["codegen", options @ ..] => codegen::run(options),
        ["bundle", options @ ..] => bundle::run(options),
        ["coverage", options @ ..] => coverage::run(options),
        ["diff", options @ ..] => diff::run(options),
        ["explain", codes @ ..] => explain::explain(codes),
        ["lint", options @ ..] => lint::run(options),
        ["new-provisioner", rest @ ..] => provisioner::begin(rest),
        ["remove-provisioner", rest @ ..] => provisioner::take_back(rest),
        ["sandbox", options @ ..] => sandbox::run(options),
        [] => Err(USAGE.to_owned()),
        other => Err(format!("unknown command `{}`\n\n{USAGE}", other.join(" "))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{}", message.trim_end());
            // What is wrong with the call itself is told apart from what a check has found.
            ExitCode::from(if message.contains(USAGE) { 2 } else { 1 })
        }
    }
}
