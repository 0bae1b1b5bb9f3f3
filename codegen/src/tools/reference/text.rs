//! Markdown in which a text of the spec is what it says and nothing else.
//!
//! Whoever writes a spec thinks of no table: a pipe, a line break or an angle in a description must
//! not break the page. A [`Md`] is made of texts that went through here, or of our own words.

use crate::prose::{self, Dialect, is_address, is_unprintable};

/// Markdown on one line, fit for a table: it holds no pipe.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Md(String);

impl Md {
    /// Our own words, Markdown included.
    pub(super) fn of(text: &'static str) -> Self {
        Self(text.to_owned())
    }

    /// A number.
    pub(super) fn number(number: usize) -> Self {
        Self(number.to_string())
    }

    /// A text of the spec that is no CommonMark, such as a title: code between backticks is code, an
    /// address a link, all else plain.
    pub(super) fn text(text: &str) -> Self {
        if is_nothing_but_words(text) {
            return Self(text.to_owned());
        }
        let text = one_line(text);
        let parts: Vec<&str> = text.split('`').collect();
        let mut out = String::with_capacity(text.len() + 8);
        for (index, part) in parts.iter().enumerate() {
            match index % 2 {
                0 => plain(part, &mut out),
                // Two marks side by side would be one of another kind.
                _ if index + 1 < parts.len() && !part.is_empty() => match out.ends_with('`') {
                    true => out += &entities(part),
                    false => out += &Self::code(part).0,
                },
                // Not paired with another one.
                _ => {
                    out.push_str("\\`");
                    plain(part, &mut out);
                    if index + 1 < parts.len() {
                        out.push_str("\\`");
                    }
                }
            }
        }
        Self(out)
    }

    /// A text of the spec, which is CommonMark, as one cell of a table.
    pub(super) fn prose(text: &str) -> Self {
        Self(prose::cell(&prose::read(text), Dialect::GitHub))
    }

    /// The first paragraph of one.
    pub(super) fn first(text: &str) -> Self {
        let text = prose::read(text);
        Self(prose::cell(text.get(..1).unwrap_or_default(), Dialect::GitHub))
    }

    /// What stands on the wire, letter by letter.
    pub(super) fn code(text: &str) -> Self {
        let simple = !text.is_empty()
            && text.trim() == text
            && !text.contains(|c: char| c == '`' || c == '|' || is_unprintable(c))
            && !text.contains("  ");
        if simple {
            return Self(format!("`{text}`"));
        }
        Self(entities(text))
    }

    /// A link within these pages.
    pub(super) fn link(text: &Self, target: &str) -> Self {
        Self(format!("[{}]({target})", text.0))
    }

    /// A page on the web, as `x-source` names it.
    pub(super) fn address(url: &str) -> Self {
        match is_address(url) {
            true => Self(format!("<{url}>")),
            false => Self::code(url),
        }
    }

    pub(super) fn bold(self) -> Self {
        match self.is_empty() {
            true => self,
            false => Self(format!("**{}**", self.0)),
        }
    }

    /// Both, side by side.
    pub(super) fn and(mut self, other: &Self) -> Self {
        self.0.push_str(&other.0);
        self
    }

    /// All that say something, with `between` between them.
    pub(super) fn join(parts: impl IntoIterator<Item = Self>, between: &'static str) -> Self {
        let parts = parts.into_iter().filter(|part| !part.is_empty()).map(|part| part.0);
        Self(parts.collect::<Vec<String>>().join(between))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// At the start of a line, where a dash or a number would begin a list.
    pub(super) fn starting_a_line(&self) -> String {
        let digits = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = self.0.split_at_checked(digits).unwrap_or(("", &self.0));
        let begins_a_list = match number.is_empty() {
            true => rest.starts_with(['-', '+', '=']),
            false => rest.starts_with(['.', ')']),
        };
        match begins_a_list {
            true => format!("{number}\\{rest}"),
            false => self.0.clone(),
        }
    }
}

/// The part of an address that GitHub gives a heading of this text.
pub(super) fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter_map(|c| match c {
        ' ' => Some('-'),
        '-' | '_' => Some(c),
        _ => c.is_alphanumeric().then_some(c),
    });
    kept.flat_map(char::to_lowercase).collect()
}

/// Code in which everything that could mean something else is escaped; between backticks nothing
/// can be.
fn entities(text: &str) -> String {
    format!("<code>{}</code>", prose::escaped(text))
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let visible = |c: char| if is_unprintable(c) { '\u{fffd}' } else { c };
    words.join(" ").chars().map(visible).collect()
}

/// Whether a text is the same in Markdown, which most are: what follows looks at each letter.
fn is_nothing_but_words(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b',' | b'.' | b';' | b'\'' => {}
            b' ' if before != b' ' => {}
            _ => return false,
        }
        before = byte;
    }
    before != b' '
}

/// A text without code, on one line.
fn plain(text: &str, out: &mut String) {
    for word in text.split_inclusive(' ') {
        let rest = word.trim_start_matches('(');
        let end = rest.trim_end().trim_end_matches(['.', ',', ';', ')', ':']);
        if is_address(end) {
            out.push_str(word.get(..word.len() - rest.len()).unwrap_or(""));
            out.push_str(&Md::address(end).0);
            escape(rest.strip_prefix(end).unwrap_or(""), out);
        } else {
            escape(word, out);
        }
    }
}

fn escape(text: &str, out: &mut String) {
    if is_nothing_but_words(text) {
        return out.push_str(text);
    }
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        match c {
            '|' => out.push_str("&#124;"),
            // Within a word it means nothing to Markdown, and names are full of it.
            '_' if before.is_alphanumeric() && after.is_alphanumeric() => out.push(c),
            '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '#' | '$' => {
                out.extend(['\\', c]);
            }
            _ => out.push(c),
        }
        before = c;
    }
}

#[cfg(test)]
mod tests;
