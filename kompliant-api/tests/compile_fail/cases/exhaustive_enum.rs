//! A match takes the values of today for all that there will ever be.

use kompliant_api::types::EntityStatus;

fn is_over(status: EntityStatus) -> bool {
    match status {
        EntityStatus::Created | EntityStatus::Active => false,
        EntityStatus::Closed => true,
        EntityStatus::Unknown(_) => false,
    }
}

fn main() {}
