//! Texts on one line, as a cell of a table takes them.

use super::code::{FIXED, escaped};
use super::emphasis::{Mark, around};
use super::{Block, Dialect, Table, inline};

/// A space that HTML keeps.
const SPACE: &str = "&#160;";

/// Writes a text as one line, without a pipe.
pub(crate) fn cell(text: &[Block], dialect: Dialect) -> String {
    let out = match text {
        // What most texts are.
        [Block::Paragraph(line)] => {
            let mut out = String::new();
            inline::write(line, dialect, false, &mut out);
            out
        }
        _ => blocks(text, dialect, 0),
    };
    match (dialect, out.contains(FIXED)) {
        // Its lines are broken later.
        (Dialect::Rustdoc | Dialect::RustdocCell, _) | (_, false) => out,
        (Dialect::GitHub, true) => out.replace(FIXED, " "),
    }
}

fn blocks(text: &[Block], dialect: Dialect, depth: usize) -> String {
    let parts = text.iter().map(|block| self::block(block, dialect, depth));
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("<br>")
}

fn block(block: &Block, dialect: Dialect, depth: usize) -> String {
    let mut out = String::new();
    match block {
        Block::Paragraph(line) => inline::write(line, dialect, false, &mut out),
        Block::Heading(_, line) => {
            let mut inner = String::new();
            inline::write(line, dialect, false, &mut inner);
            around(Mark::Strong, inner.trim(), ' ', &mut out);
        }
        Block::Code { text, .. } => {
            let lines = text.trim_end().split('\n').map(|line| {
                let code = line.trim_start_matches([' ', '\t']);
                let spaces = SPACE.repeat(line.len() - code.len());
                format!("<code>{spaces}{}</code>", escaped(code.trim_end()))
            });
            out = lines.collect::<Vec<_>>().join("<br>");
        }
        Block::Quote(text) => {
            out = format!("<blockquote>{}</blockquote>", blocks(text, dialect, depth));
        }
        Block::List { start, items, .. } => {
            let lines = items.iter().zip(0..).map(|(item, index)| {
                let marker = match start {
                    None => "-".to_owned(),
                    Some(start) => format!("{}.", start.saturating_add(index)),
                };
                let text = blocks(item, dialect, depth + 1);
                format!("{}{marker} {text}", SPACE.repeat(2 * depth))
            });
            out = lines.collect::<Vec<_>>().join("<br>");
        }
        Block::Table(table) => out = self::table(table, dialect),
        Block::Rule => out.push_str("<hr>"),
    }
    out
}

/// A table in a cell of another one is HTML.
fn table(table: &Table, dialect: Dialect) -> String {
    let mut out = String::from("<table>");
    for (index, row) in table.rows.iter().enumerate() {
        let tag = if index == 0 { "th" } else { "td" };
        out.push_str("<tr>");
        for cell in row {
            let mut inner = String::new();
            inline::write(cell, dialect, false, &mut inner);
            out += &format!("<{tag}>{inner}</{tag}>");
        }
        out.push_str("</tr>");
    }
    out + "</table>"
}
