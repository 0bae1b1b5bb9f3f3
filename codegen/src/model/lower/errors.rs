//! Error tables.

use super::docs::Described;
use crate::model::{ErrorRow, StandardRow};
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::source::Span;
use crate::spec::tree::{self, At, List, Root, Slot, StandardRows, State, Tree, Violation};

/// The errors that any method can answer.
#[derive(Default)]
pub(super) struct Standard {
    pub(super) rows: Vec<StandardRow>,
    /// The file that they are in.
    pub(super) file: String,
    /// Where the list is.
    pub(super) at: Option<Span>,
    /// Whether a row was refused, which is then not among them.
    pub(super) is_broken: bool,
}

/// `None` where they are broken.
pub(super) fn standard<'s>(
    tree: &Tree<'s>,
    root: &Root<'s>,
    diagnostics: &mut Diagnostics,
) -> Option<Standard> {
    let list = match &root.components.get()?.standard_errors.get()?.value {
        StandardRows::Ref(reference) => tree.follow(reference.target()?)?,
        StandardRows::Here(id) => &tree.arenas.standard_errors[*id],
    };
    let list = list.value.as_ref()?;
    let mut rows: Vec<StandardRow> = Vec::new();
    let mut is_broken = list.is_broken;
    for row in &list.items {
        let Some(row) = standard_row(row, &rows, diagnostics) else {
            is_broken = true;
            continue;
        };
        rows.push(row);
    }
    let file = tree.sources.path(list.key.file).to_owned();
    Some(Standard { rows, file, at: Some(list.key), is_broken })
}

fn standard_row(
    row: &At<tree::StandardRow<'_>>,
    before: &[StandardRow],
    diagnostics: &mut Diagnostics,
) -> Option<StandardRow> {
    if row.code.is_broken() || row.status.is_broken() || row.name.is_broken() {
        return None;
    }
    let code = row.code.value();
    let status = row.status.value().map(|status| status.0);
    let Some(name) = row.name.value().or(code) else {
        let title = "a standard error without a code needs a name";
        let help = "give it the `code` that the documentation names, or else a `name` of our own";
        diagnostics.push(Diagnostic::new(Code::ErrorRow, row.key, title).help(help));
        return None;
    };
    if code.is_none() && status.is_none() {
        diagnostics.push(
            Diagnostic::new(Code::ErrorRow, row.key, "no answer could be recognised as this error")
                .help("give it a `code` or a `status`"),
        );
    }
    let same = before.iter().find(|before| match code {
        Some(code) => before.code.as_deref() == Some(code),
        None => before.code.is_none() && before.status == status,
    });
    if let Some(same) = same {
        let what = code.map_or_else(|| status.unwrap_or_default().to_string(), str::to_owned);
        diagnostics.push(collision(row.key, same.span, &what));
    }
    Some(StandardRow {
        span: row.key,
        code: code.map(str::to_owned),
        status,
        name: name.to_owned(),
        message: row.message.value().map(str::to_owned),
        causes: causes(&row.causes),
        docs: row.docs(),
    })
}

/// The error table of a method.
pub(super) fn rows(
    table: &[At<tree::ErrorRow<'_>>],
    standard: Option<&Standard>,
    diagnostics: &mut Diagnostics,
) -> Vec<ErrorRow> {
    let mut rows: Vec<ErrorRow> = Vec::new();
    for row in table {
        let Some(base) = base(row) else { continue };
        let mut standard = standard.into_iter().flat_map(|standard| &standard.rows);
        let same = standard.find(|row| row.code.as_deref() == Some(&base.code));
        if let Some(same) = same {
            diagnostics.push(
                collision(row.key, same.span, &base.code)
                    .note("it is a standard error: any method can answer it"),
            );
        }
        check_slashes(row, diagnostics);
        let before = rows.len();
        match (row.causes.state(), row.violations.state()) {
            (State::Present(_), State::Absent) => rows.push(base),
            (State::Absent, State::Present(violations)) => {
                check_whole(&base, diagnostics);
                rows.extend(violations.items.iter().filter_map(|rule| violation(rule, &base)));
            }
            (State::Broken, _) | (_, State::Broken) => {}
            (State::Present(_), State::Present(second)) => {
                let title = "a row has `causes` or `violations`, not both";
                let help = "make two rows of it, or keep one of the two";
                diagnostics.push(Diagnostic::new(Code::ErrorRow, second.key, title).help(help));
            }
            (State::Absent, State::Absent) => {
                let title = format!("nothing says what leads to `{}`", base.code);
                let help = "add `causes`, or `violations` where the answer carries `entity_type` and `sub_code`";
                diagnostics.push(Diagnostic::new(Code::ErrorRow, row.key, title).help(help));
            }
        }
        check_collisions(&rows, before, diagnostics);
    }
    rows
}

/// A row without violations.
fn base(row: &At<tree::ErrorRow<'_>>) -> Option<ErrorRow> {
    Some(ErrorRow {
        span: row.key,
        code: row.code.value()?.to_owned(),
        status: row.status.value()?.0,
        violation: None,
        causes: causes(&row.causes),
        docs: row.docs(),
        name: row.name.get().map(|name| (name.value.to_owned(), name.span)),
        condition: row.condition.get().map(|word| (word.value, word.span)),
    })
}

/// One of several violations that share a code.
fn violation(rule: &At<Violation<'_>>, base: &ErrorRow) -> Option<ErrorRow> {
    let mut docs = rule.docs();
    docs.inferred = docs.inferred.or_else(|| base.docs.inferred.clone());
    Some(ErrorRow {
        span: rule.key,
        code: base.code.clone(),
        status: base.status,
        violation: Some((rule.entity_type.value()?.to_owned(), rule.sub_code.value()?.to_owned())),
        causes: vec![std::mem::take(&mut docs.text)],
        docs,
        name: rule.name.get().map(|name| (name.value.to_owned(), name.span)),
        condition: rule.condition.get().map(|word| (word.value, word.span)),
    })
}

/// Reports what a row of violations cannot have as a whole.
fn check_whole(base: &ErrorRow, diagnostics: &mut Diagnostics) {
    if let Some((_, span)) = base.name {
        diagnostics.push(
            Diagnostic::new(Code::ErrorRow, span, "a row of violations has no name of its own")
                .help("name the violations one by one"),
        );
    }
    if let Some((_, span)) = base.condition {
        let title = "a row of violations has no condition of its own";
        diagnostics.push(
            Diagnostic::new(Code::Condition, span, title).help("give each violation its own"),
        );
    }
}

/// Reports a slash in what a row is known by: it is between its parts.
fn check_slashes(row: &tree::ErrorRow<'_>, diagnostics: &mut Diagnostics) {
    let violations = row.violations.items().iter();
    let parts = violations.flat_map(|rule| [&rule.entity_type, &rule.sub_code]);
    let parts = parts.chain([&row.code]).filter_map(Slot::get);
    for part in parts.filter(|part| part.contains('/')) {
        let help = "a slash parts code, entity type and sub code, as in `CODE/Entity/SUB_CODE`";
        diagnostics.push(
            Diagnostic::new(Code::ErrorRow, part.span, "a slash cannot stand in an error row")
                .help(help),
        );
    }
}

/// Reports the rows from `from` on that an earlier one hides.
fn check_collisions(rows: &[ErrorRow], from: usize, diagnostics: &mut Diagnostics) {
    for (index, row) in rows.iter().enumerate().skip(from) {
        let mut before = rows.iter().take(index);
        let same =
            before.find(|before| before.code == row.code && before.violation == row.violation);
        if let Some(same) = same {
            diagnostics.push(collision(row.span, same.span, &row.key()));
        }
    }
}

fn collision(span: Span, first: Span, what: &str) -> Diagnostic {
    Diagnostic::new(Code::ErrorCollision, span, format!("two rows for `{what}`"))
        .label("no answer could be told to be this one")
        .also(first, "this one has it already")
        .help("join their causes in one row")
}

fn causes(causes: &Slot<List<&str>>) -> Vec<String> {
    causes.items().iter().map(|cause| cause.trim().to_owned()).collect()
}
