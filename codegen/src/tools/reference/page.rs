//! A page as it is being written.

use super::context::provenance;
use super::text::Md;
use crate::model::Docs;
use crate::prose::{self, Dialect};
use crate::rust::write::Output;

/// The folder of all pages, below that of the crate.
pub(super) const FOLDER: &str = "reference";

pub(super) struct Page {
    path: String,
    text: String,
}

impl Page {
    /// A page of this name below [`FOLDER`], made from a file of the spec.
    pub(super) fn new(name: &str, source: &str) -> Self {
        // A path that ends the comment would show the rest of it.
        let source = source.replace("--", "- -");
        let text = format!(
            "<!-- @generated from spec/{source} by `cargo xtask codegen`.\n\
             Do not edit: change the spec or codegen/src/tools/reference, and run it again. -->\n"
        );
        Self { path: format!("{FOLDER}/{name}"), text }
    }

    pub(super) fn heading(&mut self, level: usize, text: &Md) {
        self.text += &format!("\n{} {}\n", "#".repeat(level), text.as_str());
    }

    pub(super) fn paragraph(&mut self, text: &Md) {
        if !text.is_empty() {
            self.text += &format!("\n{}\n", text.starting_a_line());
        }
    }

    /// A text of the spec, which is CommonMark, block by block.
    pub(super) fn prose(&mut self, text: &str) {
        let lines = prose::lines("", &prose::read(text), Dialect::GitHub, usize::MAX);
        if !lines.is_empty() {
            self.text.extend(["\n", &lines.join("\n"), "\n"]);
        }
    }

    /// How sure a thing is, and its page where that is not `known` already.
    pub(super) fn provenance(&mut self, docs: &Docs, known: Option<&str>) {
        for part in provenance(docs, known) {
            self.paragraph(&part);
        }
    }

    pub(super) fn list(&mut self, items: impl IntoIterator<Item = Md>) {
        self.text.push('\n');
        for item in items {
            self.text += &format!("- {}\n", item.starting_a_line());
        }
    }

    /// A table; nothing without rows. Each row has as many cells as there are columns.
    pub(super) fn table<const N: usize>(&mut self, columns: [&'static str; N], rows: &[[Md; N]]) {
        if rows.is_empty() {
            return;
        }
        let line = |cells: [&str; N]| format!("| {} |\n", cells.join(" | "));
        self.text.push('\n');
        self.text += &line(columns);
        self.text += &format!("|{}\n", "---|".repeat(N));
        for row in rows {
            self.text += &line(row.each_ref().map(Md::as_str));
        }
    }

    /// A block of code, which is kept as it is; no line of it may begin with backticks.
    pub(super) fn code(&mut self, language: &'static str, text: &str) {
        self.text += &format!("\n```{language}\n{}\n```\n", text.trim_end());
    }

    pub(super) fn finish(self) -> Output {
        Output { path: self.path, text: self.text }
    }
}
