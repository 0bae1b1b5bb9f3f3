//! What leads to a row of an error table, in words that the sandbox knows.
//!
//! `kompliant-api` has the same words in `sandbox/condition.rs`: it must not depend on this crate.

/// A state of the world, or of a request, in which a method is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    InvalidRequest,
    UnknownWorkflow,
    UnknownEntity,
    WorkflowNotStarted,
    OtherSponsorExpected,
    NoBusinessApplication,
    NoBusiness,
    PrecheckNotMet,
    AccountProvisioningDisabled,
    ProvisionerDisabled,
}

/// Every word, as it stands in the spec.
pub(crate) const WORDS: &[&str] = &[
    "invalid_request",
    "unknown_workflow",
    "unknown_entity",
    "workflow_not_started",
    "other_sponsor_expected",
    "no_business_application",
    "no_business",
    "precheck_not_met",
    "account_provisioning_disabled",
    "provisioner_disabled",
];

/// In the order of [`WORDS`].
const ALL: &[Condition] = &[
    Condition::InvalidRequest,
    Condition::UnknownWorkflow,
    Condition::UnknownEntity,
    Condition::WorkflowNotStarted,
    Condition::OtherSponsorExpected,
    Condition::NoBusinessApplication,
    Condition::NoBusiness,
    Condition::PrecheckNotMet,
    Condition::AccountProvisioningDisabled,
    Condition::ProvisionerDisabled,
];

impl Condition {
    pub(crate) fn of(word: &str) -> Option<Self> {
        let place = WORDS.iter().position(|known| *known == word)?;
        ALL.get(place).copied()
    }

    pub(crate) fn word(self) -> &'static str {
        let place = ALL.iter().position(|known| *known == self);
        place.and_then(|place| WORDS.get(place)).copied().unwrap_or_default()
    }
}
