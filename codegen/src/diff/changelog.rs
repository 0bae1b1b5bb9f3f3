//! The entry of a changelog.
//!
//! It stands between two comments, so that it can be written anew while what people wrote around
//! it stays.

use std::fmt::Write as _;

use super::{Class, Report};

const BEGIN: &str =
    "<!-- changes of the spec, by `cargo xtask diff --changelog`: written anew each time -->";
const END: &str = "<!-- end of the changes of the spec -->";
const WIDTH: usize = 100;

/// The lines of an entry; empty where nothing has changed.
pub fn entry(report: &Report) -> String {
    let mut out = String::new();
    let classes = [
        (Class::Breaking, "Changes of the API that break programs"),
        (Class::Additive, "Additions to the API"),
        (Class::Documentation, "Documentation of the API"),
    ];
    for (class, title) in classes {
        if report.count(class) == 0 {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        let _ = writeln!(out, "### {title}\n");
        for change in report.changes.iter().filter(|change| change.class() == class) {
            let apart = match (change.callers.class, change.wire.class) {
                (Class::Breaking, Class::Breaking) => "",
                (Class::Breaking, _) => " (in Rust)",
                (_, Class::Breaking) => " (on the wire)",
                _ => "",
            };
            bullet(&mut out, &format!("{}{apart}.", sentence(&change.text)));
        }
    }
    out
}

/// `changelog` with `entry` under what is not released yet, in the place of the one that it has.
pub fn with_entry(changelog: &str, entry: &str) -> String {
    let without = without_entry(changelog);
    if entry.is_empty() {
        return without;
    }
    let block = format!("{BEGIN}\n\n{}\n\n{END}\n", entry.trim_end());
    let lines: Vec<&str> = without.split_inclusive('\n').collect();
    let is_heading = |line: &&str| line.starts_with("## ");
    let first = lines.iter().position(is_heading).unwrap_or(lines.len());
    let unreleased =
        lines.get(first).is_some_and(|line| line.to_lowercase().contains("unreleased"));
    let (before, after) = lines.split_at_checked(first).unwrap_or((&lines, &[]));
    let (heading, rest) = match after.split_first() {
        Some((heading, rest)) if unreleased => (*heading, rest),
        _ => ("## [Unreleased]\n", after),
    };
    let (before, rest) = (before.concat(), rest.concat());
    let gap = if before.is_empty() || before.ends_with("\n\n") { "" } else { "\n" };
    let rest = match rest.trim_start_matches('\n') {
        "" => String::new(),
        rest => format!("\n{rest}"),
    };
    format!("{before}{gap}{}\n\n{block}{rest}", heading.trim_end())
}

/// `changelog` as it was before an entry was written.
fn without_entry(changelog: &str) -> String {
    let parts = changelog.split_once(BEGIN);
    let Some((before, (_, after))) =
        parts.and_then(|(before, rest)| Some((before, rest.split_once(END)?)))
    else {
        return changelog.to_owned();
    };
    let after = after.trim_start_matches('\n');
    match after.is_empty() {
        true => format!("{}\n", before.trim_end()),
        false => format!("{before}{after}"),
    }
}

/// With a capital letter, unless it begins with code.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn bullet(out: &mut String, text: &str) {
    let mut line = "-".to_owned();
    for word in text.split_whitespace() {
        if line.chars().count() + 1 + word.chars().count() > WIDTH {
            let _ = writeln!(out, "{line}");
            line = " ".to_owned();
        }
        line.push(' ');
        line.push_str(word);
    }
    let _ = writeln!(out, "{line}");
}
