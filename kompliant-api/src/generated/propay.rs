// @generated from spec/provisioners/propay.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! ProPay: sets a merchant up with Global Payments.
//!
//! Source: <https://developer.kompliant.com/docs/propaycreate>

mod create;
mod can_execute;
mod execute;
mod get;
mod types;

use crate::{Call, Provisioner, provisioner};
use crate::types::{Operation, ProvisioningSponsor, WorkflowId};

pub use create::{Create, CreateError, CreateResponse};
pub use can_execute::{CanExecute, CanExecuteError, CanExecuteResponse};
pub use execute::{Execute, ExecuteError, ExecuteResponse};
pub use get::{Get, GetError, GetResponse};
pub use types::{PropayId, MissingRequirement, MissingRequirementCode};

/// The methods of ProPay, as [`Client::propay`](crate::Client::propay) gives them.
#[derive(Clone, Copy, Debug)]
pub struct Methods<'c, C> {
    pub(crate) client: &'c C,
}

impl<'c, C> Methods<'c, C> {
    /// `propay.create`: Create a ProPay provisioning entity.
    ///
    /// Creates the entity that holds everything about setting a merchant up with Global
    /// Payments. Nothing is sent to ProPay yet: propay.execute does that.
    ///
    /// It needs a workflow of type `ACCOUNT_PROVISIONING` in state `STARTED`. Keep the id that
    /// comes back, since the other methods ask for it.
    ///
    /// Not documented: Whether calling it twice for one workflow is refused or makes a second
    /// entity.
    ///
    /// Source: <https://developer.kompliant.com/docs/propaycreate>
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

    /// `propay.canExecute`: Ask what is still missing before propay.execute.
    ///
    /// Checks whether the entity has all that ProPay needs, and lists what is missing. Supply
    /// that, ask again, and call propay.execute once the answer is yes.
    ///
    /// Not documented: The error table, the violation tables, and the examples beyond the
    /// beginning of the first one. The rows of the error table are our reading.
    ///
    /// Source: <https://developer.kompliant.com/docs/propaycanexecute>
    ///
    /// # Errors
    ///
    /// [`CanExecuteError`] has the reasons why it can be refused.
    pub fn can_execute(
        &self,
        propay_id: impl Into<PropayId>,
    ) -> Call<'c, C, CanExecute> {
        Call::new(self.client, CanExecute::new(propay_id))
    }

    /// `propay.execute`: Start provisioning with ProPay.
    ///
    /// Queues the work at ProPay and answers at once. Follow it with propay.get.
    ///
    /// Call it only after propay.canExecute has said yes. Kompliant chooses the operation
    /// itself; for ProPay that is always `ONBOARDING` so far. (The page's first line speaks of
    /// document sync, too; its text does not.)
    ///
    /// Not documented: Whether calling it again while an operation is queued or running is
    /// refused or queues it twice.
    ///
    /// Source: <https://developer.kompliant.com/docs/propayexecute>
    ///
    /// # Errors
    ///
    /// [`ExecuteError`] has the reasons why it can be refused.
    pub fn execute(&self, propay_id: impl Into<PropayId>) -> Call<'c, C, Execute> {
        Call::new(self.client, Execute::new(propay_id))
    }

    /// `propay.get`: Get a ProPay provisioning entity and what was run for it.
    ///
    /// Answers the state of the entity and every run of an operation so far. Call it after
    /// propay.execute to see whether the work is done: the entry in `execution_results` tells,
    /// in `status` and `errors`.
    ///
    /// Source: <https://developer.kompliant.com/docs/propayget>
    ///
    /// # Errors
    ///
    /// [`GetError`] has the reasons why it can be refused.
    pub fn get(&self, propay_id: impl Into<PropayId>) -> Call<'c, C, Get> {
        Call::new(self.client, Get::new(propay_id))
    }
}

/// ProPay as a [`Provisioner`].
#[derive(Clone, Copy, Debug)]
pub struct Propay;

impl provisioner::sealed::Sealed for Propay {}

impl Provisioner for Propay {
    const NAME: &'static str = "propay";
    const TITLE: &'static str = "ProPay";
    const BANK: &'static str = "Global Payments";
    const SPONSOR: ProvisioningSponsor = ProvisioningSponsor::GlobalPayments;
    const OPERATIONS: &'static [Operation] = &[Operation::Onboarding];
    type Id = PropayId;
    type Create = Create;
    type CanExecute = CanExecute;
    type Execute = Execute;
    type Get = Get;

    fn create(workflow_id: WorkflowId) -> Create {
        Create::new(workflow_id, Self::SPONSOR)
    }

    fn can_execute(id: &PropayId) -> CanExecute {
        CanExecute::new(id)
    }

    fn execute(id: &PropayId) -> Execute {
        Execute::new(id)
    }

    fn get(id: &PropayId) -> Get {
        Get::new(id)
    }

    fn created(response: &CreateResponse) -> provisioner::Created<'_, PropayId> {
        provisioner::Created {
            id: &response.propay_id,
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
