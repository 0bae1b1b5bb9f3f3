//! Mistakes that rightly give more than two diagnostics.

use crate::run::Outcome;

/// What is done to which place, and why there is more to report than the one thing.
const REASONS: &[(&str, &str, &str)] = &[(
    "misplace into what is before",
    "openapi.yaml paths/*",
    "the path is no longer listed, its method is missing, and it is beside a `$ref`",
)];

pub(crate) fn reason(outcome: &Outcome) -> Option<&'static str> {
    let what = format!("{} {}", outcome.kind, outcome.how);
    let found = REASONS.iter().find(|(done, place, _)| *done == what && *place == outcome.pattern);
    found.map(|(_, _, reason)| *reason)
}
