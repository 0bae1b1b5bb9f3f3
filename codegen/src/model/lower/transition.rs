//! How one value of an enum becomes another.
//!
//! The reference draws it. Who reads that a status changes must be able to tell what the pages say
//! of it from what is our reading, so each step is a fact of its own.

use super::docs::Described;
use super::provisioner::METHODS;
use super::schema::check_value;
use crate::model::Transition;
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::tree::{self, At, Slot};

/// The steps between the values of an enum; `values` are those that are no alias.
pub(super) fn lower(
    steps: &[At<tree::Transition<'_>>],
    values: &[&str],
    unknown: &[&str],
    diagnostics: &mut Diagnostics,
) -> Vec<Transition> {
    let mut found: Vec<Transition> = Vec::new();
    for step in steps {
        for end in [&step.from, &step.to].into_iter().filter_map(Slot::get) {
            // One that is not there has been reported, if more is said of it.
            if !unknown.contains(&end.value) {
                check_value(end.value, end.span, values, diagnostics);
            }
        }
        if let Some(by) = step.by.get().filter(|by| !METHODS.contains(&by.value)) {
            let title = format!("`{}` is no method that every provisioner has", by.value);
            let diagnostic = Diagnostic::new(Code::EnumExtension, by.span, title);
            diagnostics.push(diagnostic.suggest(by.value, by.span, METHODS));
        }
        let text = |slot: &Slot<&str>| slot.value().map(str::to_owned);
        let Some(to) = text(&step.to) else { continue };
        let from = text(&step.from);
        if step.from.is_broken() {
            continue;
        }
        if found.iter().any(|before| before.from == from && before.to == to) {
            let title = "this transition stands twice";
            diagnostics
                .push(Diagnostic::new(Code::EnumExtension, step.key, title).help("join the two"));
        }
        found.push(Transition { from, to, by: text(&step.by), docs: step.docs() });
    }
    found
}
