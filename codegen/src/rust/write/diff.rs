//! A line diff in the form of `diff -u`.

use similar::TextDiff;

/// What has to change in `old` to give `new`; empty where nothing has.
pub fn diff(path: &str, old: &str, new: &str) -> String {
    TextDiff::from_lines(old, new)
        .unified_diff()
        .context_radius(3)
        .header(&format!("{path} (on disk)"), &format!("{path} (generated)"))
        .to_string()
}
