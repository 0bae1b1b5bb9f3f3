//! Rows of error tables.

use super::{Condition, Docs};
use crate::spec::source::Span;

/// A way in which one method can be refused.
#[derive(Debug)]
pub(crate) struct ErrorRow {
    pub(crate) span: Span,
    pub(crate) code: String,
    pub(crate) status: u16,
    /// Of a violation: whose rule it is, and which.
    pub(crate) violation: Option<(String, String)>,
    pub(crate) causes: Vec<String>,
    pub(crate) docs: Docs,
    /// A Rust name that was chosen by hand.
    pub(crate) name: Option<(String, Span)>,
    /// What leads to it in the sandbox.
    pub(crate) condition: Option<(Condition, Span)>,
}

impl ErrorRow {
    /// Code, entity type and sub code in one word: what an answer is matched by.
    pub(crate) fn key(&self) -> String {
        match &self.violation {
            None => self.code.clone(),
            Some((entity, sub)) => format!("{}/{entity}/{sub}", self.code),
        }
    }
}

/// An error that any method can answer.
#[derive(Debug)]
pub(crate) struct StandardRow {
    pub(crate) span: Span,
    /// `None` where only the status is documented.
    pub(crate) code: Option<String>,
    pub(crate) status: Option<u16>,
    /// The words that the Rust name is made of.
    pub(crate) name: String,
    pub(crate) message: Option<String>,
    pub(crate) causes: Vec<String>,
    pub(crate) docs: Docs,
}
