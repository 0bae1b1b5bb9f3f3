//! Reads nodes as what the declarations of this folder expect, and reports what does not fit.

use super::arena::Arenas;
use super::reference::Pending;
use super::slot::{At, Entry as Named, List, Map, Slot};
use super::table::{Shape, Table};
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics, closest};
use crate::spec::node::{Entry, Node, Value};
use crate::spec::source::{FileId, Span};

/// Whatever can be read from a node.
pub(crate) trait Read<'s>: Sized {
    /// What is expected.
    fn shape() -> Shape;

    /// Reads `node`, which is under the key or item at `at`; `None` after a diagnostic.
    fn read(reader: &mut Reader<'s, '_>, node: &'s Node, at: Span) -> Option<Self>;
}

/// What a declaration makes of an object.
pub(super) trait Object<'s>: Sized {
    fn table() -> Table;

    fn empty(at: Span, node: &'s Node, page: Option<&'s str>) -> Self;

    /// Reads an entry as what is under `key`, which is its own or the one that it misspells.
    fn put(&mut self, reader: &mut Reader<'s, '_>, key: &str, entry: &'s Entry) -> Put;

    /// Reports each required key that is absent, and makes it broken.
    fn missing(&mut self, report: &mut dyn FnMut(&'static str));

    /// The keys that are there, but for those of `rest`.
    fn given(&self) -> Vec<(&'static str, Span)>;
}

/// What became of an entry.
pub(super) enum Put {
    Done,
    /// The key is there already.
    Taken,
    /// OpenAPI has the key, and this generator refuses it for a reason.
    Refused(&'static str),
    Unknown,
}

/// One file while it is read.
pub(crate) struct Reader<'s, 'd> {
    pub(super) file: FileId,
    /// The file as it is written.
    pub(super) text: &'s str,
    /// The page that what is being read is from.
    pub(super) page: Option<&'s str>,
    pub(super) diagnostics: &'d mut Diagnostics,
    /// Components by name, of all files.
    pub(super) arenas: &'d mut Arenas<'s>,
    /// References that are resolved when all files have been read.
    pub(super) references: &'d mut Vec<Pending<'s>>,
}

impl<'s> Reader<'s, '_> {
    /// What is under the key of an entry.
    pub(super) fn slot<T: Read<'s>>(&mut self, entry: &'s Entry) -> Slot<T> {
        match self.at(&entry.value, entry.key_span) {
            Some(value) => Slot::Present(Box::new(value)),
            None => Slot::Broken,
        }
    }

    /// An entry whose key is of one's own choice.
    pub(super) fn entry<T: Read<'s>>(&mut self, entry: &'s Entry) -> Named<'s, T> {
        let value = self.at(&entry.value, entry.key_span);
        Named { name: &entry.key, key: entry.key_span, value }
    }

    fn at<T: Read<'s>>(&mut self, node: &'s Node, key: Span) -> Option<At<T>> {
        let value = T::read(self, node, key)?;
        Some(At { key, span: node.span, value })
    }

    pub(super) fn object<T: Object<'s>>(&mut self, node: &'s Node, at: Span) -> Option<T> {
        let Value::Mapping(entries) = &node.value else {
            return self.mismatch(node, at, &Shape::Object(T::table));
        };
        let outer = self.page;
        self.page = node.text("x-source").or(outer);
        let mut object = T::empty(at, node, self.page);
        let mut unknown = Vec::new();
        for entry in entries {
            match object.put(self, &entry.key, entry) {
                Put::Done | Put::Taken => {}
                Put::Refused(reason) => self.refused(entry, reason),
                Put::Unknown => unknown.push(entry),
            }
        }
        for entry in unknown {
            if let Some(meant) = self.unknown(&entry.key, entry.key_span, &T::table()) {
                self.misspelt(&mut object, meant, entry);
            }
        }
        object.missing(&mut |key| self.missing::<T>(key, at));
        self.page = outer;
        Some(object)
    }

    /// Reads the value of a misspelt key as what is meant, so that nothing follows from the mistake.
    fn misspelt<T: Object<'s>>(&mut self, object: &mut T, meant: &str, entry: &'s Entry) {
        let outside = std::mem::take(self.diagnostics);
        object.put(self, meant, entry);
        let inside = std::mem::replace(self.diagnostics, outside);
        // Where it is a value of another kind, something else was meant.
        let fits = |diagnostic: &Diagnostic| {
            let place = diagnostic.labels.first().map(|label| label.span);
            let is_whole = place == Some(entry.key_span) || place == Some(entry.value.span);
            !(is_whole && diagnostic.code == Code::WrongType)
        };
        if inside.iter().all(fits) {
            self.diagnostics.extend(inside);
        }
    }

    fn refused(&mut self, entry: &Entry, reason: &str) {
        let title = format!("`{}` is OpenAPI, but not used by this generator", entry.key);
        self.diagnostics
            .push(Diagnostic::new(Code::Unsupported, entry.key_span, title).note(reason));
    }

    fn missing<T: Object<'s>>(&mut self, key: &str, at: Span) {
        let title = format!("{} lacks `{key}`", T::table().what);
        self.diagnostics.push(
            Diagnostic::new(Code::MissingKey, at, title)
                .label(format!("expected `{key}` below this")),
        );
    }

    /// Reports a key that means nothing, and gives the one that is meant, if one can tell.
    pub(super) fn unknown(&mut self, key: &str, span: Span, table: &Table) -> Option<&'static str> {
        let (code, what) = match key.starts_with("x-") {
            true => (Code::UnknownExtension, "extension"),
            false => (Code::UnknownKey, "key"),
        };
        let title = format!("unknown {what} `{key}` in {}", table.what);
        let valid = table.used();
        let diagnostic = Diagnostic::new(code, span, title);
        self.diagnostics.push(diagnostic.suggest(key, span, valid.iter().copied()));
        closest(key, &valid)
    }

    /// The word of a key that takes only some.
    pub(super) fn word<T: Read<'s>>(&mut self, node: &'s Node, at: Span) -> Option<&'s str> {
        let shape = T::shape();
        let (Shape::OneOf(words), Value::String(text)) = (&shape, &node.value) else {
            return self.mismatch(node, at, &shape);
        };
        if words.contains(&&**text) {
            return Some(text);
        }
        let title = format!("`{text}` is not possible here");
        let diagnostic = Diagnostic::new(Code::InvalidValue, node.span, title);
        self.diagnostics.push(diagnostic.suggest(text, node.span, words.iter().copied()));
        None
    }

    /// Reports a value of another kind than the one that is expected.
    pub(super) fn mismatch<T>(&mut self, node: &Node, at: Span, shape: &Shape) -> Option<T> {
        let title = format!("expected {}, found {}", shape.noun(), node.kind());
        let place = if node.kind() == "nothing" { at } else { node.span };
        let diagnostic = Diagnostic::new(Code::WrongType, place, title);
        self.diagnostics.push(match (shape, &node.value) {
            (Shape::Text | Shape::OneOf(_), Value::Number(_) | Value::Bool(_)) => {
                // As it is written: `1.10` is another text than `1.1`.
                let range = node.span.start as usize..node.span.end as usize;
                let written = self.text.get(range).unwrap_or("");
                diagnostic.replace("quote it", node.span, &format!("\"{written}\""))
            }
            _ => diagnostic,
        });
        None
    }

    fn empty<T>(&mut self, at: Span) -> Option<T> {
        self.diagnostics.push(
            Diagnostic::new(Code::Empty, at, "this is empty")
                .help("say something here, or leave the key out"),
        );
        None
    }
}

impl<'s> Read<'s> for &'s Node {
    fn shape() -> Shape {
        Shape::Any
    }

    fn read(_: &mut Reader<'s, '_>, node: &'s Node, _: Span) -> Option<Self> {
        Some(node)
    }
}

impl<'s> Read<'s> for &'s str {
    fn shape() -> Shape {
        Shape::Text
    }

    fn read(reader: &mut Reader<'s, '_>, node: &'s Node, at: Span) -> Option<Self> {
        match node.as_str() {
            Some(text) if text.trim().is_empty() => reader.empty(at),
            Some(text) => Some(text),
            None => reader.mismatch(node, at, &Self::shape()),
        }
    }
}

impl<'s> Read<'s> for bool {
    fn shape() -> Shape {
        Shape::Bool
    }

    fn read(reader: &mut Reader<'s, '_>, node: &'s Node, at: Span) -> Option<Self> {
        match node.value {
            Value::Bool(value) => Some(value),
            _ => reader.mismatch(node, at, &Self::shape()),
        }
    }
}

impl<'s> Read<'s> for &'s serde_json::Number {
    fn shape() -> Shape {
        Shape::Number
    }

    fn read(reader: &mut Reader<'s, '_>, node: &'s Node, at: Span) -> Option<Self> {
        match &node.value {
            Value::Number(number) => Some(number),
            _ => reader.mismatch(node, at, &Self::shape()),
        }
    }
}

/// How many.
impl<'s> Read<'s> for u64 {
    fn shape() -> Shape {
        Shape::Count
    }

    fn read(reader: &mut Reader<'s, '_>, node: &'s Node, at: Span) -> Option<Self> {
        let count = match &node.value {
            Value::Number(number) => number.as_u64(),
            _ => None,
        };
        count.or_else(|| reader.mismatch(node, at, &Self::shape()))
    }
}

/// An HTTP status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Status(pub(crate) u16);

impl<'s> Read<'s> for Status {
    fn shape() -> Shape {
        Shape::Status
    }

    fn read(reader: &mut Reader<'s, '_>, node: &'s Node, at: Span) -> Option<Self> {
        let Value::Number(number) = &node.value else {
            return reader.mismatch(node, at, &Self::shape());
        };
        let status = number.as_u64().and_then(|status| u16::try_from(status).ok());
        let status = status.filter(|status| (100..=599).contains(status));
        if status.is_none() {
            let title = format!("`{number}` is no HTTP status");
            reader.diagnostics.push(
                Diagnostic::new(Code::InvalidValue, node.span, title).help("expected 100 to 599"),
            );
        }
        status.map(Self)
    }
}

impl<'s, T: Read<'s>, const LEAST: usize> Read<'s> for List<T, LEAST> {
    fn shape() -> Shape {
        Shape::List { least: LEAST, item: T::shape }
    }

    fn read(reader: &mut Reader<'s, '_>, node: &'s Node, at: Span) -> Option<Self> {
        let Value::Sequence(nodes) = &node.value else {
            return reader.mismatch(node, at, &Self::shape());
        };
        if nodes.len() < LEAST {
            return reader.empty(at);
        }
        let items: Vec<_> = nodes.iter().filter_map(|node| reader.at(node, node.span)).collect();
        let is_broken = items.len() < nodes.len();
        Some(Self { items, is_broken })
    }
}

impl<'s, T: Read<'s>> Read<'s> for Map<'s, T> {
    fn shape() -> Shape {
        Shape::Map(T::shape)
    }

    fn read(reader: &mut Reader<'s, '_>, node: &'s Node, at: Span) -> Option<Self> {
        let Value::Mapping(entries) = &node.value else {
            return reader.mismatch(node, at, &Self::shape());
        };
        Some(Self { entries: entries.iter().map(|entry| reader.entry(entry)).collect() })
    }
}
