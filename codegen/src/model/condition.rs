//! What leads to a row of an error table, in words that the sandbox knows.
//!
//! `kompliant-api` has the same words in `sandbox/condition.rs`: it must not depend on this crate.

/// Declares the conditions, each with its word in the spec.
macro_rules! conditions {
    ($($Name:ident = $word:literal,)*) => {
        /// A state of the world, or of a request, in which a method is refused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Condition {
            $($Name,)*
        }

        /// Every word, as it is in the spec.
        pub(crate) const WORDS: &[&str] = &[$($word,)*];

        impl Condition {
            pub(crate) fn of(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$Name),)*
                    _ => None,
                }
            }

            pub(crate) fn word(self) -> &'static str {
                match self {
                    $(Self::$Name => $word,)*
                }
            }
        }
    };
}

conditions! {
    InvalidRequest = "invalid_request",
    UnknownWorkflow = "unknown_workflow",
    UnknownEntity = "unknown_entity",
    WorkflowNotStarted = "workflow_not_started",
    OtherSponsorExpected = "other_sponsor_expected",
    NoBusinessApplication = "no_business_application",
    NoBusiness = "no_business",
    PrecheckNotMet = "precheck_not_met",
    AccountProvisioningDisabled = "account_provisioning_disabled",
    ProvisionerDisabled = "provisioner_disabled",
}
