//! Descriptions: that there is one, and that it says more than the name.
//!
//! They become the documentation of the generated types, which is all that most callers read.

use super::sites::{Kind, Site};
use super::words::only_repeats;
use super::{Context, Lint, found};
use crate::spec::diagnostic::Diagnostic;

pub(super) fn find(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (id, site) in context.sites.iter() {
        let what = match site.kind {
            Kind::Operation => "operation",
            Kind::Schema => "schema",
            Kind::Property => property(context, site),
            // What is joined or chosen from is described by what it is in.
            Kind::Part if matches!(site.name, "schema" | "items") => "schema",
            Kind::SecurityScheme | Kind::Tag | Kind::Response => "",
            _ => continue,
        };
        let name = match site.kind {
            Kind::Tag => site.node.text("name").unwrap_or(""),
            _ => site.name,
        };
        match site.node.get("description") {
            Some(description) => {
                // What it is called in the place of its schema says nothing of what it is.
                let name = if site.kind == Kind::Part { "" } else { name };
                if only_repeats(description.as_str().unwrap_or(""), name) {
                    let title = match name {
                        "" => "this description has no word".to_owned(),
                        name => format!("the description of `{name}` says no more than its name"),
                    };
                    findings.push(
                        found(Lint::RepeatsName, description.span, title)
                            .help("say what it is, where it comes from or what it is good for"),
                    );
                }
            }
            None if what.is_empty() || context.sites.target(id).is_some() || has_parts(site) => {}
            None => {
                let title = match site.kind {
                    Kind::Part => "this schema has no description".to_owned(),
                    _ => format!("the {what} `{name}` has no description"),
                };
                findings.push(
                    found(Lint::NoDescription, site.place(), title)
                        .help("add a `description`: one sentence, from its page"),
                );
            }
        }
    }
}

/// A schema of `allOf` or `oneOf` has the description of its parts if it has none of its own.
fn has_parts(site: &Site<'_>) -> bool {
    let parts = ["allOf", "oneOf", "anyOf"].into_iter().filter_map(|key| site.node.get(key));
    let mut parts = parts.flat_map(|parts| parts.items());
    site.kind == Kind::Property && parts.any(|part| part.get("$ref").is_some())
}

/// A property of a request is a parameter.
fn property(context: &Context<'_>, site: &Site<'_>) -> &'static str {
    let parent = site.parent.and_then(|parent| context.sites.get(parent));
    let grand = parent.and_then(|parent| parent.parent).and_then(|id| context.sites.get(id));
    let body = grand.and_then(|media| media.parent).and_then(|id| context.sites.get(id));
    match body.map(|body| body.kind) {
        Some(Kind::Request) => "parameter",
        _ => "field",
    }
}
