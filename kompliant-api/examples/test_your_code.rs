//! How to test one's own code: a function that opens an account, and its tests against the sandbox.
//!
//! ```sh
//! cargo test -p kompliant-api --example test_your_code --features sandbox,journey
//! cargo run  -p kompliant-api --example test_your_code --features sandbox,journey
//! ```

use std::error::Error as StdError;

use kompliant_api::journey::{Checkpoint, Why};
use kompliant_api::propay::Propay;
use kompliant_api::{Client, sandbox::Sandbox, types::WorkflowId};

/// What our own program keeps of an account.
#[derive(Debug, PartialEq)]
enum Account {
    Open {
        propay_id: String,
    },
    /// What the merchant is asked for.
    NeedsInput(Vec<String>),
    /// A job goes on from here; where a person has to look, it says so.
    Pending {
        checkpoint: String,
        person: bool,
    },
}

/// The code that is tested: it knows nothing of a sandbox.
async fn open_account(
    client: &Client,
    workflow_id: &WorkflowId,
    kept: Option<&str>,
) -> Result<Account, Box<dyn StdError>> {
    let journey = match kept {
        Some(json) => client.resume(serde_json::from_str::<Checkpoint<Propay>>(json)?),
        None => client.onboard(workflow_id),
    };
    let unfinished = match journey.run().await {
        Ok(done) => return Ok(Account::Open { propay_id: done.id().to_string() }),
        Err(unfinished) => unfinished,
    };
    if let Why::Missing(requirements) = unfinished.why() {
        let codes = requirements.iter().map(|requirement| requirement.code.clone());
        return Ok(Account::NeedsInput(codes.collect()));
    }
    let person = !matches!(unfinished.why(), Why::TimedOut { .. } | Why::Interrupted(_));
    Ok(Account::Pending { checkpoint: serde_json::to_string(unfinished.checkpoint())?, person })
}

fn client(sandbox: &Sandbox) -> Result<Client, Box<dyn StdError>> {
    Ok(Client::builder(sandbox.credentials()).transport(sandbox.transport()).build()?)
}

fn main() -> Result<(), Box<dyn StdError>> {
    let sandbox = Sandbox::paused();
    let (client, workflow_id) = (client(&sandbox)?, sandbox.workflow_for::<Propay>());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let account = runtime.block_on(open_account(&client, &workflow_id, None))?;
    println!("{account:?}");
    for call in sandbox.calls() {
        println!("{call}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use kompliant_api::propay::Execute;
    use kompliant_api::sandbox::Fault;

    use super::*;

    /// What the code makes of a sandbox. Its clock stands still, so nobody waits.
    fn open(sandbox: &Sandbox, kept: Option<&str>) -> Account {
        let (client, workflow_id) = (client(sandbox).unwrap(), sandbox.workflow_for::<Propay>());
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(open_account(&client, &workflow_id, kept)).unwrap()
    }

    fn sent(sandbox: &Sandbox, method: &str) -> usize {
        sandbox.calls().iter().filter(|call| call.method == method).count()
    }

    #[test]
    fn an_account_is_opened() {
        assert!(matches!(open(&Sandbox::paused(), None), Account::Open { .. }));
    }

    #[test]
    fn the_merchant_is_asked_for_what_is_missing() {
        let sandbox = Sandbox::paused();
        sandbox.workflow(sandbox.workflow_for::<Propay>()).missing("BANK_ACCOUNT_REQUIRED");
        let account = open(&sandbox, None);
        assert_eq!(account, Account::NeedsInput(vec!["BANK_ACCOUNT_REQUIRED".to_owned()]));
    }

    #[test]
    fn a_slow_bank_is_waited_for_by_a_job() {
        let sandbox = Sandbox::paused();
        sandbox.set_run_times(Duration::ZERO, Duration::from_secs(900));
        let Account::Pending { checkpoint, person: false } = open(&sandbox, None) else {
            panic!("it is not pending");
        };
        assert!(matches!(open(&sandbox, Some(&checkpoint)), Account::Open { .. }));
        assert_eq!(sent(&sandbox, "propay.execute"), 1);
    }

    #[test]
    fn nothing_is_sent_twice_when_the_connection_breaks() {
        let sandbox = Sandbox::paused();
        sandbox.fault_next_of::<Execute>(Fault::ErrorPage(502));
        let Account::Pending { checkpoint, person: true } = open(&sandbox, None) else {
            panic!("nobody is told");
        };
        assert!(matches!(open(&sandbox, Some(&checkpoint)), Account::Pending { .. }));
        assert_eq!(sent(&sandbox, "propay.execute"), 1);
    }
}
