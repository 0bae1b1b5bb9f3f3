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
//!         for gap in &check.missing {
//!             eprintln!("{}: {gap}", P::TITLE);
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

use std::fmt;

use crate::{
    Id, Method,
    types::{EntityStatus, ExecutionResult, Operation, ProvisioningSponsor, WorkflowId},
};

/// A provisioner: a family of methods that onboards a merchant with one sponsor.
pub trait Provisioner: Send + Sync + 'static {
    /// The name in front of its methods: `propay`.
    const NAME: &'static str;
    /// What it is called: `ProPay`.
    const TITLE: &'static str;
    /// The bank or processor behind it: `Global Payments`.
    const BANK: &'static str;
    /// The bank or processor behind it, as the API calls it.
    const SPONSOR: ProvisioningSponsor;
    /// What it can be asked to do.
    const OPERATIONS: &'static [Operation];

    /// The id of its provisioning entities.
    type Id: Id;
    /// Its method `create`.
    type Create: Method;
    /// Its method `canExecute`.
    type CanExecute: Method;
    /// Its method `execute`.
    type Execute: Method;
    /// Its method `get`.
    type Get: Method;

    /// Asks for a provisioning entity for a workflow, with [`SPONSOR`](Self::SPONSOR).
    fn create(workflow_id: WorkflowId) -> Self::Create;
    /// Asks what is missing before provisioning can begin.
    fn can_execute(id: &Self::Id) -> Self::CanExecute;
    /// Asks to begin with provisioning.
    fn execute(id: &Self::Id) -> Self::Execute;
    /// Asks for the state of an entity and the results so far.
    fn get(id: &Self::Id) -> Self::Get;

    /// What an answer to [`create`](Self::create) says.
    fn created(response: &<Self::Create as Method>::Response) -> Created<'_, Self::Id>;
    /// What an answer to [`can_execute`](Self::can_execute) says.
    fn readiness(response: &<Self::CanExecute as Method>::Response) -> Readiness<'_>;
    /// The operations that an answer to [`execute`](Self::execute) says are queued.
    fn queued(response: &<Self::Execute as Method>::Response) -> &[Operation];
    /// What an answer to [`get`](Self::get) says.
    fn entity(response: &<Self::Get as Method>::Response) -> Entity<'_>;
}

/// A provisioning entity that was just created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Created<'a, I> {
    /// Its id, which the other methods take.
    pub id: &'a I,
    /// Its first status.
    pub status: &'a EntityStatus,
}

/// Whether provisioning can begin.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Readiness<'a> {
    /// Whether it can.
    pub can_execute: bool,
    /// What is missing, if it cannot.
    pub missing: Vec<Gap<'a>>,
}

/// One thing that is missing before provisioning can begin.
///
/// `Display` is one line with all that is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Gap<'a> {
    /// Which requirement it is. The values are the provisioner's own.
    pub code: &'a str,
    /// What it is, in plain language.
    pub message: &'a str,
    /// What kind of entity it is about: `Business`.
    pub entity_type: Option<&'a str>,
    /// Which entity it is about.
    pub entity_id: Option<&'a str>,
    /// The methods by which to fulfil it.
    pub related_methods: &'a [String],
    /// The fields that are missing.
    pub fields: &'a [String],
}

impl fmt::Display for Gap<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use crate::error::Line;

        write!(f, "{}", Line(self.code))?;
        match (self.entity_type, self.entity_id) {
            (Some(kind), Some(id)) => write!(f, " ({} {})", Line(kind), Line(id))?,
            (Some(text), None) | (None, Some(text)) => write!(f, " ({})", Line(text))?,
            (None, None) => {}
        }
        write!(f, ": {}", Line(self.message))?;
        for (label, list) in [("; fields: ", self.fields), ("; see: ", self.related_methods)] {
            let mut before = label;
            for text in list {
                write!(f, "{before}{}", Line(text))?;
                before = ", ";
            }
        }
        Ok(())
    }
}

/// The state of a provisioning entity.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Entity<'a> {
    /// Its status.
    pub status: &'a EntityStatus,
    /// The operations that were executed, with their results.
    pub execution_results: &'a [ExecutionResult],
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_one_line() {
        let bare = Gap {
            code: "BANK_ACCOUNT_REQUIRED",
            message: "No bank account.",
            entity_type: None,
            entity_id: None,
            related_methods: &[],
            fields: &[],
        };
        assert_eq!(bare.to_string(), "BANK_ACCOUNT_REQUIRED: No bank account.");
        let methods = ["bankAccount.create".to_owned(), "business.addBankAccount".to_owned()];
        let full = Gap {
            message: "No\nbank account.",
            entity_type: Some("Business"),
            entity_id: Some("b_1"),
            related_methods: &methods,
            fields: &["bank_name".to_owned()],
            ..bare
        };
        assert_eq!(
            full.to_string(),
            "BANK_ACCOUNT_REQUIRED (Business b_1): No\\nbank account.; fields: bank_name; \
             see: bankAccount.create, business.addBankAccount",
        );
    }
}
