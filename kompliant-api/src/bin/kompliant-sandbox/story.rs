//! What is printed: how to call it, then a line for each call.

use std::{fmt::Write as _, time::Duration};

use kompliant_api::sandbox::{API_KEY, AUTH_TOKEN, LoggedCall, SECRET_KEY, Server};

use crate::arguments::Arguments;

/// How to call it.
pub(crate) fn welcome(server: &Server, arguments: &Arguments) -> String {
    let mut text = format!(
        "\
A sandbox of Kompliant's provisioning API listens on {url}

The credentials are for this sandbox alone, and no secret: Kompliant's quick-start guide prints them.
  KOMPLIANT_API_KEY={API_KEY}
  KOMPLIANT_SECRET_KEY={SECRET_KEY}
  KOMPLIANT_AUTH_TOKEN={AUTH_TOKEN}

A workflow is ready for each provisioner:
",
        url = server.base_url(),
    );
    for ready in server.ready() {
        let _ = writeln!(text, "  {}.create {}", ready.provisioner, ready.create());
    }
    text.push('\n');
    if !arguments.address.is_loopback() {
        let names = arguments.allowed_hosts.join(", ");
        let _ = writeln!(text, "Others can reach it, and call it as {names}.");
    }
    if arguments.control {
        let url = server.base_url();
        let _ = writeln!(text, "This lists the commands that set it up:");
        let _ = writeln!(
            text,
            "  curl {url}/sandbox.help -H 'Content-Type: application/json' -d '{{}}'"
        );
    }
    match &arguments.state {
        Some(path) => {
            let _ = writeln!(text, "Its state is kept in {}.", path.display());
        }
        None => text.push_str("Its state goes when it stops; --state FILE keeps it.\n"),
    }
    text.push_str("Ctrl-C stops it.\n");
    text
}

/// A call: when, what, of which entity, what came of it, how long it took, and its trace id.
pub(crate) fn line(call: &LoggedCall, took: Duration) -> String {
    let time = call.at.as_str();
    // Of `2025-01-18T07:29:18.472Z` the time.
    let time = time.get(11..23).unwrap_or(time);
    let status = call.status.map_or("---".to_owned(), |status| status.to_string());
    let mut line = format!("{time} {status} {:19} {}", call.method, call.outcome);
    if let Some(entity) = &call.entity {
        let _ = write!(line, " {entity}");
    }
    let _ = write!(line, " {:.1} ms", took.as_secs_f64() * 1000.0);
    if !call.trace_id.is_empty() {
        let _ = write!(line, " {}", call.trace_id);
    }
    line
}
