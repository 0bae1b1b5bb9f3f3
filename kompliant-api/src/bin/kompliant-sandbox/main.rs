//! `kompliant-sandbox`: the sandbox as a program, for people and for other languages.
//!
//! It serves until it is told to stop, and says a line for each call.

#![forbid(unsafe_code)]
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

mod arguments;
mod story;

use std::{
    error::Error,
    io::{self, Write as _},
    process::ExitCode,
};

use kompliant_api::sandbox::{Sandbox, Server};

use self::arguments::{Arguments, USAGE, Wanted};

fn main() -> ExitCode {
    let arguments = match Arguments::read(std::env::args().skip(1)) {
        Ok(Wanted::Serve(arguments)) => arguments,
        Ok(Wanted::Help) => {
            say(USAGE);
            return ExitCode::SUCCESS;
        }
        Ok(Wanted::Version) => {
            say(concat!("kompliant-sandbox ", env!("CARGO_PKG_VERSION")));
            return ExitCode::SUCCESS;
        }
        Err(problem) => {
            eprintln!("{problem}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match serve(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", with_sources(&*error));
            ExitCode::FAILURE
        }
    }
}

/// Serves until it is told to stop.
fn serve(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        // Before anything is said, so that whoever reads that can stop it at once.
        let stopped = stopped()?;
        let server = start(arguments)?;
        say(&story::welcome(&server, arguments));
        stopped.await;
        // Ends what is being written, and closes the connections.
        drop(server);
        say("stopped");
        Ok(())
    })
}

fn start(arguments: &Arguments) -> Result<Server, Box<dyn Error>> {
    let mut builder = Sandbox::new()
        .serve()
        .address(arguments.address)
        .port(arguments.port)
        .patience(arguments.patience)
        .control(arguments.control);
    if let Some(path) = &arguments.state {
        builder = builder.state_file(path);
    }
    for name in &arguments.allowed_hosts {
        builder = builder.allow_host(name);
    }
    if !arguments.quiet {
        builder = builder.on_call(|call, took| say(&story::line(call, took)));
    }
    let server = builder.start()?;
    if let Some((queued, running)) = arguments.run_times {
        server.set_run_times(queued, running);
    }
    Ok(server)
}

/// Ends at Ctrl-C, and where there is such a thing at SIGTERM.
#[cfg(unix)]
fn stopped() -> io::Result<impl Future<Output = ()>> {
    use std::task::Poll;

    use tokio::signal::unix::{SignalKind, signal};

    let mut signals = [signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?];
    Ok(std::future::poll_fn(move |context| {
        match signals.iter_mut().any(|signal| signal.poll_recv(context).is_ready()) {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    }))
}

#[cfg(not(unix))]
fn stopped() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Without a handler the system ends the program.
        let _no_handler = tokio::signal::ctrl_c().await;
    })
}

/// Prints, and goes on where nobody reads.
fn say(text: &str) {
    let mut out = io::stdout().lock();
    let _nobody = writeln!(out, "{text}").and_then(|()| out.flush());
}

fn with_sources(error: &dyn Error) -> String {
    let mut text = format!("kompliant-sandbox: {error}");
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(&format!(": {error}"));
        source = error.source();
    }
    text
}
