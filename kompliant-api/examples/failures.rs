//! Each way in which an onboarding does not finish, what it says, and how to go on.
//!
//! ```sh
//! cargo run -p kompliant-api --example failures --features sandbox,journey
//! ```

use std::{error::Error as StdError, time::Duration};

use kompliant_api::journey::{Checkpoint, Outcome, StepError, Why};
use kompliant_api::propay::{Create, Execute, ExecuteError, Propay};
use kompliant_api::sandbox::{Fault, Sandbox};
use kompliant_api::{Client, types::WorkflowId};

fn main() -> Result<(), Box<dyn StdError>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        missing().await?;
        refused().await?;
        failed().await?;
        timed_out().await?;
        execute_unknown().await?;
        create_unknown().await
    })
}

/// A sandbox whose clock only those move who wait, a client of it, and a workflow that is ready.
fn setup(title: &str) -> Result<(Sandbox, Client, WorkflowId), Box<dyn StdError>> {
    println!("\n{title}");
    let sandbox = Sandbox::paused();
    let client = Client::builder(sandbox.credentials()).transport(sandbox.transport()).build()?;
    let workflow_id = sandbox.workflow_for::<Propay>();
    Ok((sandbox, client, workflow_id))
}

/// Says how it ended, and gives what to go on from.
fn tell(outcome: Outcome<Propay>) -> Option<(Why<Propay>, Checkpoint<Propay>)> {
    match outcome {
        Ok(done) => println!("  {done}"),
        Err(unfinished) => {
            println!("  {unfinished}");
            let checkpoint = unfinished.checkpoint().clone();
            return Some((unfinished.into_why(), checkpoint));
        }
    }
    None
}

async fn missing() -> Result<(), Box<dyn StdError>> {
    let (sandbox, client, workflow_id) = setup("The application is not complete.")?;
    let workflow = sandbox.workflow(&workflow_id).missing("BANK_ACCOUNT_REQUIRED");
    let ended = tell(client.onboard(&workflow_id).run().await);
    let Some((Why::Missing(requirements), checkpoint)) = ended else { return Ok(()) };
    for requirement in &requirements {
        println!("  - {} (see {})", requirement.message, requirement.related_methods.join(", "));
    }
    // It is supplied, and the same entity goes on.
    workflow.supplied("BANK_ACCOUNT_REQUIRED");
    tell(client.resume(checkpoint).run().await);
    Ok(())
}

async fn refused() -> Result<(), Box<dyn StdError>> {
    let (sandbox, client, workflow_id) = setup("The API refuses.")?;
    sandbox.force_next::<Execute>(ExecuteError::ProvisionerDisabled);
    let ended = tell(client.onboard(&workflow_id).run().await);
    if let Some((Why::Refused(StepError::Execute(error)), checkpoint)) = ended {
        println!("  the reason is {:?}", error.reason());
        // Once the support has switched it on:
        tell(client.resume(checkpoint).run().await);
    }
    Ok(())
}

async fn failed() -> Result<(), Box<dyn StdError>> {
    let (sandbox, client, workflow_id) = setup("The operation fails.")?;
    sandbox.fail_next_execution([("TAX_ID_MISMATCH", "The tax id is not that of the business.")]);
    let ended = tell(client.onboard(&workflow_id).run().await);
    if let Some((Why::Failed(_), checkpoint)) = ended
        && let Some(id) = checkpoint.id()
    {
        // To resume would say it again. To execute again is a decision, and a call of its own.
        tell(client.execute_again(id).run().await);
    }
    Ok(())
}

async fn timed_out() -> Result<(), Box<dyn StdError>> {
    let (sandbox, client, workflow_id) = setup("It takes longer than we have.")?;
    sandbox.set_run_times(Duration::from_secs(60), Duration::from_secs(3600));
    let journey = client.onboard(&workflow_id).deadline(Duration::from_secs(300));
    if let Some((Why::TimedOut { .. }, checkpoint)) = tell(journey.run().await) {
        // A job goes on later, perhaps in another process.
        let kept = serde_json::to_string(&checkpoint)?;
        println!("  kept: {kept}");
        let journey = client.resume::<Propay>(serde_json::from_str(&kept)?);
        tell(journey.deadline(Duration::from_secs(7200)).run().await);
    }
    Ok(())
}

async fn execute_unknown() -> Result<(), Box<dyn StdError>> {
    let (sandbox, client, workflow_id) = setup("The connection breaks in execute.")?;
    // It was carried out, so the run appears and all is well.
    sandbox.fault_next_of::<Execute>(Fault::Closed);
    tell(client.onboard(&workflow_id).run().await);

    println!("  Once more, and this time it was not carried out.");
    sandbox.fault_next_of::<Execute>(Fault::ErrorPage(502));
    let ended = tell(client.onboard(&workflow_id).run().await);
    if let Some((Why::ExecuteUnknown(_), checkpoint)) = ended {
        // To resume only looks: whether it is lost or only late, nobody can tell.
        tell(client.resume(checkpoint.clone()).run().await);
        // If the support says that it is lost:
        if let Some(id) = checkpoint.id() {
            tell(client.execute_again(id).run().await);
        }
    }
    Ok(())
}

async fn create_unknown() -> Result<(), Box<dyn StdError>> {
    let (sandbox, client, workflow_id) = setup("The connection breaks in create.")?;
    sandbox.fault_next_of::<Create>(Fault::Closed);
    if let Some((Why::CreateUnknown(_), checkpoint)) =
        tell(client.onboard(&workflow_id).run().await)
    {
        // Without the id of the entity nothing goes on, and nothing is sent.
        tell(client.resume(checkpoint).run().await);
        // The support has found it. Here it is the entity that the sandbox speaks of in its log.
        let calls = sandbox.calls();
        let id = calls.iter().find_map(|call| call.entity.as_deref()).ok_or("no entity")?;
        tell(client.resume(Checkpoint::<Propay>::never_executed(id.parse()?)).run().await);
    }
    Ok(())
}
