//! Components that nothing refers to.
//!
//! They are generated all the same, as types that no method takes or answers.

use std::collections::BTreeSet;

use super::sites::{Id, Kind};
use super::{Context, Lint, found};
use crate::diagnostic::Diagnostic;
use crate::load::target_file;
use crate::node::{Node, Value};

pub(super) fn find(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    // What only another unused one refers to is unused, too.
    let from = context.sites.iter().filter(|(_, site)| {
        matches!(site.kind, Kind::Operation | Kind::Response) && site.parent.is_none_or(|parent| is_operation(context, parent))
    });
    let mut used = context.sites.reach(from.map(|(id, _)| id));
    let named: BTreeSet<(String, &str)> =
        context.spec.documents().iter().flat_map(|document| targets(context, &document.root)).collect();
    let responses = context.sites.kind(Kind::Response).filter(|(_, site)| {
        named.contains(&(context.spec.sources.path(site.span.file).to_owned(), site.name))
    });
    used.extend(context.sites.reach(responses.map(|(id, _)| id)));
    for (id, site) in context.sites.iter() {
        let what = match site.kind {
            Kind::Schema => "schema",
            Kind::Response if !site.parent.is_some_and(|parent| is_operation(context, parent)) => {
                "response"
            }
            _ => continue,
        };
        // The runtime has its type, whoever refers to it; an id can be that of a provisioner alone.
        let by_tag = named.contains(&(
            context.spec.sources.path(site.span.file).to_owned(),
            site.name,
        )) && site.node.is_true("x-id");
        if !used.contains(&id) && !site.node.is_true("x-runtime") && !by_tag {
            let title = format!("no method uses the {what} `{}`", site.name);
            findings.push(
                found(Lint::Unused, site.span, title)
                    .help("remove it, or refer to it where it belongs"),
            );
        }
    }
}

fn is_operation(context: &Context<'_>, id: Id) -> bool {
    context.sites.get(id).is_some_and(|site| site.kind == Kind::Operation)
}

/// The file and the name of all that a node refers to.
fn targets<'s>(context: &Context<'s>, node: &'s Node) -> Vec<(String, &'s str)> {
    let mut found = Vec::new();
    match &node.value {
        Value::Sequence(items) => {
            items.iter().for_each(|item| found.extend(targets(context, item)));
        }
        Value::Mapping(entries) => {
            for entry in entries {
                found.extend(targets(context, &entry.value));
                if &*entry.key == "$ref"
                    && let Some(text) = entry.value.as_str()
                    && let Ok(file) =
                        target_file(context.spec.sources.path(entry.key_span.file), text)
                    && let Some((_, name)) = text.rsplit_once('/')
                {
                    found.push((file, name));
                }
            }
        }
        _ => {}
    }
    found
}
