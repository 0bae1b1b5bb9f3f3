//! Looks at an entity, in a program that is not asynchronous.
//!
//! ```sh
//! export KOMPLIANT_API_KEY=sb_… KOMPLIANT_SECRET_KEY=… KOMPLIANT_AUTH_TOKEN=…
//! cargo run -p kompliant-api --features blocking --example blocking -- ape_2dJFFW3HY8a3zOjqwUXhQc
//! ```
//!
//! `BLOCKING_BASE_URL` names another server, such as `http://127.0.0.1:8080`.

use std::{env, error::Error as StdError, time::Duration};

use kompliant_api::{Credentials, blocking::Client, propay::PropayId};

fn main() -> Result<(), Box<dyn StdError>> {
    let id = env::args().nth(1).ok_or("usage: blocking PROPAY_ID")?;
    let id = PropayId::try_from(id)?;
    let mut builder = Client::builder(Credentials::from_env()?).timeout(Duration::from_secs(20));
    if let Ok(url) = env::var("BLOCKING_BASE_URL") {
        builder = builder.base_url(&url);
    }
    let client = builder.build_blocking()?;

    let answer = client.propay().get(&id).send_with_meta()?;
    for warning in answer.meta.warnings() {
        eprintln!("{}", warning.message.unwrap_or("the API warns"));
    }
    println!("{}: {}", answer.data.propay_id, answer.data.status);
    for run in &answer.data.execution_results {
        println!("- {} {}: {}", run.operation_type, run.operation_id, run.status);
    }
    Ok(())
}
