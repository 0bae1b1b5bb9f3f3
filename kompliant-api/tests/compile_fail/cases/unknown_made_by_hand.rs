//! A known value is made to look like an unknown one.

use kompliant_api::{UnknownValue, types::EntityStatus};

fn main() {
    let _ = EntityStatus::Unknown(UnknownValue("CREATED".into()));
}
