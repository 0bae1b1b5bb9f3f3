//! Error tables.

use super::{At, Lower, docs};
use crate::model::{Condition, ErrorRow, StandardRow};
use crate::spec::diagnostic::{Code, Diagnostic};
use crate::spec::source::Span;

impl<'s> Lower<'s, '_> {
    /// The errors that any method can answer.
    pub(super) fn standard_errors(&mut self, root: At<'s>) {
        let Some(mut at) = root.get("components").and_then(|at| at.get("x-standard-errors")) else {
            return;
        };
        if let Some(target) = at.node.get("$ref") {
            let Some(found) = self.follow(at.file, target) else {
                return;
            };
            if found.keys.as_slice() != ["components", "x-standard-errors"] {
                let help = "expected `…#/components/x-standard-errors`";
                self.report(
                    Code::WrongRef,
                    target.span,
                    "this refers to something that is not the standard errors",
                    help,
                );
                return;
            }
            at = found.at;
        }
        self.api.standard_errors_file = self.spec.sources.path(at.file).to_owned();
        for row in at.items() {
            let code = row.node.text("code");
            let status = status(row);
            let Some(name) = row.node.text("name").or(code) else {
                let help =
                    "give it the `code` that the documentation names, or else a `name` of our own";
                self.report(
                    Code::ErrorRow,
                    row.span,
                    "a standard error without a code needs a name",
                    help,
                );
                continue;
            };
            if code.is_none() && status.is_none() {
                let help = "give it a `code` or a `status`";
                self.report(
                    Code::ErrorRow,
                    row.span,
                    "no answer could be recognised as this error",
                    help,
                );
            }
            let same = self.api.standard_errors.iter().find(|before| match code {
                Some(code) => before.code.as_deref() == Some(code),
                None => before.code.is_none() && before.status == status,
            });
            if let Some(same) = same {
                let what =
                    code.map_or_else(|| format!("{}", status.unwrap_or_default()), str::to_owned);
                self.diagnostics.push(collision(row.span, same.span, &what));
            }
            self.api.standard_errors.push(StandardRow {
                span: row.span,
                code: code.map(str::to_owned),
                status,
                name: name.to_owned(),
                message: row.node.text("message").map(str::to_owned),
                causes: causes(row),
                docs: docs::of(row),
            });
        }
    }

    /// The error table of a method.
    pub(super) fn error_rows(&mut self, at: At<'s>) -> Vec<ErrorRow> {
        let mut rows: Vec<ErrorRow> = Vec::new();
        for row in at.get("x-errors").into_iter().flat_map(At::items) {
            let (Some(code), Some(status)) = (row.node.text("code"), status(row)) else {
                continue;
            };
            if let Some(standard) = self
                .api
                .standard_errors
                .iter()
                .find(|standard| standard.code.as_deref() == Some(code))
            {
                self.diagnostics.push(
                    collision(row.span, standard.span, code)
                        .note("it is a standard error: any method can answer it"),
                );
            }
            let row_docs = docs::of(row);
            let base = ErrorRow {
                span: row.span,
                code: code.to_owned(),
                status,
                violation: None,
                causes: causes(row),
                docs: row_docs.clone(),
                name: chosen_name(row),
                condition: condition(row),
            };
            let before = rows.len();
            match (row.get("causes"), row.get("violations")) {
                (Some(_), None) => rows.push(base),
                (None, Some(violations)) => {
                    if let Some(name) = row.get("name") {
                        let help = "name the violations one by one";
                        self.report(Code::ErrorRow, name.span, "a row of violations has no name of its own", help);
                    }
                    if let Some((_, span)) = base.condition {
                        let help = "give each violation its own";
                        self.report(Code::Condition, span, "a row of violations has no condition of its own", help);
                    }
                    for violation in violations.items() {
                        let text = |key| violation.node.text(key).map(str::to_owned);
                        let (Some(entity), Some(sub)) = (text("entity_type"), text("sub_code")) else { continue };
                        let mut docs = docs::of(violation);
                        docs.inferred = docs.inferred.or_else(|| row_docs.inferred.clone());
                        rows.push(ErrorRow {
                            span: violation.span,
                            code: code.to_owned(),
                            status,
                            violation: Some((entity, sub)),
                            causes: vec![std::mem::take(&mut docs.text)],
                            docs,
                            name: chosen_name(violation),
                            condition: condition(violation),
                        });
                    }
                }
                (Some(_), Some(second)) => self.report(
                    Code::ErrorRow,
                    second.span,
                    "a row has `causes` or `violations`, not both",
                    "make two rows of it, or keep one of the two",
                ),
                (None, None) => self.report(
                    Code::ErrorRow,
                    row.span,
                    format!("nothing says what leads to `{code}`"),
                    "add `causes`, or `violations` where the answer carries `entity_type` and `sub_code`",
                ),
            }
            self.keys(row);
            self.collisions(&rows, before);
        }
        rows
    }

    /// Reports a slash in what a row is known by: it stands between its parts.
    fn keys(&mut self, row: At<'s>) {
        let violations = row.get("violations").into_iter().flat_map(At::items);
        let parts = violations.flat_map(|at| [at.get("entity_type"), at.get("sub_code")]);
        let slashed = |part: &At<'s>| part.node.as_str().is_some_and(|text| text.contains('/'));
        for part in parts.chain([row.get("code")]).flatten().filter(slashed) {
            let help = "a slash parts code, entity type and sub code, as in `CODE/Entity/SUB_CODE`";
            self.report(
                Code::ErrorRow,
                part.node.span,
                "a slash cannot stand in an error row",
                help,
            );
        }
    }

    /// Reports the rows from `from` on that an earlier one hides.
    fn collisions(&mut self, rows: &[ErrorRow], from: usize) {
        for (index, row) in rows.iter().enumerate().skip(from) {
            let same = rows
                .iter()
                .take(index)
                .find(|before| before.code == row.code && before.violation == row.violation);
            if let Some(same) = same {
                self.diagnostics.push(collision(row.span, same.span, &row.key()));
            }
        }
    }
}

fn collision(span: Span, first: Span, what: &str) -> Diagnostic {
    Diagnostic::new(Code::ErrorCollision, span, format!("two rows for `{what}`"))
        .label("no answer could be told to be this one")
        .also(first, "this one has it already")
        .help("join their causes in one row")
}

fn status(row: At<'_>) -> Option<u16> {
    row.node.get("status")?.to_json().as_u64().and_then(|status| u16::try_from(status).ok())
}

fn causes(row: At<'_>) -> Vec<String> {
    let causes = row.get("causes").into_iter().flat_map(At::items);
    causes.filter_map(|cause| cause.node.as_str().map(|text| text.trim().to_owned())).collect()
}

fn chosen_name(row: At<'_>) -> Option<(String, Span)> {
    let name = row.node.get("name")?;
    Some((name.as_str()?.to_owned(), name.span))
}

/// A word that is none has its diagnostic.
fn condition(row: At<'_>) -> Option<(Condition, Span)> {
    let word = row.node.get("x-condition")?;
    Some((Condition::of(word.as_str()?)?, word.span))
}
