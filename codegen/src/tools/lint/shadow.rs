//! Rows of one error table that get in each other's way.
//!
//! An answer is matched by code, entity type and sub code, entity types without regard to case,
//! spaces and underscores; failing that by the sub code, where one row alone has it
//! (`kompliant-api/src/api/error/table.rs`).

use super::sites::{Kind, Site};
use super::{Context, Lint, found};
use crate::spec::diagnostic::Diagnostic;
use crate::spec::source::Span;

struct Row<'s> {
    code: &'s str,
    entity: &'s str,
    sub: &'s str,
    span: Span,
}

pub(super) fn find(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (id, _) in context.sites.kind(Kind::Operation) {
        let mut before: Vec<Row<'_>> = Vec::new();
        for (id, row) in context.sites.below(id, Kind::Row) {
            for (_, violation) in context.sites.below(id, Kind::Violation) {
                let row = of(row, violation);
                report(&before, &row, findings);
                before.push(row);
            }
        }
    }
}

fn of<'s>(row: &Site<'s>, violation: &Site<'s>) -> Row<'s> {
    let text = |site: &Site<'s>, key| site.node.text(key).unwrap_or("");
    Row {
        code: text(row, "code"),
        entity: text(violation, "entity_type"),
        sub: text(violation, "sub_code"),
        span: violation.node.get("sub_code").map_or(violation.span, |sub| sub.span),
    }
}

fn report(before: &[Row<'_>], row: &Row<'_>, findings: &mut Vec<Diagnostic>) {
    let plain = |text: &str| text.replace([' ', '_'], "").to_lowercase();
    let same = |other: &&Row<'_>| other.sub == row.sub;
    let shadows =
        |other: &&Row<'_>| other.code == row.code && plain(other.entity) == plain(row.entity);
    if let Some(first) = before.iter().filter(same).find(shadows) {
        let title = format!("no answer is ever read as this row of `{}`", row.sub);
        findings.push(
            found(Lint::ShadowedRow, row.span, title)
                .also(first.span, "this one takes them all")
                .note(format!("`{}` and `{}` are the same entity type", first.entity, row.entity))
                .help("join the two"),
        );
    } else if let Some(first) = before.iter().find(same) {
        let title = format!("`{}` stands in two rows of one table", row.sub);
        findings.push(
            found(Lint::SharedSubCode, row.span, title)
                .also(first.span, "first here")
                .note("an answer with another code or entity type than the table has is then read as neither")
                .help("look whether the page means both; then allow it with what it says"),
        );
    }
}
