//! Provisioners beside each other: a row that all others have, or have otherwise.
//!
//! Their tables are alike. A row that only one lacks was most likely forgotten, and one that differs
//! miscopied.

use std::collections::BTreeMap;

use super::sites::{Id, Kind};
use super::{Context, Lint, found};
use crate::spec::diagnostic::{Diagnostic, list};
use crate::spec::source::Span;

/// A row by what it is about: its sub code, or else its code.
struct Row<'s> {
    code: &'s str,
    entity: &'s str,
    status: Option<u64>,
    span: Span,
}

/// The table of one method of one provisioner.
struct Table<'s> {
    method: &'s str,
    span: Span,
    rows: BTreeMap<&'s str, Row<'s>>,
}

pub(super) fn find(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let tags =
        context.sites.kind(Kind::Tag).filter(|(_, tag)| tag.node.get("x-provisioner").is_some());
    let tags: Vec<&str> = tags.filter_map(|(_, tag)| tag.node.text("name")).collect();
    let mut methods: BTreeMap<&str, Vec<Table<'_>>> = BTreeMap::new();
    for (id, operation) in context.sites.kind(Kind::Operation) {
        if let Some((tag, name)) = operation.name.rsplit_once('.')
            && tags.contains(&tag)
        {
            let (method, span) = (operation.name, operation.place());
            methods.entry(name).or_default().push(Table { method, span, rows: rows(context, id) });
        }
    }
    for tables in methods.values() {
        for (index, table) in tables.iter().enumerate() {
            let others = tables.iter().enumerate().filter(|(other, _)| *other != index);
            let others: Vec<&Table<'_>> = others.map(|(_, other)| other).collect();
            let Some((first, rest)) = others.split_first() else { continue };
            missing(table, first, rest, findings);
            // Of two that differ the second is the one that was written by the first.
            if index > 0 || !rest.is_empty() {
                different(table, first, rest, findings);
            }
        }
    }
}

fn rows<'s>(context: &Context<'s>, operation: Id) -> BTreeMap<&'s str, Row<'s>> {
    let mut rows = BTreeMap::new();
    for (id, row) in context.sites.below(operation, Kind::Row) {
        let code = row.node.text("code").unwrap_or("");
        let status = row.node.get("status").and_then(|status| status.to_json().as_u64());
        let mut violations = context.sites.below(id, Kind::Violation).peekable();
        if violations.peek().is_none() {
            rows.insert(code, Row { code, entity: "", status, span: row.span });
        }
        for (_, violation) in violations {
            let text = |key| violation.node.text(key).unwrap_or("");
            let row = Row { code, entity: text("entity_type"), status, span: violation.span };
            rows.insert(text("sub_code"), row);
        }
    }
    rows
}

/// Reports the rows that all others have and this one lacks.
fn missing(
    table: &Table<'_>,
    first: &Table<'_>,
    rest: &[&Table<'_>],
    findings: &mut Vec<Diagnostic>,
) {
    let everywhere = first.rows.iter().filter(|(key, _)| {
        !table.rows.contains_key(*key) && rest.iter().all(|other| other.rows.contains_key(*key))
    });
    let missing: Vec<(&str, &Row<'_>)> = everywhere.map(|(key, row)| (*key, row)).collect();
    let names: Vec<&str> = missing.iter().map(|(key, _)| *key).collect();
    let Some((_, row)) = missing.first() else { return };
    let others = match rest {
        [] => format!("`{}` has", first.method),
        _ => "all its siblings have".to_owned(),
    };
    let title = match names.as_slice() {
        [name] => format!("`{}` lacks the row `{name}`, which {others}", table.method),
        names => format!("`{}` lacks {} rows that {others}", table.method, names.len()),
    };
    let finding = found(Lint::MissingRow, table.span, title)
        .also(row.span, format!("as here in `{}`", first.method));
    let finding = match names.len() {
        1 => finding,
        _ => finding.note(format!("it lacks {}", list(&names))),
    };
    findings.push(
        finding.help("add what its page lists; if the page lacks it, allow that here and say so"),
    );
}

/// Reports the rows that all others have in one way and this one in another.
fn different(
    table: &Table<'_>,
    first: &Table<'_>,
    rest: &[&Table<'_>],
    findings: &mut Vec<Diagnostic>,
) {
    for (key, row) in &table.rows {
        let Some(other) = first.rows.get(key) else { continue };
        let parts = |row: &Row<'_>| [row.code.to_owned(), row.entity.to_owned(), status(row)];
        let theirs = parts(other);
        let agree =
            rest.iter().all(|table| table.rows.get(key).is_some_and(|row| parts(row) == theirs));
        if !agree || parts(row) == theirs {
            continue;
        }
        let named = ["code", "entity type", "status"].into_iter().zip(parts(row)).zip(&theirs);
        let differs = named.filter(|((_, ours), theirs)| ours != *theirs);
        let differs = differs
            .map(|((what, ours), theirs)| format!("the {what} is `{ours}`, elsewhere `{theirs}`"));
        let title = format!("`{key}` of `{}` differs from its siblings", table.method);
        findings.push(
            found(Lint::DifferentRow, row.span, title)
                .label(differs.collect::<Vec<_>>().join("; "))
                .also(other.span, format!("as here in `{}`", first.method))
                .help(
                    "compare it with its page; if the page has it so, allow that here and say so",
                ),
        );
    }
}

fn status(row: &Row<'_>) -> String {
    row.status.map_or_else(String::new, |status| status.to_string())
}

#[cfg(test)]
mod tests;
