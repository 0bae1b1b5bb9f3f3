//! A known value cannot be passed off as an unknown one.

use kompliant_api::{UnknownValue, types::EntityStatus};

fn main() {
    let _ = EntityStatus::Unknown(UnknownValue("CREATED".into()));
}
