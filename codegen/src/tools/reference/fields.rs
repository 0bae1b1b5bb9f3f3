//! Objects as tables: a row for each field, those within it below it.
//!
//! An object that is written in place is described where it stands; one with a name of its own is
//! linked. So a page is as long as its file of the spec, however often a name is used.

use super::context::{Context, about, heading};
use super::page::Page;
use super::text::Md;
use crate::model::{Field, Scalar, Struct, Type, TypeDef, TypeKind};

/// Who makes an object, which is how its columns are called.
#[derive(Clone, Copy)]
pub(super) enum Columns {
    Sent,
    Answered,
}

/// Writes the fields of an object.
pub(super) fn table(
    cx: &Context<'_>,
    page: &mut Page,
    columns: Columns,
    object: &Struct,
    source: Option<&str>,
) {
    let mut rows = Vec::new();
    of_object(cx, object, "", source, &mut rows);
    let [field, required] = match columns {
        Columns::Sent => ["parameter", "required"],
        Columns::Answered => ["field", "always there"],
    };
    page.table([field, "type", required, "what it is"], &rows);
    if rows.is_empty() {
        page.paragraph(&Md::of("It has no fields."));
    }
    if object.open {
        page.paragraph(&Md::of("Fields that are not listed here may appear."));
    }
}

fn of_object(
    cx: &Context<'_>,
    object: &Struct,
    before: &str,
    source: Option<&str>,
    rows: &mut Vec<[Md; 4]>,
) {
    for field in &object.fields {
        let path = format!("{before}{}", field.wire);
        rows.push(row(cx, field, &path, source));
        if let (end, Some(inner)) = in_place(cx, &field.ty) {
            let source = field.docs.source.as_deref().or(source);
            of_object(cx, inner, &format!("{path}{end}."), source, rows);
        }
    }
}

fn row(cx: &Context<'_>, field: &Field, path: &str, source: Option<&str>) -> [Md; 4] {
    let required = match field.required {
        true => Md::of("yes"),
        false => Md::of("no"),
    };
    let sensitive = match is_sensitive(&field.ty) {
        true => Md::of("sensitive").bold(),
        false => Md::default(),
    };
    let ty = Md::join([name(cx, &field.ty), sensitive], ", ");
    // A field that is nothing but a reference says what its target says, on the page of that.
    let docs = &field.docs;
    let target = component(cx, &field.ty).filter(|def| def.docs == *docs);
    let text = match target {
        Some(_) => Md::first(&docs.text),
        None => about(docs, source),
    };
    [Md::code(path), ty, required, text]
}

/// What a type is called in a table.
pub(super) fn name(cx: &Context<'_>, ty: &Type) -> Md {
    match ty {
        Type::Named(id) => named(cx, &cx.api[*id]),
        Type::Scalar(scalar) => Md::of(match scalar {
            Scalar::String => "text",
            Scalar::Boolean => "boolean",
            Scalar::Int32 => "integer of 32 bits",
            Scalar::Int64 => "integer",
            Scalar::Double => "number",
            Scalar::Decimal => "number, of which every digit counts",
            Scalar::Base64 => "Base64",
            Scalar::Uri => "URI",
            Scalar::Uuid => "UUID",
            Scalar::YearMonth => "month of a year",
            Scalar::Timestamp => "date and time",
            Scalar::Date => "date",
            Scalar::JsonObject => "object of any fields",
        }),
        Type::List(inner) => Md::of("list of ").and(&name(cx, inner)),
        Type::Map(inner) => Md::of("map to ").and(&name(cx, inner)),
        Type::Nullable(inner) => name(cx, inner).and(&Md::of(" or null")),
        Type::Sensitive(inner) => name(cx, inner),
    }
}

fn named(cx: &Context<'_>, def: &TypeDef) -> Md {
    match &def.kind {
        _ if def.is_component() => cx.to(def.home, &heading(def), &Md::code(&def.words.concat())),
        TypeKind::Choice(choice) => {
            let types = choice.variants.iter().map(|variant| name(cx, &variant.ty));
            Md::join(types, " or ")
        }
        TypeKind::Struct(_) | TypeKind::Enum { .. } | TypeKind::Id { .. } => Md::of("object"),
    }
}

fn is_sensitive(ty: &Type) -> bool {
    matches!(ty, Type::Sensitive(_)) || ty.inner().is_some_and(is_sensitive)
}

/// The object that is written in place in a field, and what its path has at the end.
fn in_place<'a>(cx: &Context<'a>, ty: &Type) -> (String, Option<&'a Struct>) {
    match ty {
        Type::Named(id) if cx.api[*id].is_component() => (String::new(), None),
        Type::Named(_) | Type::Scalar(_) => {
            (String::new(), cx.api.object(ty).map(|(_, object)| object))
        }
        Type::List(inner) => {
            let (end, object) = in_place(cx, inner);
            (format!("[]{end}"), object)
        }
        Type::Map(inner) => {
            let (end, object) = in_place(cx, inner);
            (format!(".*{end}"), object)
        }
        Type::Nullable(inner) | Type::Sensitive(inner) => in_place(cx, inner),
    }
}

/// The component that a field refers to and nothing else.
fn component<'a>(cx: &Context<'a>, ty: &Type) -> Option<&'a TypeDef> {
    match ty {
        Type::Named(id) => Some(&cx.api[*id]).filter(|def| def.is_component()),
        Type::Sensitive(inner) => component(cx, inner),
        Type::List(_) | Type::Map(_) | Type::Nullable(_) | Type::Scalar(_) => None,
    }
}
