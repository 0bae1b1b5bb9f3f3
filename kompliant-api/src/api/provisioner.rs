//! What all provisioners have in common.
//!
//! Each provisioner has its own methods and types, but the way from a workflow to an onboarded
//! merchant is the same: create an entity, see what is missing, execute, look at the results. By
//! this trait a program can be written once for all of them, those to come included.
//!
//! ```no_run
//! use kompliant_api::{Client, Provisioner, types::WorkflowId};
//!
//! async fn onboard<P: Provisioner>(
//!     client: &Client,
//!     workflow_id: WorkflowId,
//! ) -> Result<P::Id, Box<dyn std::error::Error>> {
//!     let created = client.call(P::create(workflow_id)).send().await?;
//!     let id = P::created(&created).id.clone();
//!
//!     let check = client.call(P::can_execute(&id)).send().await?;
//!     let check = P::readiness(&check);
//!     if !check.can_execute {
//!         for requirement in &check.missing_requirements {
//!             eprintln!("{}: {requirement}", P::TITLE);
//!         }
//!         return Err("the application is not complete".into());
//!     }
//!
//!     let queued = client.call(P::execute(&id)).send().await?;
//!     println!("queued: {:?}", P::queued(&queued));
//!     Ok(id)
//! }
//!
//! # async fn example(client: Client, workflow_id: WorkflowId) {
//! use kompliant_api::propay::Propay;
//! let id = onboard::<Propay>(&client, workflow_id).await;
//! # }
//! ```

mod missing_requirement;

pub use self::missing_requirement::MissingRequirement;
use crate::{
    Id, Method,
    types::{EntityStatus, ExecutionResult, Operation, ProvisioningSponsor, WorkflowId},
};

/// A provisioner: a family of methods that onboards a merchant with one sponsor.
///
/// It is sealed: only the provisioners of this crate implement it, so a release can add an item.
///
/// ```
/// use kompliant_api::{Provisioner, mbtrust::Mbtrust, propay::Propay};
///
/// fn title<P: Provisioner>() -> String {
///     format!("{} ({})", P::TITLE, P::BANK)
/// }
///
/// assert_eq!(title::<Propay>(), "ProPay (Global Payments)");
/// assert_ne!(title::<Propay>(), title::<Mbtrust>());
/// ```
pub trait Provisioner: sealed::Sealed + Send + Sync + 'static {
    /// The name in front of its methods: `propay`.
    ///
    /// ```
    /// use kompliant_api::{Provisioner, propay::Propay};
    ///
    /// assert_eq!(Propay::NAME, "propay");
    /// ```
    const NAME: &'static str;
    /// What it is called: `ProPay`.
    ///
    /// ```
    /// use kompliant_api::{Provisioner, propay::Propay};
    ///
    /// assert_eq!(Propay::TITLE, "ProPay");
    /// ```
    const TITLE: &'static str;
    /// The bank or processor behind it: `Global Payments`.
    ///
    /// ```
    /// use kompliant_api::{Provisioner, propay::Propay};
    ///
    /// assert_eq!(Propay::BANK, "Global Payments");
    /// ```
    const BANK: &'static str;
    /// The bank or processor behind it, as the API calls it.
    ///
    /// ```
    /// use kompliant_api::{Provisioner, propay::Propay, types::ProvisioningSponsor};
    ///
    /// assert_eq!(Propay::SPONSOR, ProvisioningSponsor::GlobalPayments);
    /// ```
    const SPONSOR: ProvisioningSponsor;
    /// What it can be asked to do.
    ///
    /// ```
    /// use kompliant_api::{Provisioner, propay::Propay, types::Operation};
    ///
    /// assert_eq!(Propay::OPERATIONS, [Operation::Onboarding]);
    /// ```
    const OPERATIONS: &'static [Operation];

    /// The id of its provisioning entities.
    ///
    /// ```
    /// use kompliant_api::{Id, Provisioner, propay::Propay};
    ///
    /// assert_eq!(<Propay as Provisioner>::Id::PREFIXES, ["ape_"]);
    /// ```
    type Id: Id;
    /// Its method `create`.
    ///
    /// ```
    /// use kompliant_api::{Method, Provisioner, propay::Propay};
    ///
    /// assert_eq!(<Propay as Provisioner>::Create::NAME, "propay.create");
    /// ```
    type Create: Method;
    /// Its method `canExecute`.
    ///
    /// ```
    /// use kompliant_api::{Method, Provisioner, propay::Propay};
    ///
    /// assert_eq!(<Propay as Provisioner>::CanExecute::NAME, "propay.canExecute");
    /// ```
    type CanExecute: Method;
    /// Its method `execute`.
    ///
    /// ```
    /// use kompliant_api::{Method, Provisioner, propay::Propay};
    ///
    /// assert_eq!(<Propay as Provisioner>::Execute::NAME, "propay.execute");
    /// ```
    type Execute: Method;
    /// Its method `get`.
    ///
    /// ```
    /// use kompliant_api::{Method, Provisioner, propay::Propay};
    ///
    /// assert_eq!(<Propay as Provisioner>::Get::NAME, "propay.get");
    /// ```
    type Get: Method;

    /// Asks for a provisioning entity for a workflow, with [`SPONSOR`](Self::SPONSOR).
    ///
    /// ```
    /// use kompliant_api::{Provisioner, propay::Propay, types::WorkflowId};
    ///
    /// let request = Propay::create(WorkflowId::new("w_2dJFFW3HY8a3zOjqwUXhQc")?);
    /// assert_eq!(request.provisioning_sponsor, Propay::SPONSOR);
    /// # Ok::<(), kompliant_api::InvalidId>(())
    /// ```
    fn create(workflow_id: WorkflowId) -> Self::Create;
    /// Asks what is missing before provisioning can begin.
    ///
    /// ```
    /// use kompliant_api::{Provisioner, propay::{Propay, PropayId}};
    ///
    /// let id = PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc")?;
    /// assert_eq!(Propay::can_execute(&id).propay_id, id);
    /// # Ok::<(), kompliant_api::InvalidId>(())
    /// ```
    fn can_execute(id: &Self::Id) -> Self::CanExecute;
    /// Asks to begin with provisioning.
    ///
    /// ```
    /// use kompliant_api::{Provisioner, propay::{Propay, PropayId}};
    ///
    /// let id = PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc")?;
    /// assert_eq!(Propay::execute(&id).propay_id, id);
    /// # Ok::<(), kompliant_api::InvalidId>(())
    /// ```
    fn execute(id: &Self::Id) -> Self::Execute;
    /// Asks for the state of an entity and the results so far.
    ///
    /// ```
    /// use kompliant_api::{Provisioner, propay::{Propay, PropayId}};
    ///
    /// let id = PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc")?;
    /// assert_eq!(Propay::get(&id).propay_id, id);
    /// # Ok::<(), kompliant_api::InvalidId>(())
    /// ```
    fn get(id: &Self::Id) -> Self::Get;

    /// What an answer to [`create`](Self::create) says.
    ///
    /// ```
    /// use kompliant_api::{Provisioner, propay::{CreateResponse, Propay}};
    ///
    /// let response: CreateResponse =
    ///     serde_json::from_str(r#"{"propay_id": "ape_1", "status": "created"}"#)?;
    /// assert_eq!(Propay::created(&response).id.as_str(), "ape_1");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn created(response: &<Self::Create as Method>::Response) -> Created<'_, Self::Id>;
    /// What an answer to [`can_execute`](Self::can_execute) says.
    ///
    /// ```
    /// use kompliant_api::{Provisioner, propay::{CanExecuteResponse, Propay}};
    ///
    /// let response: CanExecuteResponse = serde_json::from_str(r#"{"can_execute": true}"#)?;
    /// assert!(Propay::readiness(&response).can_execute);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn readiness(response: &<Self::CanExecute as Method>::Response) -> Readiness;
    /// The operations that an answer to [`execute`](Self::execute) says are queued.
    ///
    /// ```
    /// use kompliant_api::{Provisioner, types::Operation};
    /// use kompliant_api::propay::{ExecuteResponse, Propay};
    ///
    /// let response: ExecuteResponse =
    ///     serde_json::from_str(r#"{"propay_id": "ape_1", "queued_operations": ["ONBOARDING"]}"#)?;
    /// assert_eq!(Propay::queued(&response), [Operation::Onboarding]);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn queued(response: &<Self::Execute as Method>::Response) -> &[Operation];
    /// What an answer to [`get`](Self::get) says.
    ///
    /// ```
    /// use kompliant_api::{Method, Provisioner, types::EntityStatus};
    ///
    /// fn is_done<P: Provisioner>(response: &<P::Get as Method>::Response) -> bool {
    ///     *P::entity(response).status == EntityStatus::Active
    /// }
    /// ```
    fn entity(response: &<Self::Get as Method>::Response) -> Entity<'_>;
}

/// What generated code implements beside [`Provisioner`], and no other crate can name.
pub(crate) mod sealed {
    pub trait Sealed {}
}

/// A provisioning entity that was just created.
///
/// ```
/// use kompliant_api::{Provisioner, types::EntityStatus};
/// use kompliant_api::propay::{CreateResponse, Propay};
///
/// let response: CreateResponse =
///     serde_json::from_str(r#"{"propay_id": "ape_1", "status": "created"}"#)?;
/// let created = Propay::created(&response);
/// assert_eq!((created.id, created.status), (&response.propay_id, &EntityStatus::Created));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Created<'a, I> {
    /// Its id, which the other methods take.
    pub id: &'a I,
    /// Its first status.
    pub status: &'a EntityStatus,
}

/// Whether provisioning can begin.
///
/// ```
/// use kompliant_api::{Provisioner, propay::{CanExecuteResponse, Propay}};
///
/// let response: CanExecuteResponse = serde_json::from_str(r#"{
///     "can_execute": false,
///     "missing_requirements": [{"code": "BANK_ACCOUNT_REQUIRED", "message": "No bank account."}]
/// }"#)?;
/// let readiness = Propay::readiness(&response);
/// assert!(!readiness.can_execute);
/// assert_eq!(readiness.missing_requirements.len(), 1);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Readiness {
    /// Whether it can.
    pub can_execute: bool,
    /// What is missing, if it cannot.
    pub missing_requirements: Vec<MissingRequirement>,
}

/// The state of a provisioning entity.
///
/// ```
/// use kompliant_api::{provisioner::Entity, types::OperationStatus};
///
/// fn has_failed(entity: &Entity<'_>) -> bool {
///     let mut results = entity.execution_results.iter();
///     results.any(|result| result.status == OperationStatus::Failed)
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Entity<'a> {
    /// Its status.
    pub status: &'a EntityStatus,
    /// The operations that were executed, with their results.
    pub execution_results: &'a [ExecutionResult],
}
