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
/// What was released keeps its own.
pub fn with_entry(changelog: &str, entry: &str) -> String {
    let lines: Vec<&str> = changelog.split_inclusive('\n').collect();
    let is_heading = |line: &&str| line.starts_with("## ");
    let first = lines.iter().position(is_heading).unwrap_or(lines.len());
    let (before, rest) = lines.split_at_checked(first).unwrap_or((&lines, &[]));
    let unreleased =
        rest.split_first().filter(|(heading, _)| heading.to_lowercase().contains("unreleased"));
    let (heading, rest) = match unreleased {
        Some((heading, rest)) => (*heading, rest),
        None => ("## [Unreleased]\n", rest),
    };
    let end = match unreleased {
        Some(_) => rest.iter().position(is_heading).unwrap_or(rest.len()),
        None => 0,
    };
    let (section, after) = rest.split_at_checked(end).unwrap_or((rest, &[]));
    let section = without_entry(&section.concat());
    let block = match entry.is_empty() {
        true if section == rest.get(..end).unwrap_or(rest).concat() => return changelog.to_owned(),
        true => String::new(),
        false => format!("{BEGIN}\n\n{}\n\n{END}", entry.trim_end()),
    };
    let mut out = before.concat();
    if !out.is_empty() && !out.ends_with("\n\n") {
        out.push('\n');
    }
    let after = after.concat();
    let parts = [heading, &block, section.trim_matches('\n'), after.trim_matches('\n')];
    let parts: Vec<&str> = parts.map(str::trim_end).into_iter().filter(|p| !p.is_empty()).collect();
    out.push_str(&parts.join("\n\n"));
    out.push('\n');
    out
}

/// A section as it was before an entry was written.
fn without_entry(section: &str) -> String {
    let parts = section.split_once(BEGIN);
    match parts.and_then(|(before, rest)| Some((before, rest.split_once(END)?.1))) {
        Some((before, after)) => format!("{before}{}", after.trim_start_matches('\n')),
        None => section.to_owned(),
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

#[cfg(test)]
mod tests {
    use super::{BEGIN, END, WIDTH, bullet, with_entry};

    const ENTRY: &str = "### Additions to the API\n\n- One.\n";

    fn block() -> String {
        format!("{BEGIN}\n\n### Additions to the API\n\n- One.\n\n{END}\n")
    }

    #[test]
    fn an_entry_comes_and_goes() {
        let before = "# Changelog\n\n## [Unreleased]\n\n- By hand.\n\n## [0.1.0]\n\n- Old.\n";
        let expected = format!(
            "# Changelog\n\n## [Unreleased]\n\n{}\n- By hand.\n\n## [0.1.0]\n\n- Old.\n",
            block()
        );
        assert_eq!(with_entry(before, ENTRY), expected);
        assert_eq!(with_entry(&expected, ENTRY), expected);
        assert_eq!(with_entry(&expected, ""), before);
        assert_eq!(with_entry(before, ""), before);
    }

    #[test]
    fn what_was_released_keeps_its_entry() {
        let before = format!("# Changelog\n\n## [0.2.0]\n\n{}", block());
        let after = with_entry(&before, ENTRY);
        let expected = format!("# Changelog\n\n## [Unreleased]\n\n{0}\n## [0.2.0]\n\n{0}", block());
        assert_eq!(after, expected);
        assert_eq!(with_entry(&before, ""), before);
    }

    #[test]
    fn an_empty_changelog_gets_a_section() {
        assert_eq!(with_entry("", ENTRY), format!("## [Unreleased]\n\n{}", block()));
    }

    #[test]
    fn a_line_is_filled_to_its_width() {
        let word = "x".repeat(WIDTH - "- one ".len());
        let written = |text: &str| {
            let mut out = String::new();
            bullet(&mut out, text);
            out
        };
        assert_eq!(written(&format!("one {word}")), format!("- one {word}\n"));
        assert_eq!(written(&format!("one {word}x")), format!("- one\n  {word}x\n"));
    }
}
