//! The page of a provisioner, or of any other group of methods.

use super::context::Context;
use super::page::Page;
use super::text::{Md, anchor};
use super::{diagram, fields, method, types};
use crate::model::{Effect, Group, GroupId, Home, Provisioner, Type, TypeKind};
use crate::rust::write::Output;

pub(super) fn page(cx: &Context<'_>, id: GroupId) -> Output {
    let (cx, group) = (cx.of_group(id), &cx.api[id]);
    let mut page = Page::new(&cx.page(id), &group.file);
    page.heading(1, &Md::text(group.title()));
    page.prose(&group.docs.text);
    page.provenance(&group.docs, None);
    if let Some(provisioner) = &group.provisioner {
        about(&cx, &mut page, provisioner);
    }
    let rows: Vec<[Md; 3]> = group
        .methods
        .iter()
        .map(|method| {
            let link = format!("#{}", anchor(&method.wire));
            [
                Md::link(&Md::code(&method.wire), &link),
                effect(method.effect),
                Md::prose(&method.summary),
            ]
        })
        .collect();
    page.table(["method", "effect", "what it does"], &rows);
    if let Some(provisioner) = &group.provisioner {
        diagrams(&cx, &mut page, id, group, provisioner);
    }
    for method in &group.methods {
        method::section(&cx, &mut page, method);
    }
    types::sections(&cx, &mut page, "Types", Home::Group(id));
    page.finish()
}

pub(super) fn effect(effect: Effect) -> Md {
    Md::of(match effect {
        Effect::Read => "read",
        Effect::Write => "write",
    })
}

fn about(cx: &Context<'_>, page: &mut Page, provisioner: &Provisioner) {
    let operations = provisioner.operations.iter().map(|operation| Md::code(operation));
    let rows = [
        [Md::of("bank"), Md::text(&provisioner.bank)],
        [
            Md::of("sponsor"),
            Md::code(&provisioner.sponsor)
                .and(&Md::of(", of "))
                .and(&fields::name(cx, &Type::Named(provisioner.sponsors))),
        ],
        [
            Md::of("operations"),
            Md::join(operations, ", ")
                .and(&Md::of(", of "))
                .and(&fields::name(cx, &Type::Named(provisioner.operation_kinds))),
        ],
        [Md::of("id"), fields::name(cx, &Type::Named(provisioner.id))],
    ];
    page.table(["", ""], &rows);
}

fn diagrams(
    cx: &Context<'_>,
    page: &mut Page,
    id: GroupId,
    group: &Group,
    provisioner: &Provisioner,
) {
    page.heading(2, &Md::of("The flow"));
    page.paragraph(&Md::of(
        "Drawn from what each method is for; the sections of the methods say when to call them.",
    ));
    page.code("mermaid", &diagram::flow(group, provisioner));
    for home in [Home::Shared, Home::Group(id)] {
        for (id, def) in cx.described_in(home) {
            let (values, transitions) = match &def.kind {
                TypeKind::Enum { values, transitions, .. } if !transitions.is_empty() => {
                    (values, transitions)
                }
                TypeKind::Enum { .. }
                | TypeKind::Struct(_)
                | TypeKind::Id { .. }
                | TypeKind::Choice(_) => continue,
            };
            page.paragraph(
                &Md::of("The values of ")
                    .and(&fields::name(cx, &Type::Named(id)))
                    .and(&Md::of(", which says what of it is our reading, and why:")),
            );
            page.code("mermaid", &diagram::states(values, transitions, Some(&group.tag)));
        }
    }
}
