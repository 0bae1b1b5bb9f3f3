//! What is wrong with a spec, where, and how to mend it.
//!
//! Stages do not stop at the first mistake: they report here and go on, so that one run
//! shows all of them.

mod annotations;
mod code;
mod explain;
mod fix;
mod json;
mod render;
mod suggest;

use crate::spec::source::Span;

pub use annotations::annotations;
pub use code::Code;
pub use fix::{Fix, fixes};
pub use json::json;
pub(crate) use render::one;
pub use render::{Style, render, summary};
pub(crate) use suggest::closest;

/// How serious it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    Error,
    /// A lint has found it and nobody denies it.
    Warning,
}

impl Severity {
    /// As it is printed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One mistake in the spec, or what a lint has found.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    pub code: Code,
    pub severity: Severity,
    /// One line that names the mistake.
    pub title: String,
    /// Places, the first of them being that of the mistake.
    pub labels: Vec<Label>,
    /// What one needs to know to understand it.
    pub notes: Vec<String>,
    /// How to mend it.
    pub help: Option<Help>,
}

/// A place with what is to be said of it.
#[derive(Clone, Debug)]
pub struct Label {
    pub span: Span,
    pub text: String,
}

/// How to mend a mistake, in words and where one can tell as a replacement.
#[derive(Clone, Debug)]
pub struct Help {
    pub text: String,
    pub replacement: Option<(Span, String)>,
}

impl Diagnostic {
    pub(crate) fn new(code: Code, span: Span, title: impl Into<String>) -> Self {
        let label = Label { span, text: String::new() };
        Self {
            code,
            severity: Severity::Error,
            title: title.into(),
            labels: vec![label],
            notes: Vec::new(),
            help: None,
        }
    }

    /// Says something of the place of the mistake itself.
    pub(crate) fn label(mut self, text: impl Into<String>) -> Self {
        if let Some(first) = self.labels.first_mut() {
            first.text = text.into();
        }
        self
    }

    /// Names another place that has to do with it.
    pub(crate) fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    pub(crate) fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    pub(crate) fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(Help { text: text.into(), replacement: None });
        self
    }

    pub(crate) fn replace(mut self, text: impl Into<String>, span: Span, with: &str) -> Self {
        self.help = Some(Help { text: text.into(), replacement: Some((span, with.to_owned())) });
        self
    }

    /// Offers the nearest of `valid` to what stands there, or else all of them.
    pub(crate) fn suggest<'a>(
        self,
        found: &str,
        span: Span,
        valid: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let valid: Vec<&str> = valid.into_iter().collect();
        match closest(found, &valid) {
            // A block of several lines would take the line break after it along.
            Some(near) if found.contains('\n') => self.help(format!("did you mean `{near}`?")),
            Some(near) => self.replace(format!("did you mean `{near}`?"), span, near),
            None if valid.is_empty() => self,
            None => self.help(format!("expected one of {}", list(&valid))),
        }
    }
}

/// "`a`, `b`, `c`", shortened where it grows long.
pub(crate) fn list(values: &[&str]) -> String {
    const MOST: usize = 12;
    let shown: Vec<String> = values.iter().take(MOST).map(|value| format!("`{value}`")).collect();
    match values.len().checked_sub(MOST) {
        Some(more) if more > 0 => format!("{} and {more} more", shown.join(", ")),
        _ => shown.join(", "),
    }
}

/// All mistakes of one run.
#[derive(Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    pub(crate) fn extend(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        self.found.extend(others);
    }

    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// How many of them are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// By place, whatever the order in which the stages found them, and each once.
    pub(crate) fn sort(&mut self) {
        self.found.sort_by_key(|diagnostic| {
            (diagnostic.labels.first().map(|label| label.span), diagnostic.code)
        });
        self.found.dedup_by(|a, b| {
            let place = |d: &Diagnostic| d.labels.first().map(|label| label.span);
            a.code == b.code && a.title == b.title && place(a) == place(b)
        });
    }

    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.found.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::list;

    #[test]
    fn a_long_list_says_how_much_is_left_out() {
        let values: Vec<String> = (1..=14).map(|number| number.to_string()).collect();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        assert_eq!(list(&values[..2]), "`1`, `2`");
        assert!(list(&values[..12]).ends_with("`11`, `12`"));
        assert!(list(&values).ends_with("`12` and 2 more"));
    }
}
