//! Sets a merchant up with ProPay: create, canExecute, execute, and get until the work is done.
//!
//! ```sh
//! export KOMPLIANT_API_KEY=sb_… KOMPLIANT_SECRET_KEY=… KOMPLIANT_AUTH_TOKEN=…
//! cargo run -p kompliant-api --example onboard -- w_2dJFFW3HY8a3zOjqwUXhQc
//! ```
//!
//! The workflow is of type `ACCOUNT_PROVISIONING` and in state `STARTED`. `ONBOARD_BASE_URL` names
//! another server, such as `http://127.0.0.1:8080`. It goes on with credentials of the sandbox
//! only, unless `ONBOARD_LIVE` is `yes`: live, the merchants are real.

use std::{env, error::Error as StdError, time::Duration};

use kompliant_api::propay::{ExecuteError, PropayId};
use kompliant_api::types::{ExecutionResult, OperationStatus, ProvisioningSponsor, WorkflowId};
use kompliant_api::{Client, Credentials, Environment, Error};

/// How often one may ask is not documented; this is our guess at what does no harm.
const PAUSE: Duration = Duration::from_secs(5);
const QUESTIONS: u32 = 60;

fn main() -> Result<(), Box<dyn StdError>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(onboard())
}

async fn onboard() -> Result<(), Box<dyn StdError>> {
    let workflow_id = env::args().nth(1).ok_or("usage: onboard WORKFLOW_ID")?;
    let workflow_id = WorkflowId::try_from(workflow_id)?;
    let client = client()?;

    // Not sent again by itself where it may have been done: no page says what a second call does.
    let sponsor = ProvisioningSponsor::GlobalPayments;
    let entity = client.propay().create(workflow_id, sponsor).send().await?;
    let id = entity.propay_id;
    println!("created {id}, its status is {}", entity.status);

    let check = client.propay().can_execute(&id).send().await?;
    if !check.can_execute {
        println!("it cannot be executed yet:");
        for gap in check.missing_requirements() {
            println!("- {}: {}", gap.code, gap.message);
            for method in gap.related_methods() {
                println!("  see {method}");
            }
        }
        return Ok(());
    }

    execute(&client, &id).await?;
    match finished(&client, &id).await? {
        Some(runs) => runs.iter().for_each(report),
        None => println!("{id} is not finished yet, look again later"),
    }
    Ok(())
}

fn client() -> Result<Client, Box<dyn StdError>> {
    let credentials = Credentials::from_env()?;
    let live = env::var("ONBOARD_LIVE").is_ok_and(|live| live == "yes");
    if credentials.environment() != Some(Environment::Sandbox) && !live {
        return Err("these are no credentials of the sandbox; see the top of this example".into());
    }
    let mut builder = Client::builder(credentials);
    if let Ok(url) = env::var("ONBOARD_BASE_URL") {
        builder = builder.base_url(&url);
    }
    Ok(builder.build()?)
}

/// Queues the work, and if nobody knows whether it was queued, leaves that to `finished`.
async fn execute(client: &Client, id: &PropayId) -> Result<(), Error<ExecuteError>> {
    match client.propay().execute(id).send().await {
        Ok(queued) => {
            let operations: Vec<_> = queued.queued_operations.iter().map(|o| o.as_str()).collect();
            println!("queued {}", operations.join(", "));
            Ok(())
        }
        // The entity is new: whatever run it has is the one of this call.
        Err(error) if error.may_have_happened() => {
            println!("{error}");
            Ok(())
        }
        Err(error) => {
            if error.reason() == Some(ExecuteError::PrecheckFailed) {
                println!("something is missing after all, ask propay.canExecute");
            }
            Err(error)
        }
    }
}

/// Every run, once each of them is final.
async fn finished(client: &Client, id: &PropayId) -> Result<Option<Vec<ExecutionResult>>, Error> {
    for question in 0..QUESTIONS {
        if question > 0 {
            tokio::time::sleep(PAUSE).await;
        }
        let entity = client.propay().get(id).send().await?;
        let is_final = |run: &ExecutionResult| {
            matches!(run.status, OperationStatus::Success | OperationStatus::Failed)
        };
        // The status of the entity is not looked at: the documentation contradicts itself on it.
        if !entity.execution_results.is_empty() && entity.execution_results.iter().all(is_final) {
            return Ok(Some(entity.execution_results));
        }
        println!("waiting, {} runs so far", entity.execution_results.len());
    }
    Ok(None)
}

fn report(run: &ExecutionResult) {
    println!("{} {}: {}", run.operation_type, run.operation_id, run.status);
    // A run that is a success can have errors, too.
    for error in run.errors() {
        println!("- {error}");
    }
}
