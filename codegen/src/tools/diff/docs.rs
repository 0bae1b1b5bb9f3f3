//! What is said of things, and how sure it is: never more than documentation.

use serde_json::Value;

use super::{Both, Verdict};
use crate::model::{Docs, Example};
use crate::spec::source::Span;

impl Both<'_> {
    /// Compares what is said of `what`.
    pub(super) fn docs(&mut self, what: &str, old: &Docs, new: &Docs, span: Span) {
        // Exhaustive, so that what the model learns is not forgotten here.
        let Docs { text, source, inferred, unknown, notes, deprecated } = new;
        let mut said = Vec::new();
        if one_line(&old.text) != one_line(text) {
            said.push("is described otherwise");
        }
        match (&old.source, source) {
            (Some(_), None) => said.push("has no source any more"),
            (None, Some(_)) => said.push("has a source"),
            (was, is) if was != is => said.push("has another source"),
            _ => {}
        }
        match (&old.inferred, inferred) {
            (None, Some(_)) => said.push("is marked as inferred"),
            (Some(_), None) => said.push("is no longer marked as inferred"),
            (Some(was), Some(is)) if one_line(was) != one_line(is) => {
                said.push("is inferred for another reason");
            }
            _ => {}
        }
        match (&old.unknown, unknown) {
            (None, Some(_)) => said.push("has something that is not known"),
            (Some(_), None) => said.push("has nothing any more that is not known"),
            (Some(was), Some(is)) if one_line(was) != one_line(is) => {
                said.push("says otherwise what is not known");
            }
            _ => {}
        }
        if old.notes != *notes {
            said.push("has other limits or another default");
        }
        match (old.deprecated, deprecated) {
            (false, true) => said.push("is deprecated"),
            (true, false) => said.push("is no longer deprecated"),
            _ => {}
        }
        if !said.is_empty() {
            self.words(format!("{what} {}", said.join(", ")), span);
        }
    }

    /// The same for what stands below something else: a page that both have from there is not said
    /// once more.
    pub(super) fn docs_below(
        &mut self,
        what: &str,
        (old, new): (&Docs, &Docs),
        span: Span,
        (old_above, new_above): (&Docs, &Docs),
    ) {
        let inherited = old.source == old_above.source && new.source == new_above.source;
        match inherited {
            true => {
                let source = new.source.clone();
                self.docs(what, &Docs { source, ..old.clone() }, new, span);
            }
            false => self.docs(what, old, new, span),
        }
    }

    /// Compares texts that may stand in several lines.
    pub(super) fn texts(&mut self, what: &str, old: &[String], new: &[String], span: Span) {
        let lines = |texts: &[String]| texts.iter().map(|text| one_line(text)).collect::<Vec<_>>();
        if lines(old) != lines(new) {
            self.words(format!("{what} is told otherwise"), span);
        }
    }

    /// Compares documented values, in whatever order they stand.
    pub(super) fn examples(&mut self, what: &str, old: &[Example], new: &[Example], span: Span) {
        let lacks = |list: &[Example], json: &Value| !list.iter().any(|other| other.json == *json);
        let added = new.iter().any(|example| lacks(old, &example.json));
        let gone = old.iter().any(|example| lacks(new, &example.json));
        match (added, gone) {
            (false, false) => {}
            (true, false) => self.words(format!("{what} has more examples"), span),
            (false, true) => self.words(format!("{what} has fewer examples"), span),
            (true, true) => self.words(format!("{what} has other examples"), span),
        }
    }

    /// Compares the examples of two schemas, by their places.
    pub(super) fn example(&mut self, what: &str, (old, new): (Span, Span)) {
        if self.old.api.examples.get(&old) != self.new.api.examples.get(&new) {
            self.words(format!("{what} has another example"), new);
        }
    }

    pub(super) fn words(&mut self, text: String, span: Span) {
        self.now(span, text, Verdict::documentation(), Verdict::none());
    }
}

/// Where lines break does not matter, where paragraphs do.
fn one_line(text: &str) -> String {
    let paragraphs = text.split("\n\n");
    let one = |paragraph: &str| paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    paragraphs.map(one).collect::<Vec<_>>().join("\n\n")
}
