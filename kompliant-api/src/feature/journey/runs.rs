//! What the history of an entity says of one execution.
//!
//! The API does not say which runs belong to which execution, nor in which order they come, so they
//! are told by what was there before and by what `execute` said it had queued.

use std::fmt;

use crate::{
    api::error::Line,
    types::{ExecutionResult, Operation, OperationId, OperationStatus},
};

/// As many errors of one run are shown.
const SHOWN: usize = 5;

/// The runs that were not there before.
pub(super) fn since(history: &[ExecutionResult], before: &[OperationId]) -> Vec<ExecutionResult> {
    history.iter().filter(|run| !before.contains(&run.operation_id)).cloned().collect()
}

/// Whether there is a run, each of them is final, and none that was queued has yet to appear.
pub(super) fn are_settled(runs: &[ExecutionResult], queued: &[Operation]) -> bool {
    !runs.is_empty()
        && runs.iter().all(|run| has_succeeded(run) || has_failed(run))
        && to_come(runs, queued).is_empty()
}

/// A status that this version does not know is neither a success nor a failure.
pub(super) fn has_succeeded(run: &ExecutionResult) -> bool {
    run.status == OperationStatus::Success
}

pub(super) fn has_failed(run: &ExecutionResult) -> bool {
    run.status == OperationStatus::Failed
}

/// What was queued and has no run yet.
pub(super) fn to_come<'a>(runs: &[ExecutionResult], queued: &'a [Operation]) -> Vec<&'a Operation> {
    let mut free: Vec<&Operation> = runs.iter().map(|run| &run.operation_type).collect();
    let mut to_come = Vec::new();
    for operation in queued {
        match free.iter().position(|other| *other == operation) {
            Some(place) => drop(free.swap_remove(place)),
            None => to_come.push(operation),
        }
    }
    // The docs spell one operation in two ways. One that is not known may be any of those left.
    to_come.retain(|operation| !operation.is_unknown() || free.pop().is_none());
    to_come
}

/// `ONBOARDING ap_1 FAILED (CODE: message)`, for each run, on one line.
pub(super) struct Told<'a>(pub(super) &'a [ExecutionResult]);

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, run) in self.0.iter().enumerate() {
            let (kind, id) = (Line(run.operation_type.as_str()), Line(run.operation_id.as_str()));
            let before = if index == 0 { "" } else { ", " };
            write!(f, "{before}{kind} {id} {}", Line(run.status.as_str()))?;
            let errors = run.errors();
            for (index, error) in errors.iter().take(SHOWN).enumerate() {
                write!(f, "{}{error}", if index == 0 { " (" } else { "; " })?;
            }
            match errors.len() {
                0 => {}
                count if count > SHOWN => write!(f, "; and {} more)", count - SHOWN)?,
                _ => f.write_str(")")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn runs(list: &[(&str, &str, &str)]) -> Vec<ExecutionResult> {
        let run = |(id, kind, status): &(&str, &str, &str)| {
            let json = json!({"operation_id": id, "operation_type": kind, "status": status});
            serde_json::from_value(json).unwrap()
        };
        list.iter().map(run).collect()
    }

    fn operations(list: &[&str]) -> Vec<Operation> {
        list.iter().map(|text| Operation::from(*text)).collect()
    }

    #[test]
    fn all_that_was_queued_must_be_final() {
        for (list, queued, settled) in [
            (&[][..], &[][..], false),
            (&[], &["ONBOARDING"], false),
            (&[("1", "ONBOARDING", "SUCCESS")], &["ONBOARDING"], true),
            (&[("1", "ONBOARDING", "FAILED")], &["ONBOARDING"], true),
            (&[("1", "ONBOARDING", "COMPLETED")], &["ONBOARDING"], true),
            (&[("1", "ONBOARDING", "SUCCESS")], &[], true),
            (&[("1", "ONBOARDING", "PAUSED")], &["ONBOARDING"], false),
            (&[("1", "ONBOARDING", "PENDING")], &[], false),
            (&[("1", "ONBOARDING", "SUCCESS")], &["ONBOARDING", "DOCUMENT_SYNC"], false),
            (
                &[("1", "ONBOARDING", "SUCCESS"), ("2", "ONBOARDING", "SUCCESS")],
                &["DOCUMENT_SYNC"],
                false,
            ),
            (&[("1", "document_sync", "SUCCESS")], &["DOCUMENT_SYNC"], true),
            (
                &[("1", "ONBOARDING", "SUCCESS"), ("2", "Sync", "SUCCESS")],
                &["SYNC", "ONBOARDING"],
                true,
            ),
            (&[("1", "ONBOARDING", "SUCCESS")], &["SYNC", "ONBOARDING"], false),
        ] {
            let found = are_settled(&runs(list), &operations(queued));
            assert_eq!(found, settled, "{list:?} of {queued:?}");
        }
    }

    #[test]
    fn what_was_there_before_does_not_count() {
        let history = runs(&[("1", "ONBOARDING", "SUCCESS"), ("2", "ONBOARDING", "PENDING")]);
        let before = [OperationId::try_from("ap_1").unwrap()];
        assert_eq!(since(&history, &before).len(), 2);
        let before = [history[0].operation_id.clone()];
        assert_eq!(since(&history, &before)[0].operation_id.as_str(), "2");
    }
}
