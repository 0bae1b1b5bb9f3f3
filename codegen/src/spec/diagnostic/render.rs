//! Diagnostics as text, drawn as rustc draws them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};

use super::{Code, Diagnostic, Diagnostics, Severity};
use crate::spec::source::{FileId, Sources, Span};

/// Who reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Text alone.
    Plain,
    /// With ANSI colours.
    Coloured,
}

/// All diagnostics as text, with a count at the end.
pub fn render(diagnostics: &Diagnostics, sources: &Sources, style: Style) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics.iter() {
        let _ = writeln!(out, "{}\n", one(diagnostic, sources, style));
    }
    let _ = writeln!(out, "{}", summary(diagnostics));
    let pronoun = pronoun(diagnostics.len());
    let _ = writeln!(out, "more about {pronoun}: cargo xtask explain {}", codes(diagnostics));
    out
}

/// One diagnostic as text.
pub(crate) fn one(diagnostic: &Diagnostic, sources: &Sources, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    renderer.render(&groups(diagnostic, sources))
}

/// How many there are, in one line.
pub fn summary(diagnostics: &Diagnostics) -> String {
    let counted = |count: usize, noun: &str| match count {
        1 => format!("1 {noun}"),
        count => format!("{count} {noun}s"),
    };
    if diagnostics.iter().any(|found| !matches!(found.code, Code::Lint(_))) {
        let mistakes = counted(diagnostics.len(), "mistake");
        return format!("{mistakes} in the spec; nothing was written");
    }
    let errors = diagnostics.count(Severity::Error);
    let warnings = diagnostics.count(Severity::Warning);
    match (errors, warnings) {
        (0, warnings) => format!("{} in the spec", counted(warnings, "warning")),
        (errors, 0) => format!("{} in the spec", counted(errors, "error")),
        (errors, warnings) => {
            format!("{} and {} in the spec", counted(errors, "error"), counted(warnings, "warning"))
        }
    }
}

fn pronoun(count: usize) -> &'static str {
    if count == 1 { "it" } else { "them" }
}

/// The codes that were found, each once, as one types them.
fn codes(diagnostics: &Diagnostics) -> String {
    let codes: BTreeSet<&str> = diagnostics.iter().map(|found| found.code.as_str()).collect();
    codes.into_iter().collect::<Vec<_>>().join(" ")
}

fn groups<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Vec<Group<'a>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(&diagnostic.title).id(diagnostic.code.as_str());
    let mut group = Group::with_title(title);
    let mut files: Vec<FileId> = Vec::new();
    for label in &diagnostic.labels {
        if !files.contains(&label.span.file) {
            files.push(label.span.file);
        }
    }
    let place = diagnostic.labels.first().map(|label| label.span);
    for file in files {
        let Some(source) = sources.get(file) else {
            continue;
        };
        if source.text.is_empty() {
            group = group.element(Origin::path(&*source.path));
            continue;
        }
        let mut snippet = Snippet::source(&*source.text).path(&*source.path);
        for label in diagnostic.labels.iter().filter(|label| label.span.file == file) {
            let kind = match Some(label.span) == place {
                true => AnnotationKind::Primary,
                false => AnnotationKind::Context,
            };
            let annotation = kind.span(first_line(&source.text, label.span));
            snippet = snippet.annotation(match label.text.is_empty() {
                true => annotation,
                false => annotation.label(&*label.text),
            });
        }
        group = group.element(snippet);
    }
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(&**note));
    }
    let mut groups = vec![group];
    match &diagnostic.help {
        None => {}
        Some(help) => match help.replacement.as_ref().and_then(|(span, with)| {
            let source = sources.get(span.file)?;
            let patch = Patch::new(range(&source.text, *span), &**with);
            Some(Snippet::source(&*source.text).path(&*source.path).patch(patch))
        }) {
            Some(snippet) => {
                groups.push(Level::HELP.secondary_title(&*help.text).element(snippet));
            }
            None => groups.push(Group::with_title(Level::HELP.secondary_title(&*help.text))),
        },
    }
    groups
}

/// A block scalar can be long; its first line shows where it is.
fn first_line(text: &str, span: Span) -> std::ops::Range<usize> {
    let range = range(text, span);
    let shown = text.get(range.clone()).unwrap_or("");
    let line = shown.find('\n').unwrap_or(shown.len());
    range.start..range.start + line
}

/// The bytes of a span, kept inside the text and on character boundaries.
fn range(text: &str, span: Span) -> std::ops::Range<usize> {
    let clamp = |offset: u32| {
        let mut offset = (offset as usize).min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    };
    let start = clamp(span.start);
    start..clamp(span.end).max(start)
}

#[cfg(test)]
mod tests {
    use super::range;
    use crate::spec::source::{FileId, Span};

    #[test]
    fn a_span_never_parts_a_character_nor_leaves_the_text() {
        let span = |start, end| Span { file: FileId::default(), start, end };
        for ((start, end), expected) in
            [((1, 3), 1..3), ((2, 3), 1..3), ((0, 2), 0..1), ((3, 9), 3..4), ((3, 0), 3..3)]
        {
            assert_eq!(range("aäb", span(start, end)), expected, "{start}..{end}");
        }
    }
}
