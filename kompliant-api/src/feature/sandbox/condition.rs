//! What leads to a row of an error table.
//!
//! The spec says it in these words (`x-condition`), and the sandbox knows when each holds. None of
//! it is documented: the pages say what an error means and not in which order they look.

use std::fmt;

use serde::Deserialize;

/// What leads to a row of an error table in the sandbox.
///
/// All of it is our reading. The rows of a table are tried in their order, and the first whose
/// condition holds is answered.
///
/// ```
/// use kompliant_api::sandbox::{Condition, Sandbox};
///
/// let rows = Sandbox::new().rows();
/// let mut rows = rows.iter().filter(|row| row.condition == Some(Condition::WorkflowNotStarted));
/// assert_eq!(rows.next().unwrap().sub_code, Some("WORKFLOW_NOT_STARTED"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Condition {
    /// The body is no JSON, or a parameter is missing or of the wrong kind.
    InvalidRequest,
    /// No workflow has the `workflow_id` that was sent.
    UnknownWorkflow,
    /// No entity of the provisioner has the id that was sent.
    UnknownEntity,
    /// The workflow is not in state `STARTED`.
    WorkflowNotStarted,
    /// The workflow was made for another sponsor than the one that was sent.
    OtherSponsorExpected,
    /// The subject record of the workflow has no business application.
    NoBusinessApplication,
    /// The subject record of the workflow has no business.
    NoBusiness,
    /// Something that the provisioner needs is missing.
    PrecheckNotMet,
    /// Account provisioning is switched off.
    AccountProvisioningDisabled,
    /// The provisioner is switched off.
    ProvisionerDisabled,
}

impl Condition {
    /// The word that stands for it in the spec.
    ///
    /// ```
    /// use kompliant_api::sandbox::Condition;
    ///
    /// assert_eq!(Condition::PrecheckNotMet.as_str(), "precheck_not_met");
    /// ```
    pub fn as_str(self) -> &'static str {
        self.word()
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
