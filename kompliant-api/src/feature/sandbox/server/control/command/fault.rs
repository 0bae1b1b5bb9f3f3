//! Commands that say what is to go wrong with calls to come.
//!
//! In Rust a row is forced by its typed reason; here it is named by its key, as errors print it.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{duration, read};
use crate::feature::sandbox::{Fault, Sandbox, script::Script};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Force {
    method: String,
    row: String,
}

pub(super) fn force(sandbox: &Sandbox, body: &[u8]) -> Result<Value, String> {
    let Force { method, row } = read(body)?;
    let name = known(sandbox, &method)?;
    let catalog = sandbox.engine.catalog;
    let refusal = catalog.refusal(name, &row);
    let unknown = "the method has no such row; sandbox.rows lists them";
    let refusal = refusal.ok_or_else(|| unknown.to_owned())?;
    sandbox.engine.try_script(Some(name), Script::Refusal(refusal))?;
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    fault: FaultKind,
    method: Option<String>,
    seconds: Option<f64>,
    status: Option<u16>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum FaultKind {
    Unreachable,
    ClosedEarly,
    Throttled,
    ErrorPage,
    LateErrorPage,
    Closed,
    CutShort,
    Silence,
    Delay,
}

/// Whoever has a socket to the sandbox has reached it.
const UNREACHABLE: &str =
    "a server cannot make itself unreachable: stop it, or use the sandbox without sockets";

pub(super) fn fault(sandbox: &Sandbox, body: &[u8]) -> Result<Value, String> {
    let wanted: Wanted = read(body)?;
    let method = wanted.method.map(|method| known(sandbox, &method)).transpose()?;
    let time = || {
        let seconds = wanted.seconds.ok_or_else(|| "this fault needs `seconds`".to_owned())?;
        duration(seconds)
    };
    let status = || match wanted.status {
        Some(status @ 400..=599) => Ok(status),
        _ => Err("this fault needs a `status`, 400 to 599".to_owned()),
    };
    let fault = match wanted.fault {
        FaultKind::Unreachable => return Err(UNREACHABLE.to_owned()),
        FaultKind::ClosedEarly => Fault::ClosedEarly,
        FaultKind::Throttled => Fault::Throttled(time()?),
        FaultKind::ErrorPage => Fault::ErrorPage(status()?),
        FaultKind::LateErrorPage => Fault::LateErrorPage(status()?),
        FaultKind::Closed => Fault::Closed,
        FaultKind::CutShort => Fault::CutShort,
        FaultKind::Silence => Fault::Silence,
        FaultKind::Delay => Fault::Delay(time()?),
    };
    sandbox.engine.try_script(method, Script::Fault(fault))?;
    Ok(json!({}))
}

/// The name of a method, as the spec has it.
fn known(sandbox: &Sandbox, method: &str) -> Result<&'static str, String> {
    let found = sandbox.engine.catalog.method_named(method);
    found.map(|method| method.typed.name).ok_or_else(|| "there is no such method".to_owned())
}
