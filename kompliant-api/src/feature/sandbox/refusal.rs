//! An error answer: status, and the error object.
//!
//! Where the documentation gives an error neither a code nor a message, both are ours.

use serde::Serialize;

use super::request_schema::Detail;

/// Why a call is refused, as the API writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Refusal {
    #[serde(skip)]
    pub(super) status: u16,
    code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sub_code: Option<&'static str>,
    message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    details: Vec<Detail>,
}

impl Refusal {
    pub(super) fn new(status: u16, code: &str, message: &str) -> Self {
        let (code, message) = (code.to_owned(), message.to_owned());
        Self { status, code, entity_type: None, sub_code: None, message, details: Vec::new() }
    }

    /// A violation of this rule.
    pub(super) fn violation(self, entity_type: &'static str, sub_code: &'static str) -> Self {
        Self { entity_type: Some(entity_type), sub_code: Some(sub_code), ..self }
    }

    /// With another message, and the fields that are at fault.
    pub(super) fn because(self, message: &str, details: Vec<Detail>) -> Self {
        Self { message: message.to_owned(), details, ..self }
    }

    /// `CODE`, or `CODE/EntityType/SUB_CODE` for a violation.
    pub(super) fn key(&self) -> String {
        match (self.entity_type, self.sub_code) {
            (Some(entity_type), Some(sub_code)) => {
                format!("{}/{entity_type}/{sub_code}", self.code)
            }
            _ => self.code.clone(),
        }
    }
}
