//! Code in a line of text: what is on the wire, letter by letter.

use super::{Dialect, escape};

/// A space at which no line may end.
pub(super) const FIXED: char = '\0';

/// Writes code as it was written in a text.
pub(super) fn write(text: &str, dialect: Dialect, out: &mut String) {
    let is_hidden = text.contains(escape::is_unprintable);
    if dialect.is_one_line() {
        let is_simple =
            !is_hidden && text.trim() == text && !text.contains(['`', '|']) && !text.is_empty();
        // Two marks side by side would be one of another kind.
        if !is_simple || text.contains("  ") || out.ends_with('`') {
            return entities(text, out);
        }
    }
    let shown;
    let text = match is_hidden {
        true => {
            shown = visible(text);
            &shown
        }
        false => text,
    };
    if text.is_empty() || out.ends_with('`') {
        return entities(text, out);
    }
    let ticks = "`".repeat(longest_run(text) + 1);
    let is_padded = text.starts_with('`') || text.ends_with('`') || text.trim() != text;
    let pad = if is_padded && !text.trim().is_empty() { " " } else { "" };
    out.push_str(&ticks);
    out.push_str(if pad.is_empty() { "" } else { "\0" });
    // Where a line may end: not where the next one would begin with something else than text.
    let may_end = ticks.len() < 3 && !is_padded && !text.contains("  ");
    let mut words = text.split(' ');
    out.push_str(words.next().unwrap_or(""));
    for word in words {
        let begins_a_block = word.is_empty() || !word.starts_with(char::is_alphabetic);
        out.push(if may_end && !begins_a_block { ' ' } else { FIXED });
        out.push_str(word);
    }
    out.push_str(if pad.is_empty() { "" } else { "\0" });
    out.push_str(&ticks);
}

/// What is on the wire, as CommonMark: code that is not broken into lines.
pub(crate) fn span(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    write(if text.is_empty() { "\"\"" } else { text }, Dialect::Rustdoc, &mut out);
    match out.contains(' ') {
        true => out.replace(' ', "\0"),
        false => out,
    }
}

/// A text as a string of Rust, as CommonMark.
pub(crate) fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    escape::text(&format!("{text:?}"), (' ', ' '), Dialect::Rustdoc, false, &mut out);
    out
}

/// Code in which everything that could mean something else is escaped; between backticks nothing
/// can be.
fn entities(text: &str, out: &mut String) {
    out.push_str("<code>");
    out.push_str(&escaped(text));
    out.push_str("</code>");
}

/// A text as HTML.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if escape::is_unprintable(c) => out += &format!("\\\\u{{{:x}}}", u32::from(c)),
            ' ' | '-' | '.' | '/' => out.push(c),
            _ if c.is_alphanumeric() => out.push(c),
            _ => out += &format!("&#{};", u32::from(c)),
        }
    }
    out
}

/// With the numbers of letters that do not show.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match escape::is_unprintable(c) {
            true => out += &format!("\\u{{{:x}}}", u32::from(c)),
            false => out.push(c),
        }
    }
    out
}

fn longest_run(text: &str) -> usize {
    let (mut longest, mut run) = (0, 0);
    for byte in text.bytes() {
        run = if byte == b'`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

/// Marks of text direction, and what else has no place on a line.
pub(super) fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}
