//! What is missing before provisioning can begin, kept beyond the answer that said it.
//!
//! [`Gap`] borrows from an answer; an outcome outlives it.

use std::fmt;

use crate::api::provisioner::Gap;

/// One thing that is missing, with the methods by which to supply it.
///
/// `Display` is one line with all that is known of it.
///
/// ```
/// use kompliant_api::journey::Requirement;
///
/// /// What to show to whoever fills in the application.
/// fn to_do(missing: &[Requirement]) -> Vec<String> {
///     missing.iter().map(|gap| format!("{} (by {})", gap.message, gap.related_methods.join(", "))).collect()
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Requirement {
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

impl From<&Gap<'_>> for Requirement {
    fn from(gap: &Gap<'_>) -> Self {
        Self {
            code: gap.code.to_owned(),
            message: gap.message.to_owned(),
            entity_type: gap.entity_type.map(str::to_owned),
            entity_id: gap.entity_id.map(str::to_owned),
            related_methods: gap.related_methods.to_vec(),
            fields: gap.fields.to_vec(),
        }
    }
}

impl fmt::Display for Requirement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let gap = Gap {
            code: &self.code,
            message: &self.message,
            entity_type: self.entity_type.as_deref(),
            entity_id: self.entity_id.as_deref(),
            related_methods: &self.related_methods,
            fields: &self.fields,
        };
        fmt::Display::fmt(&gap, f)
    }
}
