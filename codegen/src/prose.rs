//! Texts of the spec: CommonMark, as OpenAPI says, with tables.
//!
//! Each text is read once into a tree, and written from it: as rustdoc and as the Markdown of the
//! reference. Whatever a text holds, what is written means the same, links to nothing that is not
//! an address, and never runs.

mod cell;
mod code;
mod emphasis;
mod escape;
mod fill;
mod inline;
mod read;
mod write;

pub(crate) use cell::cell;
pub(crate) use code::{escaped, literal, span};
pub(crate) use escape::{is_address, is_unprintable};
pub(crate) use fill::fill;
pub(crate) use read::read;
pub(crate) use write::{item, lines};

#[cfg(test)]
mod tests;

/// A part of a text.
#[derive(Debug, PartialEq)]
pub(crate) enum Block {
    Paragraph(Vec<Inline>),
    /// With its level, from 1.
    Heading(usize, Vec<Inline>),
    Code {
        /// The language, if it is one that no reader of Markdown runs or draws.
        language: Option<&'static str>,
        text: String,
    },
    Quote(Vec<Block>),
    List {
        /// The first number of a numbered list.
        start: Option<u64>,
        /// Whether its items are paragraphs, with space between them.
        loose: bool,
        items: Vec<Vec<Block>>,
    },
    Table(Table),
    Rule,
}

#[derive(Debug, Default, PartialEq)]
pub(crate) struct Table {
    pub(crate) aligned: Vec<Aligned>,
    /// The first row has the names of the columns.
    pub(crate) rows: Vec<Vec<Vec<Inline>>>,
}

/// How the cells of a column are aligned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Aligned {
    AsUsual,
    Left,
    Middle,
    Right,
}

/// A part of a line.
#[derive(Debug, PartialEq)]
pub(crate) enum Inline {
    Text(String),
    Code(String),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    /// What is shown, and an address.
    Link(Vec<Inline>, String),
    /// The same for an image.
    Image(String, String),
    Break,
}

/// Who reads the Markdown that is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Dialect {
    Rustdoc,
    /// A cell of a table of rustdoc, on one line and without a pipe.
    RustdocCell,
    /// GitHub, always on one line and without a pipe, as its tables need it.
    GitHub,
}

impl Dialect {
    /// Whether it is all on one line, without a pipe.
    fn is_one_line(self) -> bool {
        match self {
            Self::Rustdoc => false,
            Self::RustdocCell | Self::GitHub => true,
        }
    }
}
