//! YAML text to [`Node`]s.
//!
//! Built from parser events, without recursion, so that no input can exhaust the stack.

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Span as YamlSpan};
use serde_json::Number;

use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::node::{Entry, Node, Value};
use crate::spec::source::{FileId, Span};

/// Deeper than any sensible spec, and shallow enough for every recursive walk after this one.
const DEEPEST: usize = 64;

/// Parses a file; `None` if there is nothing to go on with.
pub(super) fn parse(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Option<Node> {
    if text.starts_with('\u{feff}') {
        let title = "the file starts with a byte order mark";
        diagnostics.push(
            Diagnostic::new(Code::YamlFeature, Span::start_of(file), title)
                .help("save the file as UTF-8 without a byte order mark"),
        );
        return None;
    }
    let mut builder = Builder {
        places: Places::new(file, text),
        open: Vec::new(),
        root: None,
        failed: false,
        documents: 0,
        diagnostics,
    };
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        match event {
            Ok((Event::StreamEnd, _)) => break,
            Ok((event, span)) => builder.event(event, span),
            Err(error) => {
                builder.syntax(&error);
                return None;
            }
        }
        if builder.failed {
            return None;
        }
    }
    let root = builder.root.take();
    if root.is_none() {
        let title = "the file is empty";
        diagnostics.push(Diagnostic::new(Code::Empty, Span::start_of(file), title));
    }
    root
}

/// A collection whose end has not come yet.
enum Open {
    Sequence(Span, Vec<Node>),
    Mapping(Span, Vec<Entry>, Option<Key>),
}

/// A key whose value has not come yet.
struct Key {
    text: Box<str>,
    span: Span,
    /// Whether it stands in the mapping already.
    again: bool,
}

struct Builder<'a> {
    places: Places<'a>,
    open: Vec<Open>,
    root: Option<Node>,
    failed: bool,
    documents: usize,
    diagnostics: &'a mut Diagnostics,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, span: YamlSpan) {
        let span = self.places.span(span);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                if anchor > 0 || tag.is_some() {
                    return self.refuse(span, "anchors and tags");
                }
                self.scalar(&text, style, span);
            }
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag)
                if anchor > 0 || tag.is_some() =>
            {
                self.refuse(span, "anchors and tags");
            }
            Event::SequenceStart(..) => self.push(Open::Sequence(span, Vec::new())),
            Event::MappingStart(..) => self.push(Open::Mapping(span, Vec::new(), None)),
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(Open::Sequence(span, items)) => {
                    self.value(Node { span, value: Value::Sequence(items) });
                }
                Some(Open::Mapping(span, entries, _)) => {
                    self.value(Node { span, value: Value::Mapping(entries) });
                }
                None => {}
            },
            Event::Alias(_) => self.refuse(span, "aliases"),
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.refuse(span, "several documents in one file");
                }
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
    }

    fn push(&mut self, open: Open) {
        // A collection is where its key is; one without a key is where it starts.
        let span = match self.open.last() {
            Some(Open::Mapping(_, _, Some(key))) => Some(key.span),
            Some(Open::Mapping(_, _, None)) => {
                let (Open::Sequence(span, _) | Open::Mapping(span, _, _)) = open;
                return self.refuse(span, "keys that are not text");
            }
            _ => None,
        };
        let mut open = open;
        let (Open::Sequence(place, _) | Open::Mapping(place, _, _)) = &mut open;
        *place = span.unwrap_or(*place);
        if self.open.len() >= DEEPEST {
            let title = format!("more than {DEEPEST} levels of nesting");
            self.diagnostics.push(Diagnostic::new(Code::YamlFeature, *place, title));
            self.failed = true;
        }
        self.open.push(open);
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) {
        if let Some(Open::Mapping(place, entries, key @ None)) = self.open.last_mut() {
            let first = entries.iter().find(|entry| &*entry.key == text);
            if let Some(first) = first {
                self.diagnostics.push(
                    Diagnostic::new(Code::DuplicateKey, span, format!("`{text}` stands twice"))
                        .label("here again")
                        .also(first.key_span, "first here")
                        .help("keep one of them"),
                );
            }
            let again = first.is_some();
            if entries.is_empty() && place.start == place.end {
                *place = span;
            }
            *key = Some(Key { text: text.into(), span, again });
            return;
        }
        let value = match style {
            ScalarStyle::Plain => plain(text),
            _ => Value::String(text.into()),
        };
        self.value(Node { span, value });
    }

    fn value(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::Sequence(_, items)) => items.push(node),
            Some(Open::Mapping(_, entries, key)) => {
                let Some(Key { text, span, again }) = key.take() else {
                    return;
                };
                // The first of two is kept: the second has its diagnostic.
                if !again {
                    entries.push(Entry { key: text, key_span: span, value: node });
                }
            }
        }
    }

    fn refuse(&mut self, span: Span, what: &str) {
        let title = format!("the spec does without {what} of YAML");
        self.diagnostics.push(
            Diagnostic::new(Code::YamlFeature, span, title)
                .note("other OpenAPI tools read them differently, or not at all")
                .help("write the value out, or share it through a `$ref`"),
        );
        self.failed = true;
    }

    fn syntax(&mut self, error: &ScanError) {
        let start = self.places.byte(error.marker());
        let span = Span { end: start, start, file: self.places.file };
        let title = format!("the YAML does not parse: {}", error.info());
        self.diagnostics.push(Diagnostic::new(Code::Syntax, span, title).label("from here"));
    }
}

/// The value of an unquoted scalar by the core schema of YAML 1.2.
fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits(unsigned) {
        let number = text.strip_prefix('+').unwrap_or(text);
        if let Ok(value) = number.parse::<i64>() {
            return Value::Number(value.into());
        }
        if let Ok(value) = number.parse::<u64>() {
            return Value::Number(value.into());
        }
    }
    let starts_as_number =
        unsigned.starts_with(|first: char| first.is_ascii_digit() || first == '.');
    let only_float =
        unsigned.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'));
    if starts_as_number
        && only_float
        && let Some(value) = text.parse::<f64>().ok().and_then(Number::from_f64)
    {
        return Value::Number(value);
    }
    Value::String(text.into())
}

/// The parser counts characters, everybody else bytes.
struct Places<'a> {
    file: FileId,
    text: &'a str,
    /// The byte of each character; empty where all are one byte long.
    bytes: Vec<u32>,
}

impl<'a> Places<'a> {
    fn new(file: FileId, text: &'a str) -> Self {
        let bytes = match text.is_ascii() {
            true => Vec::new(),
            false => {
                text.char_indices().map(|(at, _)| u32::try_from(at).unwrap_or(u32::MAX)).collect()
            }
        };
        Self { file, text, bytes }
    }

    fn byte(&self, marker: &Marker) -> u32 {
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        if self.bytes.is_empty() {
            return u32::try_from(marker.index()).unwrap_or(u32::MAX).min(end);
        }
        self.bytes.get(marker.index()).copied().unwrap_or(end)
    }

    fn span(&self, span: YamlSpan) -> Span {
        Span { file: self.file, start: self.byte(&span.start), end: self.byte(&span.end) }
    }
}
