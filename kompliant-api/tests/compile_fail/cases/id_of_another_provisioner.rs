//! The id of a ProPay entity is given to MBTrust.

use kompliant_api::{Client, propay::PropayId};

async fn execute(client: Client, id: PropayId) {
    let _ = client.mbtrust().execute(&id).send().await;
}

fn main() {}
