//! What is missing before provisioning can begin.

use std::fmt;

use crate::api::error::Line;

/// One requirement that is missing before provisioning can begin, with the methods that supply it.
///
/// The same for every provisioner: each has a `MissingRequirement` of its own, whose code is its own
/// enum. `Display` is one line with all that is known of it.
///
/// ```
/// use kompliant_api::{Provisioner, propay::{CanExecuteResponse, Propay}};
///
/// let response: CanExecuteResponse = serde_json::from_str(r#"{
///     "can_execute": false,
///     "missing_requirements": [{"code": "BANK_ACCOUNT_REQUIRED", "message": "No bank account."}]
/// }"#)?;
/// for requirement in Propay::readiness(&response).missing_requirements {
///     assert_eq!(requirement.to_string(), "BANK_ACCOUNT_REQUIRED: No bank account.");
/// }
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MissingRequirement {
    /// Which requirement it is. The values are the provisioner's own.
    pub code: String,
    /// What it is, in plain language.
    pub message: String,
    /// What kind of entity it is about: `Business`.
    pub entity_type: Option<String>,
    /// Which entity it is about.
    pub entity_id: Option<String>,
    /// The methods by which to fulfil it.
    pub related_methods: Vec<String>,
    /// The fields that are missing.
    pub fields: Vec<String>,
}

impl fmt::Display for MissingRequirement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Line(&self.code))?;
        match (&self.entity_type, &self.entity_id) {
            (Some(kind), Some(id)) => write!(f, " ({} {})", Line(kind), Line(id))?,
            (Some(text), None) | (None, Some(text)) => write!(f, " ({})", Line(text))?,
            (None, None) => {}
        }
        write!(f, ": {}", Line(&self.message))?;
        for (label, list) in [("; fields: ", &self.fields), ("; see: ", &self.related_methods)] {
            let mut before = label;
            for text in list {
                write!(f, "{before}{}", Line(text))?;
                before = ", ";
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_requirement_is_one_line() {
        let bare = MissingRequirement {
            code: "BANK_ACCOUNT_REQUIRED".to_owned(),
            message: "No bank account.".to_owned(),
            entity_type: None,
            entity_id: None,
            related_methods: Vec::new(),
            fields: Vec::new(),
        };
        assert_eq!(bare.to_string(), "BANK_ACCOUNT_REQUIRED: No bank account.");
        let full = MissingRequirement {
            message: "No\nbank account.".to_owned(),
            entity_type: Some("Business".to_owned()),
            entity_id: Some("b_1".to_owned()),
            related_methods: ["bankAccount.create", "business.addBankAccount"]
                .map(str::to_owned)
                .to_vec(),
            fields: vec!["bank_name".to_owned()],
            ..bare
        };
        assert_eq!(
            full.to_string(),
            "BANK_ACCOUNT_REQUIRED (Business b_1): No\\nbank account.; fields: bank_name; \
             see: bankAccount.create, business.addBankAccount",
        );
    }
}
