//! Emphasis.
//!
//! Stars mean it only where the letters around them allow it; where they do not, HTML does.

use super::{Dialect, Inline, inline};

#[derive(Clone, Copy)]
pub(super) enum Mark {
    Weak,
    Strong,
}

pub(super) fn write(
    mark: Mark,
    line: &[Inline],
    after: char,
    dialect: Dialect,
    in_link: bool,
    out: &mut String,
) {
    let mut inner = String::new();
    inline::write(line, dialect, in_link, &mut inner);
    around(mark, &inner, after, out);
}

/// Puts it around Markdown that is written already.
pub(super) fn around(mark: Mark, inner: &str, after: char, out: &mut String) {
    let (stars, tag) = match mark {
        Mark::Weak => ("*", "em"),
        Mark::Strong => ("**", "strong"),
    };
    let before = out.chars().next_back().unwrap_or(' ');
    let (Some(first), Some(last)) = (inner.chars().next(), inner.chars().next_back()) else {
        return;
    };
    let is_nested = inner.replace("\\*", "").contains('*');
    if !is_nested && is_told(before, first) && is_told(after, last) {
        out.extend([stars, inner, stars]);
    } else {
        out.push_str(&format!("<{tag}>{inner}</{tag}>"));
    }
}

/// Whether a mark between a letter outside and one inside can be nothing else.
fn is_told(outside: char, inside: char) -> bool {
    outside != '*'
        && inside != '*'
        && !inside.is_whitespace()
        && (inside.is_alphanumeric() || !outside.is_alphanumeric())
        && !(inside == '\\' && outside == '\\')
}
