//! `cargo xtask sandbox`: the sandbox as a program.
//!
//! It is a program of `kompliant-api`, on which this one does not depend, so it is run by cargo.

use std::process::Command;

use crate::workspace;

/// Builds and runs it with these options.
pub(crate) fn run(options: &[&str]) -> Result<(), String> {
    // After `cargo xtask sandbox --`, too.
    let options = options.strip_prefix(&["--"]).unwrap_or(options);
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["run", "--quiet", "--package", "kompliant-api", "--bin", "kompliant-sandbox"])
        // It makes no calls, so it needs no TLS, which takes long to build.
        .args(["--no-default-features", "--features", "sandbox", "--manifest-path"])
        .arg(workspace::manifest())
        .arg("--")
        .args(options);
    replace_this_process(command)
}

/// So that a signal reaches the sandbox and nobody else.
#[cfg(unix)]
fn replace_this_process(mut command: Command) -> Result<(), String> {
    use std::os::unix::process::CommandExt as _;

    Err(format!("cannot run cargo: {}", command.exec()))
}

#[cfg(not(unix))]
fn replace_this_process(mut command: Command) -> Result<(), String> {
    let status = command.status().map_err(|error| format!("cannot run cargo: {error}"))?;
    match status.success() {
        true => Ok(()),
        // It has said why.
        false => Err(format!("the sandbox ended with {status}")),
    }
}
