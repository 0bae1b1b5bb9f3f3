//! The replacements that diagnostics offer, applied to the texts of the spec.

use std::collections::BTreeMap;

use super::{Code, Diagnostics};
use crate::spec::source::{Source, Sources, Span};

/// A replacement that was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The code of the diagnostic that offers it.
    pub code: Code,
    /// Relative to the folder of the spec.
    pub path: String,
    /// Both from 1, the column in characters.
    pub line: usize,
    pub column: usize,
    pub old: String,
    pub new: String,
}

/// The texts of the files that change, by path, and the replacements in them. All other bytes stay.
///
/// Replacements that overlap contradict each other, so none of them is applied.
pub fn fixes(diagnostics: &Diagnostics, sources: &Sources) -> (BTreeMap<String, String>, Vec<Fix>) {
    let mut offered: Vec<(Span, &str, Code)> = diagnostics
        .iter()
        .filter_map(|found| {
            let (span, new) = found.help.as_ref()?.replacement.as_ref()?;
            Some((*span, &**new, found.code))
        })
        .collect();
    // Several diagnostics may offer the same.
    offered.sort_unstable();
    offered.dedup_by_key(|(span, new, _)| (*span, *new));
    let (mut texts, mut fixes) = (BTreeMap::new(), Vec::new());
    let alone = offered.iter().filter(|(span, ..)| {
        let others = offered.iter().filter(|(other, ..)| overlap(span, other));
        others.count() == 1
    });
    // From the end of each file, so that earlier places stay where they are.
    for (span, new, code) in alone.rev() {
        let Some(source) = sources.get(span.file) else { continue };
        let Some(fix) = fix(source, *span, new, *code) else { continue };
        let text = texts.entry(source.path.clone()).or_insert_with(|| source.text.clone());
        text.replace_range(span.start as usize..span.end as usize, new);
        fixes.push(fix);
    }
    fixes.reverse();
    (texts, fixes)
}

fn fix(source: &Source, span: Span, new: &str, code: Code) -> Option<Fix> {
    let old = source.text.get(span.start as usize..span.end as usize)?.to_owned();
    let (line, column) = source.position(span.start);
    Some(Fix { code, path: source.path.clone(), line, column, old, new: new.to_owned() })
}

/// Whether two ranges share a byte, or begin at the same one.
fn overlap(a: &Span, b: &Span) -> bool {
    a.file == b.file && (a.start == b.start || (a.start < b.end && b.start < a.end))
}

#[cfg(test)]
mod tests {
    use super::fixes;
    use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
    use crate::spec::source::{Sources, Span};

    /// The text after these replacements, and how many of them were applied.
    fn fixed(text: &str, offered: &[(u32, u32, &str)]) -> (String, usize) {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml".to_owned(), text.to_owned());
        let mut diagnostics = Diagnostics::default();
        for (start, end, with) in offered {
            let span = Span { file, start: *start, end: *end };
            let found = Diagnostic::new(Code::UnknownKey, span, "unknown");
            diagnostics.push(found.replace("did you mean it?", span, with));
        }
        let (mut texts, fixes) = fixes(&diagnostics, &sources);
        (texts.remove("a.yaml").unwrap_or(text.to_owned()), fixes.len())
    }

    #[test]
    fn all_other_bytes_stay() {
        let text = "\u{feff}tgas: [ü]\r\n# end\t\ntiel: x";
        let (tags, title) = (3, 3 + "tgas: [ü]\r\n# end\t\n".len() as u32);
        let both = [(title, title + 4, "title"), (tags, tags + 4, "tags")];
        let expected = "\u{feff}tags: [ü]\r\n# end\t\ntitle: x".to_owned();
        assert_eq!(fixed(text, &both), (expected, 2));
    }

    #[test]
    fn replacements_that_overlap_are_left_alone() {
        assert_eq!(fixed("abcdef", &[(0, 3, "x"), (2, 4, "y"), (4, 6, "z")]), ("abcdz".into(), 1));
        assert_eq!(fixed("abc", &[(0, 1, "x"), (0, 1, "y")]), ("abc".into(), 0));
        assert_eq!(fixed("abc", &[(0, 1, "x"), (0, 1, "x")]), ("xbc".into(), 1));
        assert_eq!(fixed("abc", &[(0, 1, "x"), (1, 1, "-"), (1, 2, "y")]), ("xbc".into(), 1));
        assert_eq!(fixed("ab", &[(0, 1, "x"), (1, 2, "y")]), ("xy".into(), 2));
    }

    #[test]
    fn a_place_outside_the_text_is_left_alone() {
        assert_eq!(fixed("ü", &[(1, 2, "x")]), ("ü".into(), 0));
        assert_eq!(fixed("a", &[(0, 9, "x")]), ("a".into(), 0));
    }
}
