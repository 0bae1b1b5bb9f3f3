// @generated from spec/provisioners/mbtrust.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! MBTrust: sets a merchant up with Merrick Bank and sends the merchant's documents there.
//!
//! Source: <https://developer.kompliant.com/docs/mbtrustcreate>

mod create;
mod can_execute;
mod execute;
mod get;
mod types;

use crate::{Call, Provisioner, provisioner};
use crate::types::{Operation, ProvisioningSponsor, WorkflowId};

pub use create::{Create, CreateError, CreateResponse};
pub use can_execute::{CanExecute, CanExecuteError, CanExecuteResponse};
pub use execute::{Execute, ExecuteDocuments, ExecuteError, ExecuteResponse};
pub use get::{Get, GetError, GetResponse};
pub use types::{MbtrustId, MissingRequirement, MissingRequirementCode};

/// The methods of MBTrust, as [`Client::mbtrust`](crate::Client::mbtrust) gives them.
#[derive(Clone, Copy, Debug)]
pub struct Methods<'c, C> {
    pub(crate) client: &'c C,
}

impl<'c, C> Methods<'c, C> {
    /// `mbtrust.create`: Create an MBTrust provisioning entity.
    ///
    /// Creates the entity that holds everything about setting a merchant up with Merrick Bank.
    /// Nothing is sent to MBTrust yet: mbtrust.execute does that.
    ///
    /// It needs a workflow of type `ACCOUNT_PROVISIONING` in state `STARTED`. Keep the id that
    /// comes back, since the other methods ask for it.
    ///
    /// Not documented: Whether calling it twice for one workflow is refused or makes a second
    /// entity. When `BUSINESS_APPLICATION_NOT_FOUND` comes is not clear either: the integration
    /// guide says that no business application has to come first
    /// (<https://developer.kompliant.com/docs/account-provisioning-integration>).
    ///
    /// Source: <https://developer.kompliant.com/docs/mbtrustcreate>
    ///
    /// # Errors
    ///
    /// [`CreateError`] has the reasons why it can be refused.
    pub fn create(
        &self,
        workflow_id: impl Into<WorkflowId>,
        provisioning_sponsor: ProvisioningSponsor,
    ) -> Call<'c, C, Create> {
        Call::new(self.client, Create::new(workflow_id, provisioning_sponsor))
    }

    /// `mbtrust.canExecute`: Ask what is still missing before mbtrust.execute.
    ///
    /// Checks whether the entity has all that MBTrust needs, and lists what is missing. Supply
    /// that, ask again, and call mbtrust.execute once the answer is yes.
    ///
    /// What is checked depends on the operation that would run, onboarding or document sync.
    /// Every operation needs the merchant's MID: an entry in the `additional_fields` of the
    /// business with the `field_name` `merrick_mid`
    /// (<https://developer.kompliant.com/docs/mbtrust-validation-reference>).
    ///
    /// Not documented: The error table, the violation tables, and the examples beyond the
    /// beginning of the first one. The rows of the error table are our reading.
    ///
    /// Source: <https://developer.kompliant.com/docs/mbtrustcanexecute>
    ///
    /// # Errors
    ///
    /// [`CanExecuteError`] has the reasons why it can be refused.
    pub fn can_execute(
        &self,
        mbtrust_id: impl Into<MbtrustId>,
    ) -> Call<'c, C, CanExecute> {
        Call::new(self.client, CanExecute::new(mbtrust_id))
    }

    /// `mbtrust.execute`: Start provisioning with MBTrust.
    ///
    /// Queues the work at MBTrust and answers at once. Follow it with mbtrust.get.
    ///
    /// Call it only after mbtrust.canExecute has said yes. Kompliant chooses between onboarding
    /// and document sync itself, by the state of the entity and how far the merchant's
    /// onboarding is.
    ///
    /// Optional, set on the call: `documents`.
    ///
    /// Not documented: Whether calling it again while an operation is queued or running is
    /// refused or queues it twice.
    ///
    /// Source: <https://developer.kompliant.com/docs/mbtrustexecute>
    ///
    /// # Errors
    ///
    /// [`ExecuteError`] has the reasons why it can be refused.
    pub fn execute(&self, mbtrust_id: impl Into<MbtrustId>) -> Call<'c, C, Execute> {
        Call::new(self.client, Execute::new(mbtrust_id))
    }

    /// `mbtrust.get`: Get an MBTrust provisioning entity and what was run for it.
    ///
    /// Answers the state of the entity and every run of an operation so far. Call it after
    /// mbtrust.execute to see whether the work is done: the entry in `execution_results` tells,
    /// in `status` and `errors`.
    ///
    /// Not documented: The rest of the fields of `execution_results`, the page's own example,
    /// the error table and the violation tables. The rows of the error table are our reading.
    ///
    /// Source: <https://developer.kompliant.com/docs/mbtrustget>
    ///
    /// # Errors
    ///
    /// [`GetError`] has the reasons why it can be refused.
    pub fn get(&self, mbtrust_id: impl Into<MbtrustId>) -> Call<'c, C, Get> {
        Call::new(self.client, Get::new(mbtrust_id))
    }
}

/// MBTrust as a [`Provisioner`].
#[derive(Clone, Copy, Debug)]
pub struct Mbtrust;

impl provisioner::sealed::Sealed for Mbtrust {}

impl Provisioner for Mbtrust {
    const NAME: &'static str = "mbtrust";
    const TITLE: &'static str = "MBTrust";
    const BANK: &'static str = "Merrick Bank";
    const SPONSOR: ProvisioningSponsor = ProvisioningSponsor::Merrick;
    const OPERATIONS: &'static [Operation] = &[
        Operation::Onboarding,
        Operation::DocumentSync,
    ];
    type Id = MbtrustId;
    type Create = Create;
    type CanExecute = CanExecute;
    type Execute = Execute;
    type Get = Get;

    fn create(workflow_id: WorkflowId) -> Create {
        Create::new(workflow_id, Self::SPONSOR)
    }

    fn can_execute(id: &MbtrustId) -> CanExecute {
        CanExecute::new(id)
    }

    fn execute(id: &MbtrustId) -> Execute {
        Execute::new(id)
    }

    fn get(id: &MbtrustId) -> Get {
        Get::new(id)
    }

    fn created(response: &CreateResponse) -> provisioner::Created<'_, MbtrustId> {
        provisioner::Created {
            id: &response.mbtrust_id,
            status: &response.status,
        }
    }

    fn readiness(response: &CanExecuteResponse) -> provisioner::Readiness {
        let requirements = response.missing_requirements().iter();
        provisioner::Readiness {
            can_execute: response.can_execute,
            missing_requirements: requirements
                .map(|requirement| provisioner::MissingRequirement {
                    code: requirement.code.as_str().to_owned(),
                    message: requirement.message.clone(),
                    entity_type: requirement.entity_type.clone(),
                    entity_id: requirement.entity_id.clone(),
                    related_methods: requirement.related_methods().to_vec(),
                    fields: requirement.fields().to_vec(),
                })
                .collect(),
        }
    }

    fn queued(response: &ExecuteResponse) -> &[Operation] {
        &response.queued_operations
    }

    fn entity(response: &GetResponse) -> provisioner::Entity<'_> {
        provisioner::Entity {
            status: &response.status,
            execution_results: &response.execution_results,
        }
    }
}
