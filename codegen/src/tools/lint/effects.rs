//! Effects: what may be sent twice, and how to learn what a write has done.
//!
//! When the answer to a write is lost, nothing but a look tells whether it was carried out.

use std::collections::BTreeSet;

use super::sites::{Id, Kind, Site};
use super::words::words;
use super::{Context, Lint, found};
use crate::spec::diagnostic::Diagnostic;

const READS: [&str; 6] = ["can", "check", "find", "get", "list", "search"];
const WRITES: [&str; 16] = [
    "add", "approve", "cancel", "close", "create", "delete", "execute", "remove", "reset", "send",
    "set", "start", "stop", "submit", "update", "upload",
];

pub(super) fn find(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (id, operation) in context.sites.kind(Kind::Operation) {
        of_name(operation, findings);
        if is(operation, "write") {
            look_up(context, id, operation, findings);
        }
    }
}

fn is(operation: &Site<'_>, effect: &str) -> bool {
    operation.node.text("x-effect") == Some(effect)
}

fn of_name(operation: &Site<'_>, findings: &mut Vec<Diagnostic>) {
    let name = operation.name.rsplit('.').next().unwrap_or("");
    let verb = words(name).into_iter().next().unwrap_or_default();
    let Some(effect) = operation.node.get("x-effect") else { return };
    let (other, consequence) = match effect.as_str() {
        Some("read") if WRITES.contains(&verb.as_str()) => {
            ("write", "a read is sent again when its answer is lost")
        }
        Some("write") if READS.contains(&verb.as_str()) => {
            ("read", "a write is not sent again when its answer is lost")
        }
        _ => return,
    };
    let title = format!("`{}` sounds like a {other}", operation.name);
    findings.push(
        found(Lint::EffectOfName, effect.span, title)
            .also(operation.place(), "by its name")
            .note(consequence)
            .help("read its page; if the effect is right, allow it and say what the method does"),
    );
}

fn look_up(context: &Context<'_>, id: Id, write: &Site<'_>, findings: &mut Vec<Diagnostic>) {
    let group = |name: &str| name.rsplit_once('.').map_or("", |(group, _)| group).to_owned();
    let known = ids(context, context.sites.reach([id]));
    let reads = context
        .sites
        .kind(Kind::Operation)
        .filter(|(_, read)| is(read, "read") && group(read.name) == group(write.name));
    let told = reads.into_iter().any(|(read, _)| {
        let requests = context.sites.below(read, Kind::Request).map(|(id, _)| id);
        !ids(context, context.sites.reach(requests)).is_disjoint(&known)
    });
    if !told {
        let title = format!("nothing tells what `{}` has done", write.name);
        findings.push(
            found(Lint::NoLookUp, write.place(), title)
                .note(format!(
                    "no `read` of `{}` takes an id that this write takes or answers",
                    group(write.name),
                ))
                .help(
                    "describe the method that looks it up; if there is none, allow it and say so",
                ),
        );
    }
}

/// The ids among them.
fn ids(context: &Context<'_>, among: BTreeSet<Id>) -> BTreeSet<Id> {
    let is_id = |id: &Id| context.sites.get(*id).is_some_and(|site| site.node.is_true("x-id"));
    among.into_iter().filter(is_id).collect()
}
