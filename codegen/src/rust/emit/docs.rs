//! Doc comments.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Docs;
use crate::rust::file::Comments;

/// How long a line of text may be; indentation and `/// ` come on top.
const WIDTH: usize = 88;

/// The doc comment of an item, paragraph by paragraph.
#[derive(Default)]
pub(super) struct Comment {
    lines: Vec<String>,
}

impl Comment {
    /// Begins with a paragraph.
    pub(super) fn of(text: impl AsRef<str>) -> Self {
        Self::default().text(text)
    }

    /// Adds a paragraph, or several, of text that may hold Markdown of its own.
    pub(super) fn text(mut self, text: impl AsRef<str>) -> Self {
        let text = text.as_ref().trim();
        if text.is_empty() {
            return self;
        }
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        wrap(text, "", &mut self.lines);
        self
    }

    /// Adds a list, one item a line.
    pub(super) fn list(mut self, items: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let mut first = true;
        for item in items {
            if std::mem::take(&mut first) && !self.lines.is_empty() {
                self.lines.push(String::new());
            }
            wrap(&format!("- {}", item.as_ref().trim()), "  ", &mut self.lines);
        }
        self
    }

    /// Says what else the schema says, how sure it is and where it is from.
    pub(super) fn provenance(self, docs: &Docs) -> Self {
        self.said(docs, docs.source.as_deref())
    }

    /// The same for a part of something, whose page is named where it is another one.
    pub(super) fn provenance_within(self, docs: &Docs, whole: &Docs) -> Self {
        let source = docs.source.as_deref();
        self.said(docs, source.filter(|url| whole.source.as_deref() != Some(url)))
    }

    fn said(self, docs: &Docs, source: Option<&str>) -> Self {
        let deprecated = docs.deprecated.then_some("Deprecated: do without it where you can.");
        let inferred = docs
            .inferred
            .as_deref()
            .map(|why| format!("Not documented, but our reading: {}", escape(why)));
        let unknown =
            docs.unknown.as_deref().map(|what| format!("Not documented: {}", escape(what)));
        let source = source.map(|url| format!("Source: <{url}>"));
        self.text(docs.notes.join(" "))
            .text(deprecated.unwrap_or_default())
            .text(inferred.unwrap_or_default())
            .text(unknown.unwrap_or_default())
            .text(source.unwrap_or_default())
    }

    /// As an attribute before an item.
    pub(super) fn outer(self, comments: &Comments) -> TokenStream {
        if self.lines.is_empty() {
            return TokenStream::new();
        }
        let key = comments.put(self.lines);
        quote!(#[doc = #key])
    }

    /// As an attribute at the top of a file.
    pub(super) fn inner(self, comments: &Comments) -> TokenStream {
        let key = comments.put(self.lines);
        quote!(#![doc = #key])
    }
}

/// Breaks paragraphs and lists into lines, each after the first behind `indent`.
fn wrap(text: &str, indent: &str, lines: &mut Vec<String>) {
    let mut filling = Filling { indent, line: String::new(), width: 0 };
    let mut parted = false;
    for line in text.split('\n') {
        // An empty line parts two paragraphs.
        parted = line.is_empty() && !parted;
        if parted {
            filling.end(lines);
            lines.push(String::new());
            filling.indent = indent;
        } else if line.trim_start().starts_with("- ") {
            filling.end(lines);
            filling.indent = "  ";
        }
        for word in line.split_ascii_whitespace() {
            filling.word(word, lines);
        }
    }
    filling.end(lines);
}

/// A line that is being filled with words.
struct Filling<'a> {
    /// What the lines after the first begin with.
    indent: &'a str,
    line: String,
    /// In characters.
    width: usize,
}

impl Filling<'_> {
    fn word(&mut self, word: &str, lines: &mut Vec<String>) {
        let width = word.chars().count();
        if self.line.is_empty() {
            self.line.reserve(WIDTH);
        } else if self.width + 1 + width > WIDTH {
            let mut next = String::with_capacity(WIDTH);
            next.push_str(self.indent);
            lines.push(std::mem::replace(&mut self.line, next));
            self.width = self.indent.len();
        } else {
            self.line.push(' ');
            self.width += 1;
        }
        self.line.push_str(word);
        self.width += width;
    }

    /// Ends a paragraph or an item of a list.
    fn end(&mut self, lines: &mut Vec<String>) {
        if !self.line.is_empty() {
            lines.push(std::mem::take(&mut self.line));
            self.width = 0;
        }
    }
}

/// Text of the spec as Markdown that rustdoc takes as it is meant: brackets are no links, angles
/// no HTML, and addresses are links.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (index, part) in text.split('`').enumerate() {
        if index > 0 {
            out.push('`');
        }
        // What stands between backticks is code, and no Markdown.
        let special = |byte| matches!(byte, b'[' | b']' | b'<' | b'>' | b'*' | b':');
        if index % 2 == 1 || !part.bytes().any(special) {
            out.push_str(part);
            continue;
        }
        for word in part.split_inclusive([' ', '\n']) {
            let address = word.trim_start_matches('(');
            if address.starts_with("https://") || address.starts_with("http://") {
                let end = address.trim_end().trim_end_matches(['.', ',', ';', ')', ':']);
                let open = word.len() - address.len();
                out.push_str(&"(".repeat(open));
                out.push_str(&format!("<{end}>"));
                out.push_str(address.strip_prefix(end).unwrap_or(""));
            } else {
                for c in word.chars() {
                    if matches!(c, '[' | ']' | '<' | '>' | '*') {
                        out.push('\\');
                    }
                    out.push(c);
                }
            }
        }
    }
    out
}

/// The text of a member, behind its wire name where the Rust name is another.
pub(super) fn member(wire: &str, rust: &str, docs: &Docs) -> String {
    match (docs.text.is_empty(), rust.trim_start_matches("r#") == wire) {
        (true, _) => format!("`{wire}`."),
        (false, true) => escape(&docs.text),
        (false, false) => format!("`{wire}`: {}", escape(&docs.text)),
    }
}

/// The attribute that makes the compiler warn of what callers should do without.
pub(super) fn deprecated(docs: &Docs) -> Option<TokenStream> {
    docs.deprecated.then(|| quote!(#[deprecated = "its documentation advises against it"]))
}

#[cfg(test)]
mod tests {
    use super::{Comment, escape};

    #[test]
    fn a_text_is_no_markdown_but_for_its_code_and_addresses() {
        for (text, expected) in [
            ("a * of `[b]` <c>", "a \\* of `[b]` \\<c\\>"),
            ("see https://example.com/a.", "see <https://example.com/a>."),
            ("see ((http://example.com/a)): b", "see ((<http://example.com/a>)): b"),
            ("plain: 1", "plain: 1"),
        ] {
            assert_eq!(escape(text), expected);
        }
    }

    #[test]
    fn paragraphs_and_items_begin_on_lines_of_their_own() {
        for (text, expected) in [
            ("one\ntwo\n\nthree", vec!["one two", "", "three"]),
            (
                "one:\n- two\n  three\n- four\n\nfive",
                vec!["one:", "- two three", "- four", "", "five"],
            ),
            ("one\n\n\ntwo", vec!["one", "", "two"]),
            ("one\n\n\n\ntwo", vec!["one", "", "", "two"]),
        ] {
            assert_eq!(Comment::of(text).lines, expected, "{text:?}");
        }
    }
}
