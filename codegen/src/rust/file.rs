//! What emitters hand to the formatter: files of tokens, with the text of their comments beside.

use std::cell::RefCell;

use proc_macro2::TokenStream;

/// What begins the key of a doc comment.
pub(super) const KEY: char = '@';

/// A file to be: its path, the files of the spec that it is made from, and its content.
pub(crate) struct Emitted {
    pub(crate) path: String,
    /// For the header.
    pub(crate) source: String,
    pub(crate) content: Content,
}

pub(crate) enum Content {
    Rust {
        tokens: TokenStream,
        /// The texts of its doc comments, by [`Comments::put`].
        comments: Vec<Vec<String>>,
    },
    /// An object, without the line break at the end.
    Json(String),
}

/// The model contradicts itself, or an emitter made tokens that are not Rust.
#[derive(Debug)]
pub(crate) struct Defect(pub(crate) String);

/// The texts of the comments of one file.
///
/// Only their keys are among the tokens: text is most of what is generated, and `quote`, `syn` and
/// `prettyplease` would each quote and unquote it, without a change.
#[derive(Default)]
pub(super) struct Comments {
    texts: RefCell<Vec<Vec<String>>>,
}

impl Comments {
    /// Keeps the lines of a comment, and returns their key.
    pub(super) fn put(&self, lines: Vec<String>) -> String {
        let mut texts = self.texts.borrow_mut();
        texts.push(lines);
        format!("{KEY}{}", texts.len() - 1)
    }

    /// All texts so far, each at the place of its key.
    pub(super) fn take(&self) -> Vec<Vec<String>> {
        self.texts.take()
    }
}
