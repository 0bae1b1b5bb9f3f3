//! The whole way from a workflow to a merchant who is set up, as one call.
//!
//! Every integration makes it: create an entity, see what is missing, execute, look until the work is
//! done. What is hard in it is to do nothing twice when a connection breaks or a process is killed,
//! and that is here once for all provisioners and both clients.
//!
//! | call | does | |
//! |---|---|---|
//! | [`onboard`](crate::Client::onboard) | create, canExecute, execute, wait | for a workflow |
//! | [`resume`](crate::Client::resume) | what of that is left | never sends again what may have been sent |
//! | [`execute_again`](crate::Client::execute_again) | canExecute, execute, wait | whatever was sent before |
//! | [`wait`](crate::Client::wait) | wait | for an `execute` that the program sent itself |
//!
//! ```no_run
//! use std::time::Duration;
//! use kompliant_api::{Client, Credentials, journey::Why, propay::Propay, types::WorkflowId};
//!
//! # #[cfg(feature = "reqwest")]
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::new(Credentials::from_env()?)?;
//! let workflow_id = WorkflowId::new("w_2dJFFW3HY8a3zOjqwUXhQc")?;
//! let outcome = client
//!     .onboard::<Propay>(workflow_id)
//!     .deadline(Duration::from_secs(600))
//!     .observe(|step| println!("{step}"))
//!     .run()
//!     .await;
//! match outcome {
//!     Ok(done) => println!("{done}"),
//!     Err(unfinished) => {
//!         // One line with all that one needs to act.
//!         println!("{unfinished}");
//!         if let Why::Missing(requirements) = unfinished.why() {
//!             requirements.iter().for_each(|requirement| println!("- {requirement}"));
//!         }
//!     }
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # What it promises
//!
//! - `create` and `execute` are sent once each, whatever breaks. To send one again is a call of its
//!   own.
//! - Before each of them the observer gets a [`Checkpoint`] that says so. Kept, it is what a new
//!   process goes on from.
//! - What was in the history of the entity before does not count, and neither does a status that
//!   this version does not know: it is not the end.
//! - A question that cannot be answered in passing is asked again until the deadline; a refusal is
//!   the end.
//!
//! What it rests on: an operation that `execute` has queued appears in `execution_results` of `get`
//! at some time, and stays there. When, is not documented. Where it is not known what was queued, the
//! runs that are there have to be final in two looks, one after the other.

mod builder;
mod checkpoint;
mod machine;
mod outcome;
mod pauses;
mod run;
mod runs;
mod step;
mod step_error;
mod verdict;

use self::checkpoint::{At, ids};
pub use self::{
    builder::Journey,
    checkpoint::Checkpoint,
    outcome::{Finished, Outcome, Unfinished, Why},
    step::{Stage, Step},
    step_error::StepError,
    verdict::Verdict,
};
pub use crate::api::provisioner::MissingRequirement;
use crate::{
    Provisioner,
    types::{ExecutionResult, Operation, WorkflowId},
};

/// Gives both clients the ways in.
macro_rules! ways_in {
    ($Client:ty, $path:literal) => {
        impl $Client {
            /// Onboards the merchant of a workflow: create, canExecute, execute, and get until the
            /// work is done.
            ///
            /// It always creates an entity. To go on with one, [`resume`](Self::resume).
            ///
            /// ```
            #[doc = concat!("use ", $path, ";")]
            /// use kompliant_api::{journey::Journey, propay::Propay, types::WorkflowId};
            ///
            /// fn onboard(client: &Client, id: WorkflowId) -> Journey<'_, Client, Propay> {
            ///     client.onboard(id).observe(|step| println!("{step}"))
            /// }
            /// ```
            pub fn onboard<P: Provisioner>(
                &self,
                workflow_id: impl Into<WorkflowId>,
            ) -> Journey<'_, Self, P> {
                let at = At::Start { workflow_id: workflow_id.into() };
                Journey::new(self, Checkpoint { at })
            }

            /// Goes on with an onboarding, from a checkpoint or from the id of its entity.
            ///
            /// It creates no second entity, and does not send again an `execute` that may have been
            /// sent. Where one of them may have been and nothing shows of it, it says so.
            ///
            /// ```
            #[doc = concat!("use ", $path, ";")]
            /// use kompliant_api::journey::{Checkpoint, Journey};
            /// use kompliant_api::propay::{Propay, PropayId};
            ///
            /// fn resume(client: &Client, id: PropayId) -> Journey<'_, Client, Propay> {
            ///     client.resume(Checkpoint::entity(id))
            /// }
            /// ```
            pub fn resume<P: Provisioner>(
                &self,
                checkpoint: Checkpoint<P>,
            ) -> Journey<'_, Self, P> {
                Journey::new(self, checkpoint)
            }

            /// Executes for an entity **whatever was sent for it before**: canExecute, execute, and
            /// get until the work is done. Runs that are there by then do not count.
            ///
            /// For the next operation of an entity, such as a document sync, and after an operation
            /// that has failed. After an `execute` of unknown fate it may do the work twice: whether
            /// a second one is refused is not documented.
            ///
            /// ```
            #[doc = concat!("use ", $path, ";")]
            /// use kompliant_api::journey::Journey;
            /// use kompliant_api::mbtrust::{ExecuteDocuments, Mbtrust, MbtrustId};
            /// use kompliant_api::types::DocumentId;
            ///
            /// fn sync<'c>(
            ///     client: &'c Client,
            ///     id: &MbtrustId,
            ///     documents: Vec<DocumentId>,
            /// ) -> Journey<'c, Client, Mbtrust> {
            ///     client.execute_again::<Mbtrust>(id).customize_execute(|execute| {
            ///         execute.documents = Some(ExecuteDocuments::new(documents));
            ///     })
            /// }
            /// ```
            pub fn execute_again<P: Provisioner>(&self, id: &P::Id) -> Journey<'_, Self, P> {
                Journey::new(self, Checkpoint { at: At::Again { id: id.clone() } })
            }

            /// Waits until the operations of an `execute` are settled that the program has sent
            /// itself.
            ///
            /// `before` are the runs that the entity had when it was sent, which do not count: none
            /// for a new entity, and else the `execution_results` of a `get` made before. `queued`
            /// is what `execute` answered; empty if that is not known.
            ///
            /// ```
            #[doc = concat!("use ", $path, ";")]
            /// use kompliant_api::journey::Journey;
            /// use kompliant_api::propay::{ExecuteResponse, GetResponse, Propay};
            ///
            /// fn wait<'c>(
            ///     client: &'c Client,
            ///     before: &GetResponse,
            ///     answer: &ExecuteResponse,
            /// ) -> Journey<'c, Client, Propay> {
            ///     let queued = &answer.queued_operations;
            ///     client.wait(&answer.propay_id, &before.execution_results, queued)
            /// }
            /// ```
            pub fn wait<P: Provisioner>(
                &self,
                id: &P::Id,
                before: &[ExecutionResult],
                queued: &[Operation],
            ) -> Journey<'_, Self, P> {
                let (id, before, queued) = (id.clone(), ids(before), queued.to_vec());
                Journey::new(self, Checkpoint { at: At::Executed { id, before, queued } })
            }
        }
    };
}

ways_in!(crate::Client, "kompliant_api::Client");
#[cfg(feature = "blocking")]
ways_in!(crate::feature::blocking::Client, "kompliant_api::blocking::Client");
