//! Changes of a text, and what they do to its lines.

use std::ops::Range;

use crate::tree::{Element, Tree};

/// Puts a text in the place of a range.
#[derive(Clone, Debug)]
pub(crate) struct Edit {
    pub(crate) range: Range<usize>,
    pub(crate) with: String,
}

/// A text after its edits.
pub(crate) struct Edited {
    pub(crate) text: String,
    edits: Vec<Edit>,
    /// What was put in, in the new text.
    put: Vec<Range<usize>>,
}

impl Edited {
    pub(crate) fn new(old: &str, mut edits: Vec<Edit>) -> Self {
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let (mut text, mut at) = (String::new(), 0);
        let mut put = Vec::new();
        for edit in &edits {
            text.push_str(&old[at..edit.range.start]);
            put.push(text.len()..text.len() + edit.with.len());
            text.push_str(&edit.with);
            at = edit.range.end;
        }
        text.push_str(&old[at..]);
        Self { text, edits, put }
    }

    /// The lines that are new or say something else than before, from 1.
    pub(crate) fn lines(&self, old: &str) -> Vec<usize> {
        let mut lines = Vec::new();
        for (edit, put) in self.edits.iter().zip(&self.put) {
            let said = &self.text[put.clone()];
            let start = put.start + (said.len() - said.trim_start().len());
            if start < put.end {
                lines.extend(line(&self.text, start)..=line(&self.text, put.end));
                continue;
            }
            // Where something was cut out, what is left of its line may be a line as before.
            let left = line_at(&self.text, put.start);
            if [edit.range.start, edit.range.end].iter().all(|at| line_at(old, *at) != left) {
                lines.push(line(&self.text, put.start));
            }
        }
        lines
    }

    /// The line on which what stood at a byte stands now.
    pub(crate) fn line_of_old(&self, old: usize) -> usize {
        let mut new = old;
        for edit in self.edits.iter().filter(|edit| edit.range.end <= old) {
            new = new + edit.with.len() - (edit.range.end - edit.range.start);
        }
        line(&self.text, new)
    }
}

/// The line of a byte, from 1.
pub(crate) fn line(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1
}

fn line_at(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    &text[start..end]
}

/// The column of a byte, from 0.
pub(crate) fn column(text: &str, at: usize) -> usize {
    at - text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Takes an element out, with what parts it from its neighbour.
pub(crate) fn remove(tree: &Tree, element: usize) -> Edit {
    let whole = tree.elements[element].whole.clone();
    let range = match (tree.sibling(element, 1), tree.sibling(element, -1)) {
        (Some(next), _) => whole.start..tree.elements[next].whole.start,
        (None, Some(before)) => tree.elements[before].whole.end..whole.end,
        (None, None) => whole,
    };
    Edit { range, with: String::new() }
}

/// Puts a text, written at the column `from`, after an element and beside it.
pub(crate) fn insert(text: &str, after: &Element, new: &str, from: usize) -> Edit {
    let with = match after.flow {
        true => format!(", {new}"),
        false => {
            let to = column(text, after.whole.start);
            format!("\n{}{}", " ".repeat(to), indented(new, from, to))
        }
    };
    Edit { range: after.whole.end..after.whole.end, with }
}

/// Puts the whole of an element after another.
pub(crate) fn insert_copy(text: &str, after: &Element, copied: &Element) -> Edit {
    let new = &text[copied.whole.clone()];
    insert(text, after, new, column(text, copied.whole.start))
}

fn indented(block: &str, from: usize, to: usize) -> String {
    let mut lines = block.split('\n');
    let mut moved = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        let kept = line.strip_prefix(&*" ".repeat(from)).unwrap_or(line.trim_start());
        moved.push('\n');
        if !kept.is_empty() {
            moved.push_str(&" ".repeat(to));
            moved.push_str(kept);
        }
    }
    moved
}

/// Says something else in the place of a value.
pub(crate) fn replace(element: &Element, with: &str) -> Edit {
    match &element.key {
        Some(key) => Edit { range: key.end..element.whole.end, with: format!(": {with}") },
        None => Edit { range: element.value.clone(), with: with.to_owned() },
    }
}

/// Says something else in the place of a scalar, in its own quotes or block.
pub(crate) fn reword(text: &str, element: &Element, change: impl Fn(&str) -> String) -> Edit {
    let range = element.value.clone();
    let old = &text[range.clone()];
    let quote = ['"', '\''].into_iter().find(|quote| old.starts_with(*quote));
    let with = match quote {
        Some(quote) => format!("{quote}{}{quote}", change(old.trim_matches(quote))),
        None => change(old),
    };
    Edit { range, with }
}
