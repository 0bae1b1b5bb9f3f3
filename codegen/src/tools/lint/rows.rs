//! Texts of error rows and enum values: what each means, and what to do.
//!
//! A caller who meets one has this text and nothing else.

use super::sites::{Kind, entries};
use super::words::only_repeats;
use super::{Context, Lint, found};
use crate::spec::diagnostic::Diagnostic;
use crate::spec::node::Node;

pub(super) fn find(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (_, site) in context.sites.iter() {
        match site.kind {
            Kind::Row | Kind::StandardRow => {
                let name = site.node.text("code").or(site.node.text("name")).unwrap_or("");
                for cause in site.node.get("causes").map_or(&[][..], Node::items) {
                    explains(cause, name, "", findings);
                }
            }
            Kind::Violation => {
                let text = |key| site.node.text(key).unwrap_or("");
                if let Some(description) = site.node.get("description") {
                    explains(description, text("sub_code"), text("entity_type"), findings);
                }
            }
            Kind::Schema | Kind::Property | Kind::Part => {
                for value in entries(site.node, "x-enum-descriptions") {
                    if only_repeats(value.value.as_str().unwrap_or(""), &value.key) {
                        let title =
                            format!("the text of `{}` says no more than its name", value.key);
                        findings.push(
                            found(Lint::UnexplainedValue, value.value.span, title)
                                .help("say what it means, or what to do when it comes"),
                        );
                    }
                }
            }
            _ => {}
        }
    }
}

/// Reports a text that does not explain the row named `name`.
fn explains(text: &Node, name: &str, entity: &str, findings: &mut Vec<Diagnostic>) {
    let said = text.as_str().unwrap_or("").trim();
    if only_repeats(said, &format!("{name} {entity}")) {
        let title = format!("nothing explains `{name}`: the text says no more than the code");
        findings.push(
            found(Lint::UnexplainedRow, text.span, title)
                .help("say what is wrong and what to do: \"Nothing has this id. Check it.\""),
        );
    } else if !said.trim_end_matches('.').contains(". ") && !said.contains(['\n', ';', ',']) {
        let title = format!("the text of `{name}` does not say what to do");
        findings.push(
            found(Lint::NoRemedy, text.span, title)
                .help("add a sentence: what to send, to ask or to wait for"),
        );
    }
}
