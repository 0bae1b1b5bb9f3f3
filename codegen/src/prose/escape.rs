//! Letters that mean something to Markdown, and addresses.

use super::{Dialect, code};

/// Writes a text so that it is what it says: `before` is the letter before it, `after` the one
/// behind it. Addresses become links, but within a link.
pub(super) fn text(
    text: &str,
    around: (char, char),
    dialect: Dialect,
    in_link: bool,
    out: &mut String,
) {
    if is_words(text.as_bytes(), out.as_bytes().last().copied()) {
        return out.push_str(text);
    }
    let (mut before, after) = around;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == 'h'
            && !in_link
            && let Some(url) = address(rest)
        {
            out.push('<');
            out.push_str(url);
            out.push('>');
            before = '>';
            rest = rest.strip_prefix(url).unwrap_or("");
            continue;
        }
        rest = rest.get(c.len_utf8()..).unwrap_or("");
        let next = rest.chars().next().unwrap_or(after);
        letter(c, (before, next), rest, dialect, out);
        before = c;
    }
}

fn letter(c: char, (before, next): (char, char), rest: &str, dialect: Dialect, out: &mut String) {
    let in_github = dialect == Dialect::GitHub;
    let is_special = match c {
        ' ' | '\n' | '\r' | '\t' => {
            if !out.ends_with([' ', '\n']) {
                out.push(' ');
            }
            return;
        }
        '|' if dialect.is_one_line() => return out.push_str("&#124;"),
        _ if is_unprintable(c) => return out.push('\u{fffd}'),
        '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '~' => true,
        // Within a word it means nothing to Markdown, and names are full of it.
        '_' => !(before.is_alphanumeric() && next.is_alphanumeric()),
        '#' | '$' => in_github,
        '&' => in_github || is_entity(rest),
        '!' => next == '[',
        // Two of them would be a dash.
        '-' => !in_github && next == '-',
        _ => false,
    };
    if is_special {
        out.push('\\');
    }
    out.push(c);
}

/// Whether this, behind `&`, names a letter.
fn is_entity(rest: &str) -> bool {
    let name = rest.split(';').next().unwrap_or("");
    name.len() < rest.len()
        && !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
}

/// Whether a text is the same in Markdown, which most are: everything else looks at each letter.
pub(crate) fn is_words(text: &[u8], before: Option<u8>) -> bool {
    let mut before = before.unwrap_or(b'a');
    for byte in text {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b',' | b'.' | b';' | b'\'' | b'(' | b')' => {}
            // An address has one before its slashes.
            b':' if before != b'p' && before != b's' => {}
            b' ' if !matches!(before, b' ' | b'\n') => {}
            _ => return false,
        }
        before = *byte;
    }
    true
}

/// The address that a text begins with.
fn address(text: &str) -> Option<&str> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let scheme = text.len() - host.len();
    let is_part = |c: char| c.is_ascii_graphic() && !"<>|`\\\"^{}".contains(c);
    let length = host.find(|c| !is_part(c)).unwrap_or(host.len());
    let mut url = text.get(..scheme + length)?;
    while let Some(last) = url.chars().last() {
        let is_more = match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' => true,
            ')' => url.matches(')').count() > url.matches('(').count(),
            ']' => url.matches(']').count() > url.matches('[').count(),
            _ => false,
        };
        if !is_more || url.len() <= scheme {
            break;
        }
        url = url.get(..url.len() - 1)?;
    }
    (url.len() > scheme).then_some(url)
}

/// Whether a word is an address of the web and nothing else.
pub(crate) fn is_address(word: &str) -> bool {
    address(word) == Some(word)
}

/// What does not show, or shows what follows it in another order.
pub(crate) fn is_unprintable(c: char) -> bool {
    c.is_control() || code::is_mark(c)
}
