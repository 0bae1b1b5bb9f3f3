//! How one value of an enum becomes another.
//!
//! The reference draws it. Who reads that a status changes must be able to tell what the pages say
//! of it from what is our reading, so each step is a fact of its own.

use super::provisioner::METHODS;
use super::{At, Lower, docs};
use crate::model::Transition;
use crate::spec::diagnostic::{Code, Diagnostic};

impl<'s> Lower<'s, '_> {
    /// The steps between the values of an enum; `values` are those that are no alias.
    pub(super) fn transitions(&mut self, at: At<'s>, values: &[&str]) -> Vec<Transition> {
        let mut found: Vec<Transition> = Vec::new();
        for step in at.get("x-transitions").into_iter().flat_map(At::items) {
            for end in ["from", "to"] {
                if let Some((text, span)) =
                    step.node.get(end).and_then(|node| Some((node.as_str()?, node.span)))
                {
                    self.is_value(text, span, values);
                }
            }
            if let Some((by, span)) =
                step.node.get("by").and_then(|node| Some((node.as_str()?, node.span)))
                && !METHODS.contains(&by)
            {
                let title = format!("`{by}` is no method that every provisioner has");
                self.diagnostics.push(
                    Diagnostic::new(Code::EnumExtension, span, title).suggest(by, span, METHODS),
                );
            }
            let text = |key| step.node.text(key).map(str::to_owned);
            let Some(to) = text("to") else { continue };
            let from = text("from");
            if found.iter().any(|before| before.from == from && before.to == to) {
                let title = "this transition stands twice";
                self.report(Code::EnumExtension, step.span, title, "join the two");
            }
            found.push(Transition { from, to, by: text("by"), docs: docs::of(step) });
        }
        found
    }
}
