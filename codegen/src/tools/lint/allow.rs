//! `x-allow`: what is knowingly so, with the reason, at its place.
//!
//! An allow holds for the value that it stands in and for all below, up to the end of its last line,
//! so that comments count. The innermost one that names the code is the one that is used. One that
//! nothing needs is reported, so that none outlives its cause.

use super::sites::{Kind, Site, Sites, entries};
use super::words::is_no_reason;
use super::{Lint, found, levels};
use crate::spec::diagnostic::{Code, Diagnostic};
use crate::spec::node::{Entry, Node, Value};
use crate::spec::source::{Sources, Span};

struct Allow<'s> {
    lint: Lint,
    entry: &'s Entry,
    /// From the key of the value to the end of its last line.
    extent: Span,
    used: bool,
}

/// Takes away what is allowed, adds what is wrong with the allows, and counts the former.
pub(super) fn apply(sites: &Sites<'_>, sources: &Sources, findings: &mut Vec<Diagnostic>) -> usize {
    let before = findings.len();
    let mut problems = Vec::new();
    let mut allows = Vec::new();
    for (_, site) in sites.iter() {
        let Some(list) = site.node.entry("x-allow") else { continue };
        let extent = extent(site, sources);
        if list.value.entries().is_empty() {
            let title = "this `x-allow` is empty";
            problems.push(found(Lint::UnusedAllow, list.key_span, title).help("remove it"));
        }
        for entry in list.value.entries() {
            match lint_of(entry) {
                Ok(lint) => allows.push(Allow { lint, entry, extent, used: false }),
                Err(problem) => problems.push(*problem),
            }
        }
    }
    findings.retain(|finding| {
        let place = finding.labels.first().map(|label| label.span);
        let (Code::Lint(lint), Some(place)) = (finding.code, place) else { return true };
        let around = allows.iter_mut().filter(|allow| {
            let Span { file, start, end } = allow.extent;
            allow.lint == lint && file == place.file && (start..=end).contains(&place.start)
        });
        match around.min_by_key(|allow| allow.extent.end - allow.extent.start) {
            Some(allow) => {
                allow.used = true;
                false
            }
            None => true,
        }
    });
    let allowed = before - findings.len();
    for allow in allows.iter().filter(|allow| !allow.used) {
        let title = format!("`{}` does not occur here", allow.entry.key);
        problems.push(
            found(Lint::UnusedAllow, allow.entry.key_span, title)
                .help("remove it: what it allowed is gone, or stands elsewhere"),
        );
    }
    findings.extend(problems);
    reasons(sites, findings);
    allowed
}

/// The lint that an allow names.
fn lint_of(entry: &Entry) -> Result<Lint, Box<Diagnostic>> {
    let problem = |title: String| found(Lint::UnknownAllow, entry.key_span, title);
    if matches!(Code::find(&entry.key), Ok(code) if !matches!(code, Code::Lint(_))) {
        let title = format!("`{}` is a mistake, and a mistake cannot be allowed", entry.key);
        return Err(Box::new(problem(title).help("remove this")));
    }
    let lint = levels::find(&entry.key).map_err(|near| {
        let title = format!("there is no lint `{}`", entry.key);
        Box::new(match near {
            Some(near) => {
                problem(title).replace(format!("did you mean `{near}`?"), entry.key_span, near)
            }
            None => problem(title).help("`cargo xtask explain` lists the lints, `KL…`"),
        })
    })?;
    if *lint.as_str() != *entry.key {
        let title = format!("`{}` is written `{}`", entry.key, lint.as_str());
        let help = "write it so that it can be searched for";
        return Err(Box::new(problem(title).replace(help, entry.key_span, lint.as_str())));
    }
    if matches!(lint, Lint::UnusedAllow | Lint::NoReason | Lint::UnknownAllow) {
        let title = format!("`{}` cannot be allowed: it is about allows and reasons", entry.key);
        return Err(Box::new(problem(title).help("mend what it finds")));
    }
    Ok(lint)
}

/// Reports reasons that are none.
fn reasons(sites: &Sites<'_>, findings: &mut Vec<Diagnostic>) {
    let mut check = |entry: &Entry| {
        if entry.value.as_str().is_some_and(is_no_reason) {
            let title = format!("the reason of `{}` says nothing", entry.key);
            findings.push(
                found(Lint::NoReason, entry.value.span, title)
                    .help("say in a sentence why, for the one who reads it in a year"),
            );
        }
    };
    for (_, site) in sites.iter() {
        let own = site.node.entries().iter();
        own.filter(|entry| matches!(&*entry.key, "x-inferred" | "x-unknown")).for_each(&mut check);
        entries(site.node, "x-allow").iter().for_each(&mut check);
        if site.kind == Kind::Schema {
            entries(site.node, "x-inferred-values").iter().for_each(&mut check);
        }
    }
}

/// From the key of a value to the end of the line that it ends in.
fn extent(site: &Site<'_>, sources: &Sources) -> Span {
    let end = last(site.node).max(site.span.end);
    let text = sources.get(site.span.file).map_or("", |source| &source.text);
    let rest = text.get(end as usize..).unwrap_or("");
    // The span of a block of text ends after its last line.
    let started = text.get(..end as usize).is_some_and(|before| before.ends_with('\n'));
    let line = if started { 0 } else { rest.find('\n').unwrap_or(rest.len()) };
    Span { end: end.saturating_add(u32::try_from(line).unwrap_or(u32::MAX)), ..site.span }
}

/// Where the last value inside a node ends.
fn last(node: &Node) -> u32 {
    let below = match &node.value {
        Value::Sequence(items) => items.last().map(last),
        Value::Mapping(entries) => entries.last().map(|entry| last(&entry.value)),
        _ => None,
    };
    below.unwrap_or(0).max(node.span.end)
}
