//! The files of the spec as text, and places in them.
//!
//! A diagnostic needs the text again long after it was parsed, so every file is kept whole
//! and a place is a file and a range of bytes in it.

use std::collections::BTreeMap;

/// One file of the spec, by its place in [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A range of bytes in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// The start of a file: for what concerns it as a whole.
    pub fn start_of(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }
}

/// A file that was read.
#[derive(Debug)]
pub struct Source {
    /// Relative to the folder of the spec, with forward slashes.
    pub path: String,
    /// Empty where the file could not be read.
    pub text: String,
}

impl Source {
    /// Line and column of a byte, both from 1, the column in characters.
    pub fn position(&self, offset: u32) -> (usize, usize) {
        let mut at = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let before = self.text.get(..at).unwrap_or("");
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (line, before.get(start..).unwrap_or("").chars().count() + 1)
    }
}

/// All files of one spec, in the order in which the root leads to them.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
    by_path: BTreeMap<String, FileId>,
}

impl Sources {
    pub(crate) fn add(&mut self, path: String, text: String) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.by_path.insert(path.clone(), id);
        self.files.push(Source { path, text });
        id
    }

    pub(crate) fn find(&self, path: &str) -> Option<FileId> {
        self.by_path.get(path).copied()
    }

    /// The file behind an id; every id is of a file that was added, so `None` is never seen.
    pub fn get(&self, id: FileId) -> Option<&Source> {
        self.files.get(id.0 as usize)
    }

    /// The path of a file.
    pub fn path(&self, id: FileId) -> &str {
        self.get(id).map_or("", |file| &file.path)
    }
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[test]
    fn a_place_within_a_character_is_that_of_the_character() {
        let source = Source { path: String::new(), text: "a\n\u{e4}b\n".to_owned() };
        let places = [(0, (1, 1)), (1, (1, 2)), (2, (2, 1)), (3, (2, 1)), (4, (2, 2)), (9, (3, 1))];
        for (offset, place) in places {
            assert_eq!(source.position(offset), place, "{offset}");
        }
    }
}
