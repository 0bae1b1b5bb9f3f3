//! A file of the spec as elements that know their bytes.
//!
//! The nodes of the generator keep places for diagnostics; to edit a text, one needs the whole
//! extent of each key and item, dashes and quotes included.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle};

/// Keys below which names of one's own choice stand.
const NAMED: &[&str] = &[
    "schemas",
    "properties",
    "paths",
    "responses",
    "examples",
    "securitySchemes",
    "security",
    "x-enum-descriptions",
    "x-enum-aliases",
    "x-enum-names",
    "x-inferred-values",
];

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    Text,
    /// A text that begins with `|`.
    Block,
    Number,
    Bool,
    Null,
    List,
    Map,
}

/// An entry of a mapping or an item of a list; the first of a tree is the whole file.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    pub(crate) parent: Option<usize>,
    pub(crate) children: Vec<usize>,
    /// The keys and numbers that lead here.
    pub(crate) path: Vec<String>,
    /// Where its key stands, with its quotes.
    pub(crate) key: Option<Range<usize>>,
    /// From its key or dash to its end.
    pub(crate) whole: Range<usize>,
    pub(crate) value: Range<usize>,
    pub(crate) kind: Kind,
    /// What a scalar says.
    pub(crate) text: String,
    /// Within brackets or braces.
    pub(crate) flow: bool,
}

impl Element {
    pub(crate) fn name(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }

    pub(crate) fn is_item(&self) -> bool {
        self.key.is_none() && self.parent.is_some()
    }

    pub(crate) fn in_example(&self) -> bool {
        inside_example(&self.path)
    }

    /// Whether its key is a name that the author chose.
    pub(crate) fn is_named(&self) -> bool {
        is_named(&self.path) && self.key.is_some()
    }

    /// The path with `*` for chosen names, `#` for numbers and `…` for what is in an example.
    pub(crate) fn pattern(&self) -> String {
        let mut shown = Vec::new();
        for (index, part) in self.path.iter().enumerate() {
            if inside_example(&self.path[..=index]) {
                shown.push("…");
                break;
            }
            let number = part.bytes().all(|byte| byte.is_ascii_digit());
            shown.push(match () {
                () if is_named(&self.path[..=index]) => "*",
                // The codes of lints.
                () if index > 0 && self.path[index - 1] == "x-allow" => "*",
                () if number => "#",
                () => part,
            });
        }
        shown.join("/")
    }
}

fn is_named(path: &[String]) -> bool {
    let above = path.len().checked_sub(2).map(|at| path[at].as_str());
    // The requirements are a list, the names one below it.
    let above = match above {
        Some("0") => path.len().checked_sub(3).map(|at| path[at].as_str()),
        above => above,
    };
    inside_example(path) || above.is_some_and(|above| NAMED.contains(&above))
}

fn inside_example(path: &[String]) -> bool {
    let after = |at: usize| path.len() > at + 1;
    path.iter().enumerate().any(|(at, part)| {
        // `example` of a schema or media type, `value` of one of several; `properties` may have
        // such a name, too.
        let is_property = at > 0 && path[at - 1] == "properties";
        let of_several = at > 1 && path[at - 2] == "examples";
        after(at) && ((part == "example" && !is_property) || (part == "value" && of_several))
    })
}

#[derive(Clone, Debug)]
pub(crate) struct Tree {
    pub(crate) elements: Vec<Element>,
}

impl Tree {
    pub(crate) fn below(&self, element: usize) -> Vec<usize> {
        let mut found = vec![element];
        let mut next = 0;
        while let Some(at) = found.get(next) {
            found.extend(&self.elements[*at].children);
            next += 1;
        }
        found
    }

    /// The element before or after it in the same mapping or list.
    pub(crate) fn sibling(&self, element: usize, step: isize) -> Option<usize> {
        let siblings = &self.elements[self.elements[element].parent?].children;
        let at = siblings.iter().position(|sibling| *sibling == element)?;
        siblings.get(at.checked_add_signed(step)?).copied()
    }

    /// `None` where the text is no YAML.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let byte = |index: usize| bytes.get(index).copied().unwrap_or(text.len());
        let mut elements: Vec<Element> = Vec::new();
        // What is open, and the key that waits for its value.
        let mut open: Vec<usize> = Vec::new();
        let mut key: Option<(String, Range<usize>)> = None;
        let mut parser = Parser::new_from_str(text);
        while let Some(event) = parser.next_event() {
            let (event, span) = event.ok()?;
            let (start, end) = (byte(span.start.index()), byte(span.end.index()));
            let (kind, said) = match event {
                Event::Scalar(said, style, ..) => {
                    let in_map = open.last().is_some_and(|at| elements[*at].kind == Kind::Map);
                    if in_map && key.is_none() {
                        key = Some((said.into_owned(), start..end));
                        continue;
                    }
                    (scalar(&said, style), said.into_owned())
                }
                Event::SequenceStart(..) => (Kind::List, String::new()),
                Event::MappingStart(..) => (Kind::Map, String::new()),
                Event::SequenceEnd | Event::MappingEnd => {
                    let closed = open.pop()?;
                    let flow = text[elements[closed].value.start..].starts_with(['[', '{']);
                    let last = elements[closed].children.last().copied();
                    let end = match last {
                        _ if flow => end,
                        Some(last) => elements[last].whole.end,
                        None => elements[closed].value.start,
                    };
                    elements[closed].value.end = end;
                    elements[closed].whole.end = end;
                    continue;
                }
                Event::StreamEnd => break,
                _ => continue,
            };
            let end = start + text[start..end].trim_end().len();
            let parent = open.last().copied();
            let flow = parent.is_some_and(|at| {
                elements[at].flow || text[elements[at].value.start..].starts_with(['[', '{'])
            });
            let (mut path, mut whole) = (Vec::new(), start..end);
            let mut own_key = None;
            if let Some(parent) = parent {
                path.clone_from(&elements[parent].path);
                match key.take() {
                    Some((name, place)) => {
                        path.push(name);
                        whole.start = place.start;
                        own_key = Some(place);
                    }
                    None => {
                        path.push(elements[parent].children.len().to_string());
                        if !flow {
                            whole.start = text[..start].rfind('-')?;
                        }
                    }
                }
            }
            // A null stands nowhere.
            let value = if start == end { whole.end..whole.end } else { start..end };
            let index = elements.len();
            elements.push(Element {
                parent,
                children: Vec::new(),
                path,
                key: own_key,
                whole,
                value,
                kind,
                text: said,
                flow,
            });
            if let Some(parent) = parent {
                elements[parent].children.push(index);
            }
            if matches!(kind, Kind::List | Kind::Map) {
                open.push(index);
            }
        }
        Some(Self { elements })
    }
}

fn scalar(text: &str, style: ScalarStyle) -> Kind {
    match (style, text) {
        (ScalarStyle::Literal | ScalarStyle::Folded, _) => Kind::Block,
        (ScalarStyle::Plain, "true" | "false") => Kind::Bool,
        (ScalarStyle::Plain, "" | "~" | "null") => Kind::Null,
        (ScalarStyle::Plain, _) if text.parse::<f64>().is_ok() => Kind::Number,
        _ => Kind::Text,
    }
}
