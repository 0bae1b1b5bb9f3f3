//! A match takes the error rows of today for all that there will ever be.

use kompliant_api::propay::GetError;

fn advice(reason: GetError) -> &'static str {
    match reason {
        GetError::BadRequest => "correct it",
        GetError::EntityNotFound => "look at the id",
        GetError::AccountProvisioningDisabled | GetError::ProvisionerDisabled => "ask support",
        GetError::Standard(_) | GetError::Unlisted => "see the message",
    }
}

fn main() {}
