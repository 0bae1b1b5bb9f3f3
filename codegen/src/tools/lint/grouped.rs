//! Findings for a person: one of each lint and file in full, the others in one line each.
//!
//! A new provisioner has dozens of findings of the same few kinds. The first of a kind shows what
//! it is about and how to correct it; of the others the places are enough.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Findings;
use crate::spec::diagnostic::{Code, Diagnostic, Style, one, summary};
use crate::spec::source::FileId;

/// So many lines of a group at most; `--all` shows the rest.
const LINES: usize = 12;

impl Findings {
    /// All findings, by groups, and a count of each lint.
    pub fn grouped(&self, style: Style) -> String {
        let mut out = String::new();
        for group in self.groups() {
            let [first, others @ ..] = group.as_slice() else { continue };
            let _ = writeln!(out, "{}", one(first, &self.sources, style));
            for other in others.iter().take(LINES) {
                let _ = writeln!(out, "  also {}: {}", self.place(other), other.title);
            }
            if let Some(more @ 1..) = others.len().checked_sub(LINES) {
                let _ = writeln!(out, "  and {more} more; `cargo xtask lint --all` shows them");
            }
            out.push('\n');
        }
        out + &self.counts()
    }

    /// How many findings there are in all and of each lint.
    pub fn counts(&self) -> String {
        let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
        for found in self.diagnostics.iter() {
            *counts.entry(found.code).or_default() += 1;
        }
        let mut out = format!("{}\n", summary(&self.diagnostics));
        for (code, count) in &counts {
            let _ = writeln!(out, "{count:>5}  {}  {}", code.as_str(), code.summary());
        }
        let codes: Vec<&str> = counts.keys().map(|code| code.as_str()).collect();
        let _ = writeln!(out, "more about them: cargo xtask explain {}", codes.join(" "));
        out
    }

    /// Findings of one lint in one file, in the order of the first of each group.
    fn groups(&self) -> Vec<Vec<&Diagnostic>> {
        let mut places: BTreeMap<(Code, Option<FileId>), usize> = BTreeMap::new();
        let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
        for found in self.diagnostics.iter() {
            let file = found.labels.first().map(|label| label.span.file);
            let next = groups.len();
            let at = *places.entry((found.code, file)).or_insert(next);
            match groups.get_mut(at) {
                Some(group) => group.push(found),
                None => groups.push(vec![found]),
            }
        }
        groups
    }

    fn place(&self, found: &Diagnostic) -> String {
        let label = found.labels.first();
        let place = label.and_then(|label| {
            let source = self.sources.get(label.span.file)?;
            let (line, column) = source.position(label.span.start);
            Some(format!("{}:{line}:{column}", source.path))
        });
        place.unwrap_or_default()
    }
}
