//! Sets a merchant up with ProPay, in a sandbox within this program: nothing is configured, and no
//! network is needed.
//!
//! ```sh
//! cargo run -p kompliant-api --example onboard --features sandbox,journey
//! ```
//!
//! Against Kompliant only the client is another one: `Client::new(Credentials::from_env()?)?`, with
//! a workflow of type `ACCOUNT_PROVISIONING` in state `STARTED`.

use std::{error::Error as StdError, time::Duration};

use kompliant_api::{Client, journey::Why, propay::Propay, sandbox::Sandbox};

fn main() -> Result<(), Box<dyn StdError>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(onboard())
}

async fn onboard() -> Result<(), Box<dyn StdError>> {
    let sandbox = Sandbox::new();
    let client = Client::builder(sandbox.credentials()).transport(sandbox.transport()).build()?;
    // A sandbox has one that is ready for each provisioner.
    let workflow_id = sandbox.workflow_for::<Propay>();

    // create, canExecute, execute, and get until the work is done.
    let outcome = client
        .onboard::<Propay>(&workflow_id)
        .deadline(Duration::from_secs(300))
        // A real program keeps `step.checkpoint()` here, to go on from it should it be killed.
        .observe(|step| println!("{step}"))
        .run()
        .await;

    match outcome {
        Ok(done) => {
            println!("{done}");
            Ok(())
        }
        Err(unfinished) => {
            if let Why::Missing(requirements) = unfinished.why() {
                requirements.iter().for_each(|requirement| println!("- {requirement}"));
            }
            // It says in one line what to do. `unfinished.checkpoint()` is what to go on from.
            Err(unfinished.into())
        }
    }
}
