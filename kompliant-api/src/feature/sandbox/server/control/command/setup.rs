//! Commands that say in which state the world is.
//!
//! Each is what functions of [`Sandbox`] do, with a field for each of them.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{duration, read};
use crate::{feature::sandbox::world::World, sandbox::Sandbox, types::ProvisioningSponsor};

/// Bounds on what commands add, so that none of them keeps others waiting.
const MOST_MISSING: usize = 1_000;
const MOST_ERRORS: usize = 100;
const MOST_FAILURES: usize = 1_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WorkflowFields {
    workflow_id: String,
    state: Option<StateName>,
    r#type: Option<String>,
    expects: Option<ProvisioningSponsor>,
    subject_record_id: Option<String>,
    business: Option<bool>,
    business_application: Option<bool>,
    #[serde(default)]
    missing: Vec<String>,
    #[serde(default)]
    supplied: Vec<String>,
    #[serde(default)]
    documents: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "UPPERCASE")]
enum StateName {
    Created,
    Started,
    Ended,
}

pub(super) fn workflow(sandbox: &Sandbox, body: &[u8]) -> Result<Value, String> {
    let wanted: WorkflowFields = read(body)?;
    let missing = |world: &World| Some(world.workflows.get(&wanted.workflow_id)?.missing.len());
    let missing = sandbox.engine.read(missing).unwrap_or_default();
    if missing.saturating_add(wanted.missing.len()) > MOST_MISSING {
        return Err(format!("a workflow misses at most {MOST_MISSING} requirements"));
    }
    let mut workflow = sandbox.workflow(&wanted.workflow_id);
    workflow = match wanted.state {
        Some(StateName::Created) => workflow.not_started(),
        Some(StateName::Started) => workflow.started(),
        Some(StateName::Ended) => workflow.ended(),
        None => workflow,
    };
    if let Some(kind) = wanted.r#type {
        workflow = workflow.of_type(&kind);
    }
    if let Some(sponsor) = wanted.expects {
        workflow = workflow.expects(sponsor);
    }
    if let Some(id) = wanted.subject_record_id {
        workflow = workflow.subject_record(id);
    }
    workflow = match wanted.business {
        Some(true) => workflow.with_business(),
        Some(false) => workflow.without_business(),
        None => workflow,
    };
    workflow = match wanted.business_application {
        Some(true) => workflow.with_business_application(),
        Some(false) => workflow.without_business_application(),
        None => workflow,
    };
    for code in wanted.missing {
        workflow = workflow.missing(code);
    }
    for code in wanted.supplied {
        workflow = workflow.supplied(code);
    }
    for id in wanted.documents {
        workflow = workflow.document(id);
    }
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProvisionerFields {
    name: String,
    enabled: bool,
}

pub(super) fn provisioner(sandbox: &Sandbox, body: &[u8]) -> Result<Value, String> {
    let ProvisionerFields { name, enabled } = read(body)?;
    let known: Vec<&str> = sandbox.engine.catalog.provisioners().map(|(name, _)| name).collect();
    let Some(name) = known.iter().find(|known| **known == name) else {
        return Err(format!("there is no provisioner of this name, but {}", known.join(", ")));
    };
    let provisioner = sandbox.provisioner_named(name);
    match enabled {
        true => provisioner.enable(),
        false => provisioner.disable(),
    };
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AccountFields {
    provisioning_enabled: bool,
}

pub(super) fn account(sandbox: &Sandbox, body: &[u8]) -> Result<Value, String> {
    let AccountFields { provisioning_enabled } = read(body)?;
    match provisioning_enabled {
        true => sandbox.account().enable_provisioning(),
        false => sandbox.account().disable_provisioning(),
    };
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Runs {
    queued_seconds: f64,
    running_seconds: f64,
    unseen_seconds: Option<f64>,
}

pub(super) fn runs(sandbox: &Sandbox, body: &[u8]) -> Result<Value, String> {
    let Runs { queued_seconds, running_seconds, unseen_seconds } = read(body)?;
    let unseen = unseen_seconds.map(duration).transpose()?;
    sandbox.set_run_times(duration(queued_seconds)?, duration(running_seconds)?);
    if let Some(unseen) = unseen {
        sandbox.set_history_delay(unseen);
    }
    Ok(json!({}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fail {
    errors: Vec<RunError>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RunError {
    code: String,
    message: String,
}

pub(super) fn fail(sandbox: &Sandbox, body: &[u8]) -> Result<Value, String> {
    let Fail { errors } = read(body)?;
    if errors.len() > MOST_ERRORS {
        return Err(format!("an execution fails with at most {MOST_ERRORS} errors"));
    }
    if sandbox.engine.read(|world| world.failures.len()) >= MOST_FAILURES {
        return Err(format!("{MOST_FAILURES} executions are to fail already"));
    }
    sandbox.fail_next_execution(errors.iter().map(|error| (&*error.code, &*error.message)));
    Ok(json!({}))
}
