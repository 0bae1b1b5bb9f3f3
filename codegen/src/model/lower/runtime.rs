//! What the code that is written by hand relies on.
//!
//! Nothing is generated from the schemas of its types, so what they say must be what the runtime
//! reads: a field that had another name here would be read under its old one. And the runtime knows
//! some of the standard errors by their names, without which it would not compile.

use super::{At, Lower};
use crate::model::runtime::{Part, SCHEMAS, STANDARD_ERRORS};
use crate::spec::diagnostic::{Code, Diagnostic, closest};
use crate::spec::source::Span;

impl Part {
    fn is(self, at: At<'_>) -> bool {
        let refers = |at: At<'_>, name: &str| {
            let target = at.node.text("$ref").and_then(|target| target.rsplit_once('/'));
            target.is_some_and(|(_, last)| last == name)
        };
        match self {
            Part::Text => at.node.text("type") == Some("string") && at.get("format").is_none(),
            Part::One(name) => refers(at, name),
            Part::Many(name) => {
                at.node.text("type") == Some("array")
                    && at.get("items").is_some_and(|items| refers(items, name))
            }
        }
    }

    /// What of a field makes it another.
    fn wrong(self, at: At<'_>) -> Span {
        let beside = match (self, at.node.text("type")) {
            (Part::Text, Some("string")) => at.get("format"),
            (Part::Many(_), Some("array")) => at.get("items"),
            _ => at.get("type"),
        };
        beside.map_or(at.span, |beside| beside.span)
    }

    fn noun(self) -> String {
        match self {
            Part::Text => "a `string`".to_owned(),
            Part::One(name) => format!("a reference to `{name}`"),
            Part::Many(name) => format!("an `array` of `{name}`"),
        }
    }
}

impl<'s> Lower<'s, '_> {
    /// Checks that a schema with `x-runtime` is what the runtime has.
    pub(super) fn runtime_schema(&mut self, name: &str, at: At<'s>) {
        let known = SCHEMAS.iter().find(|known| known.name == name);
        let Some(schema) = known.filter(|_| at.node.is_true("x-runtime")) else {
            return;
        };
        let fields = schema.fields;
        let properties = at.get("properties");
        let found: Vec<(&str, At<'s>)> = properties.into_iter().flat_map(At::entries).collect();
        let has = |wire: &str| found.iter().any(|(name, _)| *name == wire);
        let lacking: Vec<&str> =
            fields.iter().map(|(wire, _)| *wire).filter(|wire| !has(wire)).collect();
        let mut meant = Vec::new();
        for (wire, field) in &found {
            match fields.iter().find(|(known, _)| known == wire) {
                Some((_, part)) if part.is(*field) => {}
                Some((_, part)) => {
                    let title = format!("`{wire}` of `{name}` is {} in the runtime", part.noun());
                    self.other(part.wrong(*field), title);
                }
                None => {
                    meant.extend(closest(wire, &lacking));
                    let title = format!("the runtime reads no `{wire}` of `{name}`");
                    self.diagnostics.push(
                        Diagnostic::new(Code::RuntimeShape, field.span, title).suggest(
                            wire,
                            field.span,
                            lacking.iter().copied(),
                        ),
                    );
                }
            }
        }
        // One that is misspelt has its diagnostic.
        for wire in lacking.iter().filter(|wire| !meant.contains(wire)) {
            let title = format!("`{name}` lacks `{wire}`, which the runtime reads");
            self.other(properties.map_or(at.span, |at| at.span), title);
        }
    }

    /// Checks that the standard errors are there that the runtime names. A spec without provisioners
    /// is one of a test.
    pub(super) fn standard_errors_of_runtime(&mut self, root: At<'s>) {
        let mut tags = root.get("tags").into_iter().flat_map(At::items);
        let Some(at) = root.get("components").and_then(|at| at.get("x-standard-errors")) else {
            return;
        };
        let rows = &self.api.standard_errors;
        if rows.is_empty() || !tags.any(|tag| tag.get("x-provisioner").is_some()) {
            return;
        }
        let has = |name: &str| rows.iter().any(|row| row.name == name);
        let free: Vec<&str> = rows.iter().map(|row| &*row.name).collect();
        let free: Vec<&str> =
            free.into_iter().filter(|name| !STANDARD_ERRORS.contains(name)).collect();
        let mut found = Vec::new();
        for name in STANDARD_ERRORS.iter().filter(|name| !has(name)) {
            let near = closest(name, &free);
            let row = near.and_then(|near| rows.iter().find(|row| row.name == near));
            let title = format!("the runtime needs the standard error `{name}`");
            let diagnostic = match row {
                Some(row) => Diagnostic::new(Code::RuntimeShape, row.span, title)
                    .label("is this the one?")
                    .help(format!("name it `{name}` again")),
                None => Diagnostic::new(Code::RuntimeShape, self.standard_errors_at(at), title)
                    .help("add it, or change the code that is written by hand first"),
            };
            found.push(diagnostic);
        }
        found.into_iter().for_each(|diagnostic| self.diagnostics.push(diagnostic));
    }

    /// Where the list stands, here or in the file that is referred to.
    fn standard_errors_at(&self, at: At<'s>) -> Span {
        let target = at.node.get("$ref").and_then(|target| self.target(at.file, target));
        target.map_or(at.span, |target| target.at.span)
    }

    fn other(&mut self, place: Span, title: String) {
        let help = "say what the runtime has, or change its type, which is written by hand";
        self.report(Code::RuntimeShape, place, title, help);
    }
}
