//! What is left to do: `TODO` and `FIXME`, in comments and in texts.
//!
//! `new-provisioner` marks so what it could only assume. Comments are no part of the parsed spec, so
//! this one reads the text.

use super::{Context, Lint, found};
use crate::spec::diagnostic::Diagnostic;
use crate::spec::source::Span;

const MARKS: [&str; 2] = ["TODO", "FIXME"];

pub(super) fn find(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for document in context.spec.documents() {
        let text = context.spec.sources.get(document.file).map_or("", |source| &source.text);
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            if let Some((from, what)) = mark(line) {
                let at = |offset: usize| u32::try_from(start + offset).unwrap_or(u32::MAX);
                let span =
                    Span { file: document.file, start: at(from), end: at(line.trim_end().len()) };
                let title = match what {
                    "" => "something is left to do".to_owned(),
                    what => format!("left to do: {what}"),
                };
                findings.push(found(Lint::Todo, span, title).help("do it, then remove the mark"));
            }
            start += line.len();
        }
    }
}

/// Where a mark starts, and what it says. A mark is followed by a colon or by a name in brackets, or
/// begins a comment: a sentence about marks is none.
fn mark(line: &str) -> Option<(usize, &str)> {
    let comment = line.find("# ").or_else(|| line.find('#'));
    MARKS.iter().find_map(|mark| {
        let from = line.find(mark)?;
        let before = line.get(..from)?;
        let rest = line.get(from + mark.len()..)?;
        let begins = comment
            .is_some_and(|at| line.get(at + 1..from).is_some_and(|gap| gap.trim().is_empty()));
        if before.ends_with(char::is_alphanumeric) || !(begins || rest.starts_with([':', '('])) {
            return None;
        }
        let what = match rest.strip_prefix('(') {
            Some(named) => named.split_once(')').map_or(named, |(_, what)| what),
            None => rest,
        };
        Some((from, what.trim_start_matches(':').trim().trim_end_matches(['"', '\''])))
    })
}

#[cfg(test)]
mod tests {
    use super::mark;

    #[test]
    fn marks_are_found_and_sentences_about_them_are_not() {
        assert_eq!(mark("  # TODO(acme): the rows\n"), Some((4, "the rows")));
        assert_eq!(mark("made: # TODO(acme): x"), Some((8, "x")));
        assert_eq!(mark("# FIXME\n"), Some((2, "")));
        assert_eq!(mark("#TODO later"), Some((1, "later")));
        assert_eq!(mark("description: TODO: say it"), Some((13, "say it")));
        assert_eq!(mark("# What is marked with TODO is assumed."), None);
        assert_eq!(mark("enum: [TODO]"), None);
        assert_eq!(mark("x: METODO(1)"), None);
    }
}
