//! Components that nothing refers to.
//!
//! They are generated all the same, as types that no method takes or answers.

use super::sites::{Kind, Site};
use super::{Context, Lint, found};
use crate::spec::diagnostic::Diagnostic;

pub(super) fn find(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    // What only another unused one refers to is unused, too.
    let methods = context.sites.kind(Kind::Operation).map(|(id, _)| id);
    let used = context.sites.reach(methods);
    for (id, site) in context.sites.iter() {
        let what = match site.kind {
            Kind::Schema => "schema",
            Kind::Response if is_component(context, site) => "response",
            _ => continue,
        };
        // The runtime has its type, whoever refers to it.
        if !used.contains(&id) && !site.node.is_true("x-runtime") {
            let title = format!("no method uses the {what} `{}`", site.name);
            findings.push(
                found(Lint::Unused, site.span, title)
                    .help("remove it, or refer to it where it belongs"),
            );
        }
    }
}

fn is_component(context: &Context<'_>, site: &Site<'_>) -> bool {
    let parent = site.parent.and_then(|parent| context.sites.get(parent));
    parent.is_some_and(|parent| parent.kind == Kind::Components)
}
