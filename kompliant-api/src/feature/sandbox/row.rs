//! The rows of all error tables, and how each is reached.

use super::Condition;

/// A row of the error table of a method.
///
/// ```
/// use kompliant_api::sandbox::Sandbox;
///
/// for row in Sandbox::new().rows() {
///     match row.condition {
///         Some(condition) => println!("{} {}: {condition}", row.method, row.key()),
///         None => println!("{} {}: by force only", row.method, row.key()),
///     }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Row {
    /// The method.
    pub method: &'static str,
    /// `code` of the error object.
    pub code: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// `entity_type` of the error object, for violations.
    pub entity_type: Option<&'static str>,
    /// `sub_code` of the error object, for violations.
    pub sub_code: Option<&'static str>,
    /// What leads to it; `None` if nothing does, and it can only be
    /// [forced](super::Sandbox::force_next).
    pub condition: Option<Condition>,
}

impl Row {
    /// `CODE`, or `CODE/EntityType/SUB_CODE` for a violation.
    ///
    /// ```
    /// use kompliant_api::sandbox::Sandbox;
    ///
    /// let rows = Sandbox::new().rows();
    /// let keys: Vec<String> = rows.iter().map(|row| row.key()).collect();
    /// assert!(keys.contains(&"SYSTEM_RULE_VIOLATION/AccountProvisioning/PRECHECK_FAILED".to_owned()));
    /// ```
    pub fn key(&self) -> String {
        match (self.entity_type, self.sub_code) {
            (Some(entity_type), Some(sub_code)) => {
                format!("{}/{entity_type}/{sub_code}", self.code)
            }
            _ => self.code.to_owned(),
        }
    }
}
