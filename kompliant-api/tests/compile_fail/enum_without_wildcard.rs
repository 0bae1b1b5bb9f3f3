//! The API adds values, so a match has to say what becomes of others.

use kompliant_api::types::EntityStatus;

fn main() {}

fn is_open(status: &EntityStatus) -> bool {
    match status {
        EntityStatus::Created | EntityStatus::Active => true,
        EntityStatus::Closed | EntityStatus::Failed => false,
        EntityStatus::Unknown(_) => false,
    }
}
