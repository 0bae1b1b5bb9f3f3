//! A report for people who look at a terminal.

use std::fmt::Write as _;

use super::{Class, Report, Revision, Verdict};

/// Each change with its place and with what it does, in paths below `folder`; `old` is the name
/// of the old spec, for what is gone.
pub fn text(report: &Report, folder: &str, old: &str) -> String {
    let mut out = String::new();
    for change in &report.changes {
        let location = &change.location;
        let at = match location.revision {
            Revision::New => String::new(),
            Revision::Old => format!(" in {old}"),
        };
        let _ = writeln!(out, "{}: {}", change.class(), change.text);
        let _ = writeln!(
            out,
            "  --> {folder}{}:{}:{}{at}",
            location.path, location.line, location.column
        );
        for (who, verdict) in [("callers", &change.callers), ("wire", &change.wire)] {
            let _ = writeln!(out, "   = {who}: {}", words(verdict));
        }
        out.push('\n');
    }
    out.push_str(&summary(report));
    out
}

fn words(verdict: &Verdict) -> String {
    match verdict.class {
        Class::None | Class::Documentation => verdict.class.to_string(),
        Class::Additive | Class::Breaking => format!("{}, {}", verdict.class, verdict.why),
    }
}

/// How many changes there are of each class.
fn summary(report: &Report) -> String {
    if report.changes.is_empty() {
        return "the spec means the same\n".to_owned();
    }
    let count = |class: Class| report.count(class);
    format!(
        "{} breaking, {} additive, {} documentation only; for callers: {}; on the wire: {}\n",
        count(Class::Breaking),
        count(Class::Additive),
        count(Class::Documentation),
        report.callers(),
        report.wire(),
    )
}
