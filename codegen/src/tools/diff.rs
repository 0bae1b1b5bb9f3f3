//! What a change of the spec does to those who use it.
//!
//! Compares the meaning of two specs, which is the model after lowering: comments, order, quotes
//! and the files that things stand in are no part of it. Each difference is breaking, additive or
//! a matter of words, for callers of the crate and on the wire.

mod change;
mod changelog;
mod choices;
mod docs;
mod enums;
mod errors;
mod fields;
mod json;
mod markdown;
mod matching;
mod methods;
mod pairs;
mod provisioners;
mod side;
mod structs;
mod text;
mod types;
mod version;
mod wire;

use crate::Checked;
use crate::spec::source::Span;
use pairs::Pairs;
use side::Side;

pub use change::{Class, Location, Report, Revision, SpecChange, Verdict};
pub use changelog::{entry, with_entry};
pub use json::json;
pub use markdown::markdown;
pub use text::text;
pub use version::Version;

/// Every difference of meaning between two specs.
pub fn diff(old: Checked, new: Checked) -> Report {
    let (old, new) = (Side::of(old, Revision::Old), Side::of(new, Revision::New));
    let pairs = Pairs::of(&old, &new);
    let mut both = Both { old: &old, new: &new, pairs: &pairs, changes: Vec::new() };
    both.root();
    both.groups();
    both.types();
    both.standard_errors();
    Report::new(both.changes)
}

/// The two specs, and what was found so far.
struct Both<'a> {
    old: &'a Side,
    new: &'a Side,
    pairs: &'a Pairs,
    changes: Vec<SpecChange>,
}

impl Both<'_> {
    /// A change that stands in the new spec.
    fn now(&mut self, span: Span, text: String, callers: Verdict, wire: Verdict) {
        let location = self.new.location(span);
        self.changes.push(SpecChange { text, callers, wire, location });
    }

    /// A change whose place is gone.
    fn gone(&mut self, span: Span, text: String, callers: Verdict, wire: Verdict) {
        let location = self.old.location(span);
        self.changes.push(SpecChange { text, callers, wire, location });
    }

    /// What concerns all methods.
    fn root(&mut self) {
        let (old, new) = (&self.old.api, &self.new.api);
        // Exhaustive, so that what the model learns is not forgotten here.
        let crate::model::Api {
            version,
            server,
            groups: _,
            types: _,
            standard_errors: _,
            standard_errors_file: _,
            version_span,
            server_span,
            examples: _,
        } = new;
        let values = [
            (
                (&old.version, version, version_span),
                "the version of the API",
                "`API_VERSION` is another; what answers differ in is listed apart",
                "calls ask for another version of the API",
            ),
            (
                (&old.server, server, server_span),
                "the server",
                "`BASE_URL` is another: lists of hosts that may be called need it",
                "calls go to another place",
            ),
        ];
        for ((before, after, span), what, callers, wire) in values {
            if let Some(span) = *span
                && before != after
            {
                let text = format!("{what} is `{after}`, was `{before}`");
                self.now(span, text, Verdict::additive(callers), Verdict::breaking(wire));
            }
        }
    }
}
