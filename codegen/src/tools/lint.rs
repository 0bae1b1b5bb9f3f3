//! What is valid and yet bad: texts that say nothing, facts without a page, suspicious error tables.
//!
//! Nothing here runs when code is generated. Each family of lints is a file; all look at the same
//! `Sites`, report [`Diagnostic`]s, and know nothing of what is allowed: that is taken away
//! afterwards, by the places of the findings.

mod allow;
mod code;
mod descriptions;
mod effects;
mod examples;
mod grouped;
mod levels;
mod names;
mod prose;
mod provenance;
mod rows;
mod sensitive;
mod shadow;
mod siblings;
mod sites;
mod todo;
mod unused;
mod words;

use std::collections::BTreeSet;

use crate::Error;
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::load::{Files, Spec};
use crate::spec::source::{Sources, Span};
use sites::{Id, Kind, Sites};

pub use code::Lint;
pub use levels::{Level, Levels};

/// What the lints have found.
#[derive(Debug)]
pub struct Findings {
    /// What is to be shown, by place.
    pub diagnostics: Diagnostics,
    /// The texts that the diagnostics point into.
    pub sources: Sources,
    /// How many findings are allowed in the spec, with a reason.
    pub allowed: usize,
}

/// What a family looks at.
struct Context<'s> {
    spec: &'s Spec,
    sites: Sites<'s>,
    /// What stands in answers.
    answered: BTreeSet<Id>,
}

type Family = fn(&Context<'_>, &mut Vec<Diagnostic>);

const FAMILIES: &[Family] = &[
    descriptions::find,
    effects::find,
    examples::find,
    names::find,
    prose::find,
    provenance::find,
    rows::find,
    sensitive::find,
    shadow::find,
    siblings::find,
    todo::find,
    unused::find,
];

/// Runs every lint. A spec with mistakes is rejected: lints look at what is valid.
pub fn run(files: &dyn Files, levels: &Levels) -> Result<Findings, Error> {
    let (spec, _) = crate::examine(files)?;
    let sites = Sites::of(&spec);
    let answered = sites.reach(sites.kind(Kind::Response).map(|(id, _)| id));
    let context = Context { spec: &spec, sites, answered };
    let mut findings = Vec::new();
    for family in FAMILIES {
        family(&context, &mut findings);
    }
    let allowed = allow::apply(&context.sites, &spec.sources, &mut findings);
    let mut diagnostics = Diagnostics::default();
    for mut finding in findings {
        let Code::Lint(lint) = finding.code else { continue };
        if let Some(severity) = levels.severity(lint) {
            finding.severity = severity;
            diagnostics.push(finding);
        }
    }
    diagnostics.sort();
    Ok(Findings { diagnostics, sources: spec.into_sources(), allowed })
}

/// A finding, before its level is known.
fn found(lint: Lint, span: Span, title: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::Lint(lint), span, title)
}
