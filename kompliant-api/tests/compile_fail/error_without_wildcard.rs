//! Error tables grow, so a match has to say what becomes of other errors.

use kompliant_api::propay::GetError;

fn main() {}

fn is_disabled(reason: GetError) -> bool {
    match reason {
        GetError::AccountProvisioningDisabled | GetError::ProvisionerDisabled => true,
        GetError::BadRequest | GetError::EntityNotFound => false,
        GetError::Standard(_) | GetError::Unlisted => false,
    }
}
