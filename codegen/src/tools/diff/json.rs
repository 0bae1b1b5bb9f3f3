//! A report for programs.

use serde_json::{Value, json as value};

use super::{Report, Revision, Verdict};

/// Every change, with places below `folder`.
pub fn json(report: &Report, folder: &str) -> Value {
    let verdict = |verdict: &Verdict| value!({"class": verdict.class.as_str(), "why": verdict.why});
    let changes = report.changes.iter().map(|change| {
        let location = &change.location;
        value!({
            "class": change.class().as_str(),
            "text": change.text,
            "callers": verdict(&change.callers),
            "wire": verdict(&change.wire),
            "revision": match location.revision {
                Revision::Old => "old",
                Revision::New => "new",
            },
            "file": format!("{folder}{}", location.path),
            "line": location.line,
            "column": location.column,
        })
    });
    value!({
        "callers": report.callers().as_str(),
        "wire": report.wire().as_str(),
        "changes": changes.collect::<Vec<_>>(),
    })
}
