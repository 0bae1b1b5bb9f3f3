//! `cargo xtask sandbox`: the sandbox as a program.
//!
//! It is a program of `kompliant-api`, on which this one does not depend, so it is run by cargo.

use std::ffi::OsString;
use std::process::Command;

use clap::Args;

use crate::failure::Failure;
use crate::workspace;

/// Run a sandbox of the API on this machine; `sandbox --help` lists its options
#[derive(Args, Debug)]
#[command(disable_help_flag = true)]
pub(crate) struct Options {
    /// Options of the program `kompliant-sandbox`, with or without `--` before them
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "OPTIONS")]
    options: Vec<OsString>,
}

/// Builds and runs it with these options.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["run", "--quiet", "--package", "kompliant-api", "--bin", "kompliant-sandbox"])
        // It makes no calls, so it needs no TLS, which takes long to build.
        .args(["--no-default-features", "--features", "sandbox", "--manifest-path"])
        .arg(workspace::manifest())
        .arg("--")
        .args(&options.options);
    replace_this_process(command)
}

/// So that a signal reaches the sandbox and nobody else.
#[cfg(unix)]
fn replace_this_process(mut command: Command) -> Result<(), Failure> {
    use std::os::unix::process::CommandExt as _;

    Err(Failure::Broken(format!("cannot run cargo: {}", command.exec())))
}

#[cfg(not(unix))]
fn replace_this_process(mut command: Command) -> Result<(), Failure> {
    let status =
        command.status().map_err(|error| Failure::Broken(format!("cannot run cargo: {error}")))?;
    match status.success() {
        true => Ok(()),
        // It has said why.
        false => Err(Failure::Broken(format!("the sandbox ended with {status}"))),
    }
}
