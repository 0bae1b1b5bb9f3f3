//! A call that is not sent does nothing, which is not what was meant.

#![deny(unused_must_use)]

use kompliant_api::{Client, propay::PropayId};

fn main() {}

fn execute(client: &Client, id: &PropayId) {
    client.propay().execute(id);
}
