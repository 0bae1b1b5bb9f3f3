//! The section of a type that has a name: an object, a list of values, an id.

use super::context::{Context, about, heading, notes};
use super::diagram;
use super::fields::{self, Columns};
use super::page::Page;
use super::text::Md;
use crate::model::{Choice, EnumValue, Form, Home, Transition, TypeDef, TypeKind};

/// Writes the types that belong to a place, if there are any.
pub(super) fn sections(cx: &Context<'_>, page: &mut Page, title: &'static str, home: Home) {
    let mut types = cx.described_in(home).peekable();
    if types.peek().is_none() {
        return;
    }
    page.heading(2, &Md::of(title));
    for (_, def) in types {
        section(cx, page, def);
    }
}

fn section(cx: &Context<'_>, page: &mut Page, def: &TypeDef) {
    page.heading(3, &Md::text(&heading(def)));
    page.prose(&def.docs.text);
    let source = def.docs.source.as_deref();
    match &def.kind {
        TypeKind::Struct(object) => fields::table(cx, page, Columns::Answered, object, source),
        TypeKind::Enum { title, values, transitions } => {
            if let Some(title) = title {
                page.paragraph(
                    &Md::of("The documentation calls it ").and(&Md::code(title)).and(&Md::of(".")),
                );
            }
            self::values(page, values);
            steps(page, values, transitions);
        }
        TypeKind::Choice(choice) => variants(cx, page, choice),
        TypeKind::Id { prefixes, .. } => {
            let prefixes = prefixes.iter().map(|prefix| Md::code(prefix));
            page.paragraph(
                &Md::of("Begins with ").and(&Md::join(prefixes, " or ")).and(&Md::of(".")),
            );
        }
    }
    page.paragraph(&notes(&def.docs));
    page.provenance(&def.docs, None);
}

/// The types of a choice, and what tells them apart.
fn variants(cx: &Context<'_>, page: &mut Page, choice: &Choice) {
    let told = match &choice.tag {
        Some((property, _)) => Md::code(property).and(&Md::of(" says which it is.")),
        None => Md::of("Its form says which it is; the first that fits."),
    };
    page.paragraph(&told);
    let rows = choice.variants.iter().map(|variant| {
        let told = match &variant.form {
            _ if choice.tag.is_some() => {
                Md::join(variant.tags.iter().map(|tag| Md::code(tag)), ", ")
            }
            Some(Form::Text) | None => Md::of("text"),
            Some(Form::Number) => Md::of("number"),
            Some(Form::Boolean) => Md::of("boolean"),
            Some(Form::List) => Md::of("list"),
            Some(Form::Object(keys)) => {
                Md::of("it has ").and(&Md::join(keys.iter().map(|key| Md::code(key)), ", "))
            }
        };
        [told, fields::name(cx, &variant.ty), about(&variant.docs, None)]
    });
    let rows: Vec<[Md; 3]> = rows.collect();
    page.table(["told by", "type", "what it is"], &rows);
}

fn values(page: &mut Page, values: &[EnumValue]) {
    let rows = values.iter().map(|value| {
        let aliases = value.aliases.iter().map(|alias| Md::code(alias));
        [
            Md::code(&value.wire),
            about(&value.docs, None),
            // Which value another spelling means is nowhere documented.
            Md::join(aliases, ", "),
        ]
    });
    let rows: Vec<[Md; 3]> = rows.collect();
    page.table(["value", "meaning", "also spelled (our reading)"], &rows);
}

/// How the values become one another.
fn steps(page: &mut Page, values: &[EnumValue], transitions: &[Transition]) {
    if transitions.is_empty() {
        return;
    }
    page.code("mermaid", &diagram::states(values, transitions, None));
    let rows = transitions.iter().map(|step| {
        [
            step.from.as_deref().map_or_else(|| Md::of("at first"), Md::code),
            Md::code(&step.to),
            step.by.as_deref().map_or_else(Md::default, Md::code),
            about(&step.docs, step.docs.source.as_deref()),
        ]
    });
    let rows: Vec<[Md; 4]> = rows.collect();
    page.table(["from", "to", "by", "how sure"], &rows);
}
