//! Lines of text to Markdown.

use super::{Dialect, Inline, code, emphasis, escape};

/// Writes a line; within a link there is no other one.
pub(super) fn write(line: &[Inline], dialect: Dialect, in_link: bool, out: &mut String) {
    let mut rest = line.iter();
    while let Some(inline) = rest.next() {
        let before = out.chars().next_back().unwrap_or(' ');
        let after = rest.as_slice().first().map_or(' ', first);
        match inline {
            Inline::Text(text) => escape::text(text, (before, after), dialect, in_link, out),
            Inline::Code(text) => code::write(text, dialect, out),
            Inline::Emphasis(line) => {
                emphasis::write(emphasis::Mark::Weak, line, after, dialect, in_link, out);
            }
            Inline::Strong(line) => {
                emphasis::write(emphasis::Mark::Strong, line, after, dialect, in_link, out);
            }
            Inline::Link(line, _) if in_link => write(line, dialect, in_link, out),
            Inline::Link(line, url) => link(line, url, dialect, out),
            Inline::Image(alt, url) if is_target(url) => {
                out.push_str("![");
                escape::text(alt, (' ', ' '), dialect, true, out);
                out.push_str(&format!("]({})", target(url)));
            }
            Inline::Image(alt, url) => {
                escape::text(alt, (before, ' '), dialect, in_link, out);
                beside(url, dialect, out);
            }
            Inline::Break if dialect.is_one_line() => out.push_str("<br>"),
            Inline::Break => out.push_str("\\\n"),
        }
    }
}

/// The letter that an element begins with.
fn first(inline: &Inline) -> char {
    match inline {
        Inline::Text(text) => text.chars().next().unwrap_or(' '),
        Inline::Code(_) => '`',
        Inline::Emphasis(_) | Inline::Strong(_) => '*',
        Inline::Link(..) => '[',
        Inline::Image(..) => '!',
        Inline::Break => ' ',
    }
}

fn link(line: &[Inline], url: &str, dialect: Dialect, out: &mut String) {
    if !is_target(url) {
        write(line, dialect, false, out);
        return beside(url, dialect, out);
    }
    let bare = url.strip_prefix("mailto:").unwrap_or(url);
    let is_bare = match line {
        [Inline::Text(text)] if text == bare => true,
        line => line.iter().all(is_blank),
    };
    if is_bare && (escape::is_address(bare) || is_mail(bare)) {
        out.push_str(&format!("<{bare}>"));
        return;
    }
    let mut label = String::new();
    write(line, dialect, true, &mut label);
    match line.iter().all(is_blank) {
        true => beside(url, dialect, out),
        false => out.push_str(&format!("[{label}]({})", target(url))),
    }
}

/// Whether nothing of an element shows.
fn is_blank(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => text.trim().is_empty(),
        Inline::Break => true,
        Inline::Emphasis(line) | Inline::Strong(line) | Inline::Link(line, _) => {
            line.iter().all(is_blank)
        }
        Inline::Code(_) | Inline::Image(..) => false,
    }
}

/// A place that only its author could go to, such as a page beside the one that was written.
fn beside(url: &str, dialect: Dialect, out: &mut String) {
    if !url.is_empty() {
        out.push_str(if out.ends_with([' ', '\n']) || out.is_empty() { "(" } else { " (" });
        code::write(url, dialect, out);
        out.push(')');
    }
}

/// Whether a link leads somewhere from everywhere.
pub(super) fn is_target(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty()) || url.strip_prefix("mailto:").is_some_and(is_mail)
}

fn is_mail(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b".-_+".contains(&byte);
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && !host.is_empty()
            && name.bytes().all(is_part)
            && host.bytes().all(is_part)
    })
}

/// An address so that nothing of it ends a link or begins something else.
fn target(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for byte in url.bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            _ if byte.is_ascii_alphanumeric() || b"-._~:/?#@!$'*+,;=%".contains(&byte) => {
                out.push(char::from(byte));
            }
            _ => out += &format!("%{byte:02X}"),
        }
    }
    out
}
