//! Where facts are from, and how sure a caller can be of them.
//!
//! Nothing in the spec is invented: a fact has its page, or says that it is our reading.

use std::collections::BTreeMap;

use super::sites::{Id, Kind, Site};
use super::{Context, Lint, found};
use crate::spec::diagnostic::Diagnostic;
use crate::spec::node::{Node, Value};
use crate::spec::source::Span;

const PAGES: &str = "https://developer.kompliant.com/";
/// What stands under these is as it was on the wire.
const QUOTED: [&str; 3] = ["example", "value", "message"];

pub(super) fn find(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (id, site) in context.sites.iter() {
        without_page(context, site, findings);
        if site.kind == Kind::Property {
            required(context, id, site, findings);
        }
        if let Some(source) = site.node.get("x-source") {
            let page = source.as_str().unwrap_or("");
            let no_tls = page.starts_with("http://");
            if !page.starts_with(PAGES) && !no_tls {
                let title = "this page is not one of Kompliant's documentation";
                findings.push(
                    found(Lint::ForeignPage, source.span, title)
                        .label(format!("expected `{PAGES}…`"))
                        .help("name the page that the fact is from, or say `x-inferred`"),
                );
            }
        }
    }
    required_below(context, findings);
    for document in context.spec.documents() {
        links(context, &document.root, findings);
    }
}

/// Reports what no page stands for; what is inside of it need not say it again.
fn without_page(context: &Context<'_>, site: &Site<'_>, findings: &mut Vec<Diagnostic>) {
    let (what, name) = match site.kind {
        Kind::Operation => ("operation", site.name),
        Kind::Schema => ("schema", site.name),
        Kind::SecurityScheme => ("security scheme", site.name),
        Kind::Server => ("server", site.node.text("url").unwrap_or("")),
        Kind::StandardRow => {
            ("standard error", site.node.text("code").or(site.node.text("name")).unwrap_or(""))
        }
        Kind::Tag => ("tag", site.node.text("name").unwrap_or("")),
        Kind::Response if is_component(context, site) => ("response", site.name),
        _ => return,
    };
    let says = |key| site.node.get(key).is_some();
    if says("x-source") || says("x-inferred") {
        return;
    }
    let title = format!("nothing says where the {what} `{name}` is from");
    findings.push(
        found(Lint::NoSource, site.place(), title)
            .help("add `x-source` with its page, or `x-inferred` with the reason for our reading"),
    );
}

fn is_component(context: &Context<'_>, site: &Site<'_>) -> bool {
    let parent = site.parent.and_then(|parent| context.sites.get(parent));
    parent.is_some_and(|parent| parent.kind == Kind::Components)
}

/// Reports required fields of answers that may be missing for all that is known.
fn required(context: &Context<'_>, id: Id, site: &Site<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.sites.is_required(id) {
        return;
    }
    if let Some(inferred) = site.node.entry("x-inferred")
        && context.answered.contains(&id)
    {
        let title = format!("`{}` is required in an answer, and only our reading", site.name);
        findings.push(
            found(Lint::RequiredInferred, site.span, title)
                .also(inferred.key_span, "this says so")
                .note("if it is missing one day, every caller fails to read the answer")
                .help("take it out of `required`, or allow it with what the page does promise"),
        );
    }
    if let Some(unknown) = site.node.entry("x-unknown") {
        let title = format!("`{}` is required, and something of it is unknown", site.name);
        findings.push(
            found(Lint::RequiredUnknown, site.span, title)
                .also(unknown.key_span, "this says so")
                .help(
                    "take it out of `required`, or allow it if what is unknown is something else",
                ),
        );
    }
}

/// Reports what an answer is required to have below a thing that is our reading as a whole.
fn required_below(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let mut by_origin: BTreeMap<Span, Vec<&Node>> = BTreeMap::new();
    for (id, site) in context.sites.iter().filter(|(id, _)| context.answered.contains(id)) {
        let parent = site.parent.and_then(|parent| context.sites.get(parent));
        // The envelope is the same for all methods.
        let is_envelope = parent.is_some_and(|parent| parent.kind == Kind::Media);
        let Some(required) = site.node.get("required").filter(|_| !is_envelope) else { continue };
        let origin = context.sites.outwards(id).find_map(|site| {
            let inferred = site.node.entry("x-inferred");
            site.node.get("x-source").map(|_| None).or(inferred.map(Some))
        });
        if let Some(Some(origin)) = origin {
            by_origin.entry(origin.key_span).or_default().push(required);
        }
    }
    for (origin, required) in by_origin {
        let count: usize = required.iter().map(|list| list.items().len()).sum();
        let title = match count {
            1 => "a required field of an answer is only our reading".to_owned(),
            count => format!("{count} required fields of an answer are only our reading"),
        };
        let mut finding = found(Lint::RequiredInferred, origin, title).label("this covers them");
        for list in required.into_iter().take(3) {
            finding = finding.also(list.span, "required here");
        }
        findings.push(
            finding
                .note("if one is missing one day, every caller fails to read the answer")
                .help("compare them with the page and name it in `x-source`, or take them out of `required`"),
        );
    }
}

/// Reports links without TLS.
fn links(context: &Context<'_>, node: &Node, findings: &mut Vec<Diagnostic>) {
    match &node.value {
        Value::Sequence(items) => items.iter().for_each(|item| links(context, item, findings)),
        Value::Mapping(entries) => {
            let told = entries.iter().filter(|entry| !QUOTED.contains(&&*entry.key));
            told.for_each(|entry| links(context, &entry.value, findings));
        }
        Value::String(_) => {
            let file = context.spec.sources.get(node.span.file).map_or("", |file| &file.text);
            let raw = file.get(node.span.start as usize..node.span.end as usize).unwrap_or("");
            for (at, scheme) in raw.match_indices("http://") {
                let rest = raw.get(at + scheme.len()..).unwrap_or("");
                // Alone it is a word about addresses.
                if !rest.starts_with(char::is_alphanumeric) {
                    continue;
                }
                let place = |offset: usize| {
                    node.span.start.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX))
                };
                let span = Span { start: place(at), end: place(at + scheme.len()), ..node.span };
                findings.push(found(Lint::ForeignPage, span, "a link without TLS").replace(
                    "write it with `https`",
                    span,
                    "https://",
                ));
            }
        }
        _ => {}
    }
}
