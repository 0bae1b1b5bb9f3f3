//! The section of a method.

use super::context::{Context, about, cell, notes};
use super::fields::{self, Columns};
use super::page::Page;
use super::text::Md;
use crate::model::{Effect, ErrorRow, Example, Method, Type};

pub(super) fn section(cx: &Context<'_>, page: &mut Page, method: &Method) {
    let source = method.docs.source.as_deref();
    page.heading(2, &Md::text(&method.wire));
    page.paragraph(&Md::prose(&method.summary).bold());
    page.prose(&method.docs.text);
    page.paragraph(&Md::of(match method.effect {
        Effect::Read => "It reads: a call can be repeated.",
        Effect::Write => {
            "It writes: a call must not be repeated unless it is certain that the first was not \
             processed."
        }
    }));
    page.paragraph(&notes(&method.docs));
    page.provenance(&method.docs, None);
    page.heading(3, &Md::text(&format!("Parameters of {}", method.wire)));
    object(cx, page, Columns::Sent, &Type::Named(method.request), source);
    page.heading(3, &Md::text(&format!("Answer of {}", method.wire)));
    let place = method.unwrap.as_deref().map_or("data".to_owned(), |key| format!("data.{key}"));
    page.paragraph(&Md::of("Below ").and(&Md::code(&place)).and(&Md::of(".")));
    object(cx, page, Columns::Answered, &method.response, source);
    page.heading(3, &Md::text(&format!("Errors of {}", method.wire)));
    let rows: Vec<[Md; 4]> = method.errors.iter().map(|row| error(row, source)).collect();
    page.table(
        ["error", "status", "what leads to it, and what to do", "in the sandbox (our reading)"],
        &rows,
    );
    page.heading(3, &Md::text(&format!("Examples of {}", method.wire)));
    for example in &method.request_examples {
        self::example(page, "Request", example);
    }
    for example in &method.response_examples {
        self::example(page, "Answer", example);
    }
}

/// What is sent or answered: an object in place, or something that has a section.
fn object(cx: &Context<'_>, page: &mut Page, columns: Columns, ty: &Type, source: Option<&str>) {
    let inner = match ty {
        Type::Sensitive(inner) | Type::Nullable(inner) => {
            return object(cx, page, columns, inner, source);
        }
        Type::Named(_) | Type::Scalar(_) | Type::List(_) | Type::Map(_) => cx.api.object(ty),
    };
    match inner.map(|(id, fields)| (&cx.api[id], fields)) {
        Some((def, fields)) if !def.is_component() => {
            page.paragraph(&about(&def.docs, source));
            fields::table(cx, page, columns, fields, source);
        }
        _ => page.paragraph(&Md::of("It is: ").and(&fields::name(cx, ty)).and(&Md::of("."))),
    }
}

fn error(row: &ErrorRow, source: Option<&str>) -> [Md; 4] {
    let causes = row.causes.iter().map(|cause| Md::prose(cause));
    let condition = row.condition.map(|(condition, _)| Md::code(condition.word()));
    [
        Md::code(&row.key()),
        Md::number(row.status.into()),
        cell(causes, &row.docs, source),
        condition.unwrap_or_default(),
    ]
}

fn example(page: &mut Page, what: &'static str, example: &Example) {
    let summary = example.summary.as_deref().map(Md::prose);
    page.paragraph(&Md::join([Md::of(what), summary.unwrap_or_default()], ": "));
    page.provenance(&example.docs, example.docs.source.as_deref());
    // What cannot be written is nothing that could be read.
    let json = serde_json::to_string_pretty(&example.json).unwrap_or_default();
    page.code("json", &json);
}
