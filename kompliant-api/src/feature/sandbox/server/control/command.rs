//! Each command: its name, an example of what it takes, and what it does.
//!
//! A word that is not known is refused, since a test that sets up nothing would prove nothing.

mod fault;
mod setup;

use std::time::Duration;

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::feature::sandbox::{
    Sandbox,
    clock::{END, LONGEST, timestamp},
};

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
        name: "workflow",
        example: r#"{"workflow_id": "w_1", "state": "CREATED", "expects": "MERRICK", "business": false, "business_application": false, "missing": ["BANK_ACCOUNT_REQUIRED"], "supplied": [], "documents": ["d_1"]}"#,
        does: "sets up a workflow; all but its id may be left out, and a new one is ready for everything",
        run: setup::workflow,
    },
    Command {
        name: "provisioner",
        example: r#"{"name": "propay", "enabled": true}"#,
        does: "switches a provisioner on or off",
        run: setup::provisioner,
    },
    Command {
        name: "account",
        example: r#"{"provisioning_enabled": true}"#,
        does: "switches account provisioning on or off",
        run: setup::account,
    },
    Command {
        name: "runs",
        example: r#"{"queued_seconds": 0.25, "running_seconds": 0.75, "unseen_seconds": 0}"#,
        does: "says how long runs take: in the queue, at work, and until they are in the history",
        run: setup::runs,
    },
    Command {
        name: "fail",
        example: r#"{"errors": [{"code": "PROVIDER_ERROR", "message": "The account was declined."}]}"#,
        does: "lets all that the next execution runs fail with these errors",
        run: setup::fail,
    },
    Command {
        name: "rows",
        example: "{}",
        does: "lists the rows of every error table, each with what leads to it, or null if it has to be forced",
        run: rows,
    },
    Command {
        name: "force",
        example: r#"{"method": "propay.execute", "row": "SYSTEM_RULE_VIOLATION/AccountProvisioning/PRECHECK_FAILED"}"#,
        does: "refuses the next call of a method with a row of its table, or with a code that any method can answer",
        run: fault::force,
    },
    Command {
        name: "fault",
        example: r#"{"fault": "throttled", "seconds": 1, "method": "propay.get"}"#,
        does: "lets something go wrong with the next call, of any method or of one: closed_early, throttled (seconds), error_page (status), late_error_page (status), closed, cut_short, silence, delay (seconds)",
        run: fault::fault,
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

fn duration(seconds: f64) -> Result<Duration, String> {
    let duration = Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())?;
    if duration > LONGEST {
        return Err(format!("nothing takes longer than {} seconds", LONGEST.as_secs()));
    }
    Ok(duration)
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
    let duration = duration(seconds)?;
    if duration > sandbox.engine.clock.left() {
        return Err(format!("the clock of the sandbox ends at {}", timestamp(END)));
    }
    sandbox.advance(duration);
    Ok(json!({}))
}

fn rows(sandbox: &Sandbox, body: &[u8]) -> Result<Value, String> {
    let Nothing {} = read(body)?;
    let all = sandbox.rows().into_iter().map(|row| {
        let condition = row.condition.map(|condition| condition.to_string());
        let (method, status) = (row.method, row.status);
        json!({"method": method, "row": row.key(), "status": status, "condition": condition})
    });
    Ok(all.collect())
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
