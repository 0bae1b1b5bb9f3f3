//! Doc comments.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Docs, TypeDef};
use crate::prose::{self, Dialect};
use crate::rust::file::Comments;

/// How long a line of text may be; indentation and `/// ` come on top.
const WIDTH: usize = 88;

/// The doc comment of an item, paragraph by paragraph.
#[derive(Default)]
pub(super) struct Comment {
    lines: Vec<String>,
}

impl Comment {
    /// Begins with a paragraph of our own.
    pub(super) fn of(own: impl AsRef<str>) -> Self {
        Self::default().text(own)
    }

    /// Begins with words of our own, which a text of the spec goes on with.
    pub(super) fn headed(own: impl AsRef<str>, text: &str) -> Self {
        Self::default().written(own.as_ref(), text)
    }

    /// Adds a paragraph of our own.
    pub(super) fn text(mut self, own: impl AsRef<str>) -> Self {
        let own = own.as_ref().trim();
        if !own.is_empty() {
            self.part();
            prose::fill(own, WIDTH, false, &mut self.lines);
        }
        self
    }

    /// Adds a text of the spec.
    pub(super) fn prose(self, text: &str) -> Self {
        self.written("", text)
    }

    /// Adds a list of texts of the spec.
    pub(super) fn list(mut self, items: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        self.part();
        for text in items {
            let text = prose::read(text.as_ref());
            let lines = prose::lines("", &text, Dialect::Rustdoc, WIDTH - 2);
            prose::item("-", lines, &mut self.lines);
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
        let mut comment = self.prose(&docs.notes.join(" ")).text(deprecated.unwrap_or_default());
        for (own, text) in [
            ("Not documented, but our reading: ", &docs.inferred),
            ("Not documented: ", &docs.unknown),
        ] {
            if let Some(text) = text {
                comment = comment.written(own, text);
            }
        }
        match source {
            Some(url) if prose::is_address(url) => comment.text(format!("Source: <{url}>")),
            Some(url) => comment.text(format!("Source: {}", prose::span(url))),
            None => comment,
        }
    }

    fn written(mut self, own: &str, text: &str) -> Self {
        let lines = prose::lines(own, &prose::read(text), Dialect::Rustdoc, WIDTH);
        if !lines.is_empty() {
            self.part();
            self.lines.extend(lines);
        }
        self
    }

    /// Ends what is there.
    fn part(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
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

/// The doc comment of a member: what is said of it, behind its wire name where the Rust name is
/// another.
pub(super) fn member(wire: &str, rust: &str, docs: &Docs) -> Comment {
    match (docs.text.is_empty(), rust.trim_start_matches("r#") == wire) {
        (true, _) => Comment::of(format!("{}.", prose::span(wire))),
        (false, true) => Comment::default().prose(&docs.text),
        (false, false) => Comment::headed(format!("{}: ", prose::span(wire)), &docs.text),
    }
}

/// The doc comment of a type: what is said of it, or else its name.
pub(super) fn described(def: &TypeDef) -> Comment {
    match def.docs.text.is_empty() {
        true => Comment::of(format!("{}.", prose::span(&def.words.join(".")))),
        false => Comment::default().prose(&def.docs.text),
    }
}

/// A text of the spec on one line, to go on with words of our own.
pub(super) fn line(text: &str) -> String {
    prose::cell(&prose::read(text), Dialect::RustdocCell)
}

/// The attribute that makes the compiler warn of what callers should do without.
pub(super) fn deprecated(docs: &Docs) -> Option<TokenStream> {
    docs.deprecated.then(|| quote!(#[deprecated = "its documentation advises against it"]))
}
