//! Components that nothing refers to.
//!
//! They are generated all the same, as types that no method takes or answers.

use std::collections::BTreeSet;

use super::sites::{Id, Kind, Site};
use super::{Context, Lint, found};
use crate::diagnostic::Diagnostic;

pub(super) fn find(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    // What only another unused one refers to is unused, too.
    let methods = context.sites.kind(Kind::Operation).map(|(id, _)| id);
    let mut used = context.sites.reach(methods);
    used.extend(of_provisioners(context));
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

/// The ids that tags name.
fn of_provisioners(context: &Context<'_>) -> BTreeSet<Id> {
    let tags = context.sites.kind(Kind::Tag);
    let ids = tags.filter_map(|(_, tag)| tag.node.get("x-provisioner")?.get("id"));
    ids.filter_map(|id| context.sites.refers(id, id.span.file)).collect()
}
