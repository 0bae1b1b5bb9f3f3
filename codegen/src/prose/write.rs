//! Texts to lines of Markdown.

use super::code::FIXED;
use super::emphasis::{Mark, around};
use super::{Aligned, Block, Dialect, Inline, Table, fill, inline};

/// Writes a text behind Markdown of our own, which its first paragraph goes on with.
pub(crate) fn lines(own: &str, text: &[Block], dialect: Dialect, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (first, rest) = match text {
        [Block::Paragraph(line), rest @ ..] => (line.as_slice(), rest),
        _ => (&[][..], text),
    };
    let mut paragraph = own.to_owned();
    inline::write(first, dialect, false, &mut paragraph);
    fill(without_breaks(&paragraph), width, true, &mut lines);
    blocks(rest, false, dialect, width, &mut lines);
    lines
}

/// The same as an item of a list.
pub(crate) fn item(marker: &str, lines: Vec<String>, out: &mut Vec<String>) {
    let indent = " ".repeat(marker.len() + 1);
    let mut first = true;
    // Markers side by side would be a rule.
    if lines.first().is_some_and(|line| line.bytes().all(|byte| b"-* ".contains(&byte))) {
        out.push(marker.to_owned());
        first = false;
    }
    for line in lines {
        let before = if first { marker } else { indent.trim_end() };
        out.push(match (first, line.is_empty()) {
            (_, true) => before.to_owned(),
            (true, false) => format!("{marker} {line}"),
            (false, false) => indent.clone() + &line,
        });
        first = false;
    }
    if first {
        out.push(marker.to_owned());
    }
}

/// Writes blocks after those that are there; in an item that `is_tight` a list
/// follows its paragraph at once.
fn blocks(text: &[Block], is_tight: bool, dialect: Dialect, width: usize, out: &mut Vec<String>) {
    let mut before: Option<&Block> = None;
    // Two lists side by side would be one, so that every other one has another marker.
    let mut is_other = false;
    for block in text {
        let mut lines = Vec::new();
        match block {
            Block::Paragraph(line) => paragraph(line, dialect, width, &mut lines),
            Block::Heading(level, line) => heading(*level, line, dialect, width, &mut lines),
            Block::Code { language, text } => code(language.unwrap_or("text"), text, &mut lines),
            Block::Quote(text) => {
                let mut inner = Vec::new();
                blocks(text, false, dialect, width.saturating_sub(2), &mut inner);
                lines.extend(
                    inner.iter().map(|line| format!("> {line}").trim_end_matches(' ').to_owned()),
                );
            }
            Block::List { start, loose, items } => {
                is_other = !is_other
                    && matches!(before, Some(Block::List { start: other, .. })
                        if other.is_some() == start.is_some());
                list(is_other, *start, *loose, items, dialect, width, &mut lines);
            }
            Block::Table(table) => self::table(table, dialect, &mut lines),
            Block::Rule => lines.push("___".to_owned()),
        }
        let Some(first) = lines.first() else { continue };
        // A list that begins with an empty item would be a line of the paragraph.
        let goes_on = is_tight
            && matches!(block, Block::List { start: None | Some(1), loose: false, .. })
            && matches!(before, None | Some(Block::Paragraph(_)))
            && first.contains(' ');
        if !out.is_empty() && !goes_on {
            out.push(String::new());
        }
        out.append(&mut lines);
        before = Some(block);
    }
}

fn paragraph(line: &[Inline], dialect: Dialect, width: usize, out: &mut Vec<String>) {
    let mut text = String::new();
    inline::write(line, dialect, false, &mut text);
    fill(without_breaks(&text), width, true, out);
}

/// A line break at an end of a paragraph would be a backslash.
fn without_breaks(text: &str) -> &str {
    let mut text = text.trim_matches(' ');
    while let Some(rest) = text.strip_suffix("\\\n").or_else(|| text.strip_suffix("<br>")) {
        text = rest.trim_end_matches(' ');
    }
    while let Some(rest) = text.strip_prefix("\\\n").or_else(|| text.strip_prefix("<br>")) {
        text = rest.trim_start_matches(' ');
    }
    text
}

/// Below the headings of our own. Pages link to headings by their text, so that one of a text
/// could be taken for another there: it is bold.
fn heading(level: usize, line: &[Inline], dialect: Dialect, width: usize, out: &mut Vec<String>) {
    let mut text = String::new();
    match dialect {
        Dialect::GitHub => {
            let mut inner = String::new();
            inline::write(line, dialect, false, &mut inner);
            around(Mark::Strong, inner.trim(), ' ', &mut text);
            fill(&text, width, true, out);
        }
        Dialect::Rustdoc | Dialect::RustdocCell => {
            inline::write(line, Dialect::RustdocCell, false, &mut text);
            let text = text.trim().replace(FIXED, " ");
            if let Some(before) = text.strip_suffix('#') {
                out.push(format!("{} {before}\\#", "#".repeat((level + 1).min(6))));
            } else if !text.is_empty() {
                out.push(format!("{} {text}", "#".repeat((level + 1).min(6))));
            }
        }
    }
}

/// Code that is shown and not compiled.
fn code(language: &str, text: &str, out: &mut Vec<String>) {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    out.push(format!("{fence}{language}"));
    for line in text.trim_end().split('\n') {
        let line = line.trim_end().replace('\t', "    ");
        let visible = |c: char| if super::is_unprintable(c) { '\u{fffd}' } else { c };
        out.push(line.chars().map(visible).collect());
    }
    out.push(fence);
}

fn list(
    is_other: bool,
    start: Option<u64>,
    loose: bool,
    items: &[Vec<Block>],
    dialect: Dialect,
    width: usize,
    out: &mut Vec<String>,
) {
    for (index, text) in items.iter().enumerate() {
        if loose && index > 0 {
            out.push(String::new());
        }
        let marker = match (start, is_other) {
            (None, false) => "-".to_owned(),
            (None, true) => "*".to_owned(),
            (Some(start), _) => {
                let number = start.saturating_add(index as u64).min(999_999_999);
                format!("{number}{}", if is_other { ')' } else { '.' })
            }
        };
        let mut inner = Vec::new();
        let width = width.saturating_sub(marker.len() + 1);
        blocks(text, !loose, dialect, width, &mut inner);
        item(&marker, inner, out);
    }
}

fn table(table: &Table, dialect: Dialect, out: &mut Vec<String>) {
    let dialect = match dialect {
        Dialect::Rustdoc | Dialect::RustdocCell => Dialect::RustdocCell,
        Dialect::GitHub => Dialect::GitHub,
    };
    let mut rules = Some(table.aligned.iter().map(|aligned| match aligned {
        Aligned::AsUsual => "---|",
        Aligned::Left => ":--|",
        Aligned::Middle => ":-:|",
        Aligned::Right => "--:|",
    }));
    for row in &table.rows {
        let mut line = String::from("|");
        for column in 0..table.aligned.len() {
            line.push(' ');
            let mut cell = String::new();
            inline::write(row.get(column).map_or(&[], Vec::as_slice), dialect, false, &mut cell);
            line.push_str(&cell.replace(FIXED, " "));
            line.push_str(if cell.is_empty() { "|" } else { " |" });
        }
        out.push(line);
        if let Some(rules) = rules.take() {
            out.push(std::iter::once("|").chain(rules).collect());
        }
    }
}
