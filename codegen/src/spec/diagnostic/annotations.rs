//! Diagnostics as GitHub shows them beside a line of a pull request.
//!
//! Workflow commands are lines of text, so what separates their parts is escaped:
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>

use std::fmt::Write as _;

use super::Diagnostics;
use crate::spec::source::Sources;

/// One `::error …` or `::warning …` line for each diagnostic. Paths begin with `folder`, that of the spec.
pub fn annotations(diagnostics: &Diagnostics, sources: &Sources, folder: &str) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics.iter() {
        let place = diagnostic.labels.first().map(|label| label.span);
        let source = place.and_then(|span| sources.get(span.file));
        let (line, column) = match (source, place) {
            (Some(source), Some(span)) => source.position(span.start),
            _ => (1, 1),
        };
        let mut message = diagnostic.title.clone();
        let labels = diagnostic.labels.iter().map(|label| &label.text);
        for text in labels.filter(|text| !text.is_empty()).chain(&diagnostic.notes) {
            let _ = write!(message, "\n{text}");
        }
        if let Some(help) = &diagnostic.help {
            let _ = write!(message, "\nhelp: {}", help.text);
        }
        let _ = write!(message, "\nmore: cargo xtask explain {}", diagnostic.code.as_str());
        let file = source.map_or(String::new(), |source| format!("{folder}{}", source.path));
        let _ = writeln!(
            out,
            "::{} file={},line={line},col={column},title={}::{}",
            diagnostic.severity.as_str(),
            property(&file),
            diagnostic.code.as_str(),
            data(&message),
        );
    }
    out
}

/// What stands after the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What stands between `=` and `,`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn what_separates_the_parts_is_escaped() {
        assert_eq!(data("100 %: a, b\r\n::error::c"), "100 %25: a, b%0D%0A::error::c");
        assert_eq!(property("a,b:c%\n.yaml"), "a%2Cb%3Ac%25%0A.yaml");
    }
}
