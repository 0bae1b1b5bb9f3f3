//! The page that leads to the others.

use super::context::{Context, SHARED};
use super::group::effect;
use super::page::Page;
use super::text::Md;
use crate::model::{GroupId, Home, Method, Type};
use crate::rust::write::Output;
use crate::spec::load::ROOT;

pub(super) fn page(cx: &Context<'_>) -> Output {
    let mut page = Page::new("README.md", ROOT);
    page.heading(1, &Md::of("Reference"));
    page.paragraph(
        &Md::of("What the description of the API says, for people who do not read Rust: version ")
            .and(&Md::code(&cx.api.version))
            .and(&Md::of(" at "))
            .and(&Md::address(&cx.api.server))
            .and(&Md::of(". Each method is a POST with a JSON body.")),
    );
    page.paragraph(&Md::of(
        "What stands without a mark is documented by Kompliant, on the page that is named as its \
         source. **Our reading, not documented:** marks what we read into it, with the reason; \
         **Not known:** what no page says.",
    ));
    page.list([
        Md::link(&Md::of("What all methods share"), SHARED)
            .and(&Md::of(": standard errors, ids, lists of values, objects")),
        Md::link(&Md::of("Coverage"), super::COVERAGE)
            .and(&Md::of(": what of the documented API is described here, and how sure it is")),
    ]);
    page.heading(2, &Md::of("Methods"));
    for (id, group) in cx.api.groups.entries() {
        page.heading(3, &Md::text(group.title()));
        let link = Md::link(&Md::of("The whole page"), &cx.page(id));
        page.paragraph(&link.and(&Md::of(".")));
        let rows: Vec<[Md; 5]> = group.methods.iter().map(|method| row(cx, id, method)).collect();
        page.table(["method", "effect", "what it does", "parameters", "errors of its own"], &rows);
    }
    page.finish()
}

fn row(cx: &Context<'_>, group: GroupId, method: &Method) -> [Md; 5] {
    [
        cx.to(Home::Group(group), &method.wire, &Md::code(&method.wire)),
        effect(method.effect),
        Md::prose(&method.summary),
        Md::join(parameters(cx, method), ", "),
        Md::number(method.errors.len()),
    ]
}

fn parameters(cx: &Context<'_>, method: &Method) -> Vec<Md> {
    let fields = cx.api.fields(&Type::Named(method.request));
    let optional = |required: bool| Md::of(if required { "" } else { " (optional)" });
    fields.iter().map(|field| Md::code(&field.wire).and(&optional(field.required))).collect()
}
