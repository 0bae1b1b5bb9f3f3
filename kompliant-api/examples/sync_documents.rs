//! Sends documents of a merchant to MBTrust, one of which does not exist: a success with errors.
//!
//! ```sh
//! cargo run -p kompliant-api --example sync_documents --features sandbox,journey
//! ```

use std::error::Error as StdError;

use kompliant_api::mbtrust::{ExecuteDocuments, Mbtrust};
use kompliant_api::{Client, sandbox::Sandbox, types::DocumentId};

fn main() -> Result<(), Box<dyn StdError>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(sync())
}

async fn sync() -> Result<(), Box<dyn StdError>> {
    // Its clock stands still, save for those who wait: minutes pass in no time.
    let sandbox = Sandbox::paused();
    let client = Client::builder(sandbox.credentials()).transport(sandbox.transport()).build()?;
    let workflow_id = sandbox.workflow_for::<Mbtrust>();
    let uploaded = DocumentId::new("d_21lpM4CECgfdKyfGQ338u")?;
    let mistaken = DocumentId::new("d_0000000000000000000000")?;
    sandbox.workflow(&workflow_id).document(&uploaded);

    // Without a list, every document that qualifies is sent.
    let merchant = client.onboard::<Mbtrust>(&workflow_id).run().await?;
    println!("{merchant}");

    // The entity has runs already, so this is said in so many words. Runs up to now do not count.
    let synced = client
        .execute_again::<Mbtrust>(merchant.id())
        .customize_execute(|execute| {
            execute.documents = Some(ExecuteDocuments::new([uploaded, mistaken]));
        })
        .observe(|step| println!("{step}"))
        .run()
        .await?;

    println!("{} of the runs were not there before", synced.runs().len());
    // What could be sent was sent, so it is a success; what could not is said here.
    for (run, error) in synced.warnings() {
        println!("{} left out: {error}", run.operation_id);
    }
    Ok(())
}
