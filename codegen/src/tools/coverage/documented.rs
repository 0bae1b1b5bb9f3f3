//! What Kompliant documents, whether the spec has it or not.
//!
//! Written by hand in `documented.yaml`, from the pages and not from the spec, so that each can be
//! held against the other.

use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::load::Document;
use crate::spec::node::{Entry, Node};

/// `documented.yaml`
#[derive(Debug)]
pub(crate) struct Documented {
    pub(crate) methods: Vec<Method>,
    pub(crate) lists: Vec<List>,
}

/// A method that some page names.
#[derive(Debug)]
pub(crate) struct Method {
    /// `propay.create`
    pub(crate) wire: String,
    pub(crate) page: Page,
    /// `None` where nobody has listed them.
    pub(crate) parameters: Option<Vec<String>>,
    pub(crate) answer: Option<Vec<String>>,
    pub(crate) errors: Option<Vec<String>>,
}

/// A list of values that some page names.
#[derive(Debug)]
pub(crate) struct List {
    /// `ACCOUNT_PROVISIONING_TYPES`
    pub(crate) title: String,
    pub(crate) page: Page,
    pub(crate) values: Option<Vec<String>>,
}

/// Where it is documented.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) address: Option<String>,
    pub(crate) read: Read,
}

/// How much of a page could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Read {
    Whole,
    Part,
    /// Its name is all that is known.
    Not,
}

/// Reads the list, whose form has been checked.
pub(crate) fn read(document: &Document, diagnostics: &mut Diagnostics) -> Documented {
    let mut under = |key: &str| -> Vec<&Entry> {
        let found = document.root.get(key).map_or(&[][..], Node::entries);
        for entry in found {
            check(entry, diagnostics);
        }
        found.iter().collect()
    };
    let (methods, lists) = (under("methods"), under("lists"));
    let method = |entry: &Entry| Method {
        wire: entry.key.to_string(),
        page: page(&entry.value),
        parameters: texts(&entry.value, "parameters"),
        answer: texts(&entry.value, "answer"),
        errors: texts(&entry.value, "errors"),
    };
    let list = |entry: &Entry| List {
        title: entry.key.to_string(),
        page: page(&entry.value),
        values: texts(&entry.value, "values"),
    };
    Documented {
        methods: methods.into_iter().map(method).collect(),
        lists: lists.into_iter().map(list).collect(),
    }
}

/// Reports what the form does not show.
fn check(entry: &Entry, diagnostics: &mut Diagnostics) {
    if let Some(node) = entry.value.get("page")
        && node.as_str().is_some_and(|url| !url.starts_with("https://"))
    {
        diagnostics.push(
            Diagnostic::new(Code::InvalidValue, node.span, "this is no address of a page")
                .help("write the full URL, beginning with `https://`"),
        );
    }
    if let (Some(read), None) = (entry.value.entry("read"), entry.value.get("page"))
        && matches!(read.value.as_str(), Some("whole" | "part"))
    {
        diagnostics.push(
            Diagnostic::new(
                Code::MissingKey,
                entry.key_span,
                "a page that was read has an address",
            )
            .label("expected `page` below this")
            .also(read.key_span, "it was read"),
        );
    }
    for key in ["parameters", "answer", "errors", "values"] {
        let items = entry.value.get(key).map_or(&[][..], Node::items);
        let mut seen = std::collections::BTreeMap::new();
        for item in items {
            let Some(text) = item.as_str() else { continue };
            if let Some(first) = seen.insert(text, item.span) {
                diagnostics.push(
                    Diagnostic::new(
                        Code::DuplicateValue,
                        item.span,
                        format!("`{text}` is listed twice"),
                    )
                    .also(first, "first here"),
                );
            }
        }
    }
}

fn page(node: &Node) -> Page {
    let read = match node.text("read") {
        Some("whole") => Read::Whole,
        Some(_) => Read::Part,
        None => Read::Not,
    };
    Page { address: node.text("page").map(str::to_owned), read }
}

fn texts(node: &Node, key: &str) -> Option<Vec<String>> {
    let items = node.get(key)?.items().iter();
    Some(items.filter_map(|item| item.as_str().map(str::to_owned)).collect())
}
