//! Diagnostics as JSON, one object a line, for editors.
//!
//! The form is documented in CONTRIBUTING.md and only ever grows: keys are added, none is renamed
//! or removed, and each is always there.

use serde::Serialize;

use super::{Diagnostic, Diagnostics};
use crate::spec::source::{Sources, Span};

#[derive(Serialize)]
struct Object<'a> {
    code: &'static str,
    level: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place,
    labels: Vec<Label<'a>>,
    notes: &'a [String],
    help: Option<Help<'a>>,
}

/// Lines and columns count from 1, columns in characters; the end is the first that is outside.
#[derive(Serialize)]
struct Place {
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Label<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: Place,
}

#[derive(Serialize)]
struct Help<'a> {
    message: &'a str,
    replacement: Option<Replacement<'a>>,
}

#[derive(Serialize)]
struct Replacement<'a> {
    text: &'a str,
    #[serde(flatten)]
    place: Place,
}

/// All diagnostics, one JSON object a line. Paths begin with `folder`, that of the spec.
pub fn json(diagnostics: &Diagnostics, sources: &Sources, folder: &str) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics.iter() {
        // Of these types, there is nothing that could fail.
        if let Ok(line) = serde_json::to_string(&object(diagnostic, sources, folder)) {
            out.push_str(&line);
            out.push('\n');
        }
    }
    out
}

fn object<'a>(diagnostic: &'a Diagnostic, sources: &Sources, folder: &str) -> Object<'a> {
    let place = |span| place(span, sources, folder);
    let labels = diagnostic.labels.iter();
    Object {
        code: diagnostic.code.as_str(),
        level: diagnostic.severity.as_str(),
        message: &diagnostic.title,
        place: place(diagnostic.labels.first().map(|label| label.span)),
        labels: labels
            .map(|label| Label { message: &label.text, place: place(Some(label.span)) })
            .collect(),
        notes: &diagnostic.notes,
        help: diagnostic.help.as_ref().map(|help| Help {
            message: &help.text,
            replacement: help
                .replacement
                .as_ref()
                .map(|(span, text)| Replacement { text, place: place(Some(*span)) }),
        }),
    }
}

fn place(span: Option<Span>, sources: &Sources, folder: &str) -> Place {
    let source = span.and_then(|span| sources.get(span.file));
    let at = |offset: Option<u32>| match (source, offset) {
        (Some(source), Some(offset)) => source.position(offset),
        _ => (1, 1),
    };
    let (line, column) = at(span.map(|span| span.start));
    let (end_line, end_column) = at(span.map(|span| span.end));
    let file = source.map_or(String::new(), |source| format!("{folder}{}", source.path));
    Place { file, line, column, end_line, end_column }
}
