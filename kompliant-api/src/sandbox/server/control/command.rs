//! Each command: its name, an example of what it takes, and what it does.
//!
//! The words are those of [`Sandbox`]'s functions. A word that is not known is refused, since a test
//! that sets up nothing would prove nothing.

use std::time::Duration;

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::sandbox::Sandbox;

pub(super) struct Command {
    pub(super) name: &'static str,
    example: &'static str,
    does: &'static str,
    pub(super) run: fn(&Sandbox, &[u8]) -> Result<Value, String>,
}

/// All of them, as `sandbox.help` lists them.
pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "help",
        example: "{}",
        does: "lists the commands, each with an example",
        run: help,
    },
    Command {
        name: "advance",
        example: r#"{"seconds": 60}"#,
        does: "moves the clock of the sandbox, by which operations run",
        run: advance,
    },
    Command {
        name: "calls",
        example: "{}",
        does: "lists the calls so far, at most the last 10,000",
        run: calls,
    },
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advance {
    seconds: f64,
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, String> {
    serde_json::from_slice(body).map_err(|error| error.to_string())
}

fn help(_: &Sandbox, body: &[u8]) -> Result<Value, String> {
    let Nothing {} = read(body)?;
    let all = COMMANDS.iter().map(|command| {
        let Command { name, example, does, .. } = command;
        json!({"call": format!("POST /sandbox.{name} {example}"), "does": does})
    });
    Ok(all.collect())
}

fn advance(sandbox: &Sandbox, body: &[u8]) -> Result<Value, String> {
    let Advance { seconds } = read(body)?;
    let duration = Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())?;
    sandbox.advance(duration);
    Ok(json!({}))
}

fn calls(sandbox: &Sandbox, body: &[u8]) -> Result<Value, String> {
    let Nothing {} = read(body)?;
    let all = sandbox.calls().into_iter().map(|call| {
        json!({
            "at": call.at.as_str(),
            "method": call.method,
            "status": call.status,
            "outcome": call.outcome,
            "entity": call.entity,
            "trace_id": call.trace_id,
        })
    });
    Ok(all.collect())
}
