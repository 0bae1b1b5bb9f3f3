//! Examples: of every operation both ways, and of every scalar.
//!
//! Tests, guides and the documentation of fields are made from them.

use super::sites::{Kind, Site, entries};
use super::{Context, Lint, found};
use crate::spec::diagnostic::Diagnostic;
use crate::spec::node::Node;

const SCALARS: [&str; 4] = ["string", "boolean", "integer", "number"];

pub(super) fn find(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (id, operation) in context.sites.kind(Kind::Operation) {
        let request = context.sites.below(id, Kind::Request).map(|found| (found, "request"));
        let answer = context.sites.below(id, Kind::Response);
        let answer = answer.filter(|(_, response)| response.name == "200");
        for ((id, body), what) in request.chain(answer.map(|found| (found, "answer"))) {
            let mut media = context.sites.below(id, Kind::Media);
            if media.any(|(_, media)| has_example(media.node)) {
                continue;
            }
            let title = format!("`{}` has no example of its {what}", operation.name);
            findings.push(found(Lint::NoExample, body.span, title).help(
                "add one of its page under `examples`; if you make it up, with `x-inferred`",
            ));
        }
    }
    for (_, site) in context.sites.iter() {
        let Some(kind) = site.node.text("type").filter(|kind| SCALARS.contains(kind)) else {
            continue;
        };
        if !is_schema(site) || site.node.get("example").is_some() {
            continue;
        }
        let title = match site.kind {
            Kind::Part => format!("this {kind} has no example"),
            _ => format!("the {kind} `{}` has no example", site.name),
        };
        findings.push(
            found(Lint::ScalarWithoutExample, site.span, title)
                .help("add an `example` from the documentation"),
        );
    }
}

fn is_schema(site: &Site<'_>) -> bool {
    matches!(site.kind, Kind::Schema | Kind::Property | Kind::Part)
}

fn has_example(media: &Node) -> bool {
    !entries(media, "examples").is_empty() || media.get("example").is_some()
}
