//! A report for a review: a table for each class.

use std::fmt::Write as _;

use super::{Class, Report};

/// A table for each class that there is, with places below `folder`.
pub fn markdown(report: &Report, folder: &str) -> String {
    let mut out = String::new();
    let classes = [
        (Class::Breaking, "Breaking"),
        (Class::Additive, "Additive"),
        (Class::Documentation, "Documentation only"),
    ];
    for (class, title) in classes {
        let mut changes = report.changes.iter().filter(|change| change.class() == class).peekable();
        if changes.peek().is_none() {
            continue;
        }
        let _ = writeln!(out, "### {title}\n");
        out.push_str("| change | callers | wire | place |\n|---|---|---|---|\n");
        for change in changes {
            let location = &change.location;
            let _ = writeln!(
                out,
                "| {} | {} | {} | `{folder}{}:{}` |",
                cell(&change.text),
                change.callers.class,
                change.wire.class,
                location.path,
                location.line,
            );
        }
        out.push('\n');
    }
    if out.is_empty() {
        out.push_str("The spec means the same.\n");
    }
    out
}

/// Text that cannot end its cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
