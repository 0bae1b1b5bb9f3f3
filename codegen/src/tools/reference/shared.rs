//! The page of what all groups share: standard errors, ids, lists of values, objects.

use super::context::{Context, SHARED, cell};
use super::page::Page;
use super::text::Md;
use super::types;
use crate::model::{Home, StandardRow};
use crate::rust::write::Output;
use crate::spec::load::ROOT;

pub(super) fn page(cx: &Context<'_>) -> Output {
    let mut page = Page::new(SHARED, ROOT);
    page.heading(1, &Md::of("What all methods share"));
    page.heading(2, &Md::of("Standard errors"));
    page.paragraph(&Md::of("Any method can answer these."));
    let rows: Vec<[Md; 4]> = cx.api.standard_errors.iter().map(row).collect();
    page.table(["error", "status", "message", "what leads to it, and what to do"], &rows);
    types::sections(cx, &mut page, "Types", Home::Shared);
    page.finish()
}

fn row(row: &StandardRow) -> [Md; 4] {
    let code = match &row.code {
        Some(code) => Md::code(code),
        None => Md::of("no code is documented; here ").and(&Md::code(&row.name)),
    };
    let causes = row.causes.iter().map(|cause| Md::prose(cause));
    [
        code,
        row.status.map_or_else(|| Md::of("not known"), |status| Md::number(status.into())),
        row.message.as_deref().map(Md::text).unwrap_or_default(),
        cell(causes, &row.docs, None),
    ]
}
