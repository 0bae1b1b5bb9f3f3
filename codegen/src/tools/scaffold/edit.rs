//! Changes to a YAML text at the places of its parsed nodes.
//!
//! The text is never written anew: what is not changed keeps its comments, quotes and order, and
//! what was added can be taken out again byte for byte. `None` means that the text is written in a
//! form that this does not change; the caller refuses then.

use std::ops::Range;

use crate::spec::node::{Entry, Node, Value};

/// The changes to one text. All places are those of the text as it was.
pub(super) struct Edit<'t> {
    text: &'t str,
    changes: Vec<(Range<usize>, String)>,
}

impl<'t> Edit<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, changes: Vec::new() }
    }

    /// The text as it was.
    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// The text with all changes; `None` if two of them overlap.
    pub(super) fn apply(mut self) -> Option<String> {
        self.changes.sort_by_key(|(range, _)| range.start);
        let mut out = String::new();
        let mut done = 0;
        for (range, new) in &self.changes {
            out.push_str(self.text.get(done..range.start)?);
            out.push_str(new);
            done = range.end;
        }
        out.push_str(self.text.get(done..)?);
        Some(out)
    }

    /// Adds an item to the end of a list; `lines` without indentation, its dash included.
    pub(super) fn append_item(&mut self, list: &Node, lines: &str) -> Option<()> {
        let last = list.items().last()?;
        let start = last.span.start as usize;
        if self.is_flow(list)? {
            let value = lines.strip_prefix("- ")?;
            return self.insert(self.scalar_end(last)?, format!(", {value}"));
        }
        let column = self.column_of_first(start, true)?;
        self.insert_lines(start, column, lines)
    }

    /// Adds an entry to the end of a mapping: `lines` in a block, `flow` between braces.
    pub(super) fn append_entry(&mut self, mapping: &Node, lines: &str, flow: &str) -> Option<()> {
        let last = mapping.entries().last()?;
        if self.is_flow(mapping)? {
            return self.insert(self.scalar_end(&last.value)?, format!(", {flow}"));
        }
        self.append_block(mapping, lines)
    }

    /// Adds entries to the end of a mapping that is a block.
    pub(super) fn append_block(&mut self, mapping: &Node, lines: &str) -> Option<()> {
        if self.is_flow(mapping)? {
            return None;
        }
        let start = mapping.entries().last()?.key_span.start as usize;
        let column = self.column(start)?;
        self.insert_lines(start, column, lines)
    }

    /// Takes an item out of a list that has others.
    pub(super) fn remove_item(&mut self, list: &Node, index: usize) -> Option<()> {
        let item = list.items().get(index)?;
        if !self.is_flow(list)? {
            let start = item.span.start as usize;
            let column = self.column_of_first(start, true)?;
            return self.remove_lines(start, column);
        }
        let ends: Option<Vec<_>> = list
            .items()
            .iter()
            .map(|item| Some((item.span.start as usize, self.scalar_end(item)?)))
            .collect();
        self.remove_between(&ends?, index)
    }

    /// Takes an entry out of a mapping that has others.
    pub(super) fn remove_entry(&mut self, mapping: &Node, key: &str) -> Option<()> {
        let index = mapping.entries().iter().position(|entry| &*entry.key == key)?;
        let entry = mapping.entries().get(index)?;
        if !self.is_flow(mapping)? {
            let start = entry.key_span.start as usize;
            let column = self.column_of_first(start, false)?;
            return self.remove_lines(start, column);
        }
        let of =
            |entry: &Entry| Some((entry.key_span.start as usize, self.scalar_end(&entry.value)?));
        let ends: Option<Vec<_>> = mapping.entries().iter().map(of).collect();
        self.remove_between(&ends?, index)
    }

    fn insert(&mut self, at: usize, new: String) -> Option<()> {
        self.changes.push((at..at, new));
        Some(())
    }

    /// Inserts `lines` at `column`, behind the block that starts at `start`.
    fn insert_lines(&mut self, start: usize, column: usize, lines: &str) -> Option<()> {
        let newline = self.newline();
        let mut new = String::new();
        for line in lines.lines() {
            new.push_str(newline);
            if !line.is_empty() {
                new.extend(std::iter::repeat_n(' ', column));
            }
            new.push_str(line);
        }
        let end = self.block_end(start, column)?;
        self.insert(end, new)
    }

    /// Removes the block that starts at `start`, with the line break before it.
    fn remove_lines(&mut self, start: usize, column: usize) -> Option<()> {
        let end = self.block_end(start, column)?;
        let start = self.line_start(start)?.checked_sub(self.newline().len())?;
        self.changes.push((start..end, String::new()));
        Some(())
    }

    fn remove_between(&mut self, places: &[(usize, usize)], index: usize) -> Option<()> {
        let (start, end) = *places.get(index)?;
        let range = match index.checked_sub(1) {
            Some(before) => places.get(before)?.1..end,
            None => start..places.get(1)?.0,
        };
        self.changes.push((range, String::new()));
        Some(())
    }

    /// Whether a collection is written between brackets.
    fn is_flow(&self, node: &Node) -> Option<bool> {
        let first = match &node.value {
            Value::Sequence(items) => items.first()?.span.start,
            Value::Mapping(entries) => entries.first()?.key_span.start,
            _ => return None,
        };
        let before = self.text.get(..first as usize)?.trim_end();
        Some(before.ends_with(match node.value {
            Value::Sequence(_) => '[',
            _ => '{',
        }))
    }

    /// The end of the last line that is indented deeper than `column`, from `start` on.
    fn block_end(&self, start: usize, column: usize) -> Option<usize> {
        let mut end = start;
        for (number, line) in self.text.get(self.line_start(start)?..)?.split('\n').enumerate() {
            let at = line.as_ptr() as usize - self.text.as_ptr() as usize;
            let blank = line.trim().is_empty();
            let depth = line.len() - line.trim_start_matches(' ').len();
            if number > 0 && !blank && depth <= column {
                break;
            }
            if !blank {
                end = at + line.strip_suffix('\r').unwrap_or(line).len();
            }
        }
        Some(end)
    }

    /// The column at which a block starts that has its line to itself; with `dash`, that of the
    /// dash before it.
    fn column_of_first(&self, start: usize, dash: bool) -> Option<usize> {
        let before = self.text.get(self.line_start(start)?..start)?;
        let column = before.len() - before.trim_start_matches(' ').len();
        let between = before.get(column..)?;
        let alone = match dash {
            true => between.strip_prefix('-').is_some_and(|rest| rest.trim().is_empty()),
            false => between.is_empty(),
        };
        alone.then_some(column)
    }

    fn column(&self, at: usize) -> Option<usize> {
        at.checked_sub(self.line_start(at)?)
    }

    fn line_start(&self, at: usize) -> Option<usize> {
        Some(self.text.get(..at)?.rfind('\n').map_or(0, |newline| newline + 1))
    }

    /// Where a value without inner values ends. The parser takes blanks behind a quote along.
    fn scalar_end(&self, node: &Node) -> Option<usize> {
        match node.value {
            Value::Sequence(_) | Value::Mapping(_) => None,
            _ => Some(self.text.get(..node.span.end as usize)?.trim_end().len()),
        }
    }

    fn newline(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }
}

#[cfg(test)]
mod tests {
    use crate::spec::diagnostic::Diagnostics;
    use crate::spec::load::{Spec, load};

    use super::Edit;

    fn parsed(text: &str) -> Spec {
        let files =
            std::collections::BTreeMap::from([("openapi.yaml".to_owned(), text.as_bytes().into())]);
        load(&files, &mut Diagnostics::default())
    }

    /// Adds `x` to `list` and `map`, and takes it out again.
    fn there_and_back(text: &str, expected: &str) {
        let spec = parsed(text);
        let root = &spec.root().expect("parsed").root;
        let mut edit = Edit::of(text);
        edit.append_item(root.get("list").expect("list"), "- x").expect("an item");
        edit.append_entry(root.get("map").expect("map"), "x: |\n  y\n\n  z", "x: y")
            .expect("an entry");
        let new = edit.apply().expect("applied");
        assert_eq!(new, expected);
        let spec = parsed(&new);
        let root = &spec.root().expect("parsed").root;
        let (list, map) = (root.get("list").expect("list"), root.get("map").expect("map"));
        let mut edit = Edit::of(&new);
        edit.remove_item(list, list.items().len() - 1).expect("an item");
        edit.remove_entry(map, "x").expect("an entry");
        assert_eq!(edit.apply().expect("applied"), text);
    }

    #[test]
    fn blocks_keep_their_comments() {
        there_and_back(
            "# top\nlist: # of things\n  - a # one\n  - b: |\n      long\n\n      text\n    # of b\n\n# between\nmap:\n  a: 1 # one\n  # last\n\n# end\n",
            "# top\nlist: # of things\n  - a # one\n  - b: |\n      long\n\n      text\n    # of b\n  - x\n\n# between\nmap:\n  a: 1 # one\n  x: |\n    y\n\n    z\n  # last\n\n# end\n",
        );
    }

    #[test]
    fn lists_may_stand_as_deep_as_their_key() {
        there_and_back(
            "map:\n  a: 1\nlist:\n- a\n- b\n",
            "map:\n  a: 1\n  x: |\n    y\n\n    z\nlist:\n- a\n- b\n- x\n",
        );
    }

    #[test]
    fn flow_is_kept() {
        there_and_back(
            "list: [a, \"größe\" ] # c\nmap: {\n  a: 1,\n  b: 'c' }\n",
            "list: [a, \"größe\", x ] # c\nmap: {\n  a: 1,\n  b: 'c', x: y }\n",
        );
    }

    #[test]
    fn neither_the_last_line_break_nor_that_of_windows_is_touched() {
        there_and_back(
            "list: [a]\nmap:\n  a: 1",
            "list: [a, x]\nmap:\n  a: 1\n  x: |\n    y\n\n    z",
        );
        there_and_back(
            "list:\r\n  - a\r\nmap:\r\n  a: 1\r\n",
            "list:\r\n  - a\r\n  - x\r\nmap:\r\n  a: 1\r\n  x: |\r\n    y\r\n\r\n    z\r\n",
        );
    }
}
