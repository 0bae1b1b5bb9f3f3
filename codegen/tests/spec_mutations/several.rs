//! Mistakes that rightly give more than two diagnostics.

use crate::run::Outcome;

/// What is done, to places that begin and end so, and why there is more to report than one thing.
const REASONS: &[(&str, &str, &str, &str)] = &[
    (
        "misplace into what is before",
        "openapi.yaml paths/*",
        "",
        "the path is no longer listed, its method is missing, and it is beside a `$ref`",
    ),
    (
        "misplace",
        "components/",
        "components/schemas/*",
        "a shared schema is unknown where it is, missing where references lead, and missing where provisioners need it",
    ),
    (
        "misplace",
        "",
        "/value/…",
        "in an example, a value that is moved is missing where it was and unknown where it is",
    ),
];

pub(crate) fn reason(outcome: &Outcome) -> Option<&'static str> {
    let done = format!("{} {}", outcome.kind, outcome.how);
    let found = REASONS.iter().find(|(what, begin, end, _)| {
        let place = &outcome.pattern;
        done.starts_with(what) && place.starts_with(begin) && place.ends_with(end)
    });
    found.map(|(.., reason)| *reason)
}
