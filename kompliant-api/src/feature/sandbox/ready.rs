//! What can be called in a new sandbox without setting anything up.
//!
//! For people who try it out, and who have to begin somewhere.

use serde_json::{Value, json};

use super::Sandbox;
use crate::types::WorkflowId;

/// A provisioner with a workflow that is ready for it.
///
/// ```
/// use kompliant_api::sandbox::Sandbox;
///
/// for ready in Sandbox::new().ready() {
///     println!("{}.create {}", ready.provisioner, ready.create());
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Ready {
    /// The name in front of its methods.
    pub provisioner: &'static str,
    /// The sponsor that its workflow takes.
    pub sponsor: &'static str,
    /// A workflow that has all that it needs.
    pub workflow_id: WorkflowId,
}

impl Ready {
    /// The body of a `create` that succeeds.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let ready = Sandbox::new().ready().find(|ready| ready.provisioner == "propay").unwrap();
    /// assert_eq!(ready.create()["provisioning_sponsor"], "GLOBAL_PAYMENTS");
    /// ```
    pub fn create(&self) -> Value {
        json!({"workflow_id": self.workflow_id, "provisioning_sponsor": self.sponsor})
    }
}

impl Sandbox {
    /// Each provisioner, with its [`workflow_for`](Self::workflow_for).
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let sandbox = Sandbox::new();
    /// let names: Vec<&str> = sandbox.ready().map(|ready| ready.provisioner).collect();
    /// assert_eq!(names, ["mbtrust", "propay"]);
    /// ```
    pub fn ready(&self) -> impl Iterator<Item = Ready> {
        self.engine.catalog.provisioners().map(|(provisioner, sponsor)| {
            let workflow_id = self.workflow_for_named(provisioner);
            Ready { provisioner, sponsor, workflow_id }
        })
    }
}
