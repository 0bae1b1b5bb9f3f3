//! Objects as tables: a row for each field, those within it below it.
//!
//! An object that is written in place is described where it stands; one with a name of its own is
//! linked. So a page is as long as its file of the spec, however often a name is used.

use super::context::{Context, about, has_section, heading};
use super::page::Page;
use super::text::Md;
use crate::model::{Field, Struct, TextForm, Type, TypeDef, TypeKind};

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
    let target = named(cx, &field.ty).filter(|def| has_section(def) && def.docs == *docs);
    let text = match target {
        Some(_) => Md::first(&docs.text),
        None => about(docs, source),
    };
    [Md::code(path), ty, required, text]
}

/// What a type is called in a table.
pub(super) fn name(cx: &Context<'_>, ty: &Type) -> Md {
    match ty {
        Type::Named(id) => cx.api.def(*id).map_or_else(Md::default, |def| match has_section(def) {
            true => cx.to(def.home, &heading(def), &Md::code(&def.words.concat())),
            false => match &def.kind {
                TypeKind::Choice(choice) => {
                    let types = choice.variants.iter().map(|variant| name(cx, &variant.ty));
                    Md::join(types, " or ")
                }
                _ => Md::of("object"),
            },
        }),
        Type::String => Md::of("text"),
        Type::Boolean => Md::of("boolean"),
        Type::Int32 => Md::of("integer of 32 bits"),
        Type::Int64 => Md::of("integer"),
        Type::Double => Md::of("number"),
        Type::Decimal => Md::of("number, of which every digit counts"),
        Type::Text(TextForm::Base64) => Md::of("Base64"),
        Type::Text(TextForm::Uri) => Md::of("URI"),
        Type::Text(TextForm::Uuid) => Md::of("UUID"),
        Type::Text(TextForm::YearMonth) => Md::of("month of a year"),
        Type::Timestamp => Md::of("date and time"),
        Type::Date => Md::of("date"),
        Type::JsonObject => Md::of("object of any fields"),
        Type::List(inner) => Md::of("list of ").and(&name(cx, inner)),
        Type::Map(inner) => Md::of("map to ").and(&name(cx, inner)),
        Type::Nullable(inner) => name(cx, inner).and(&Md::of(" or null")),
        Type::Sensitive(inner) | Type::Limited(inner, _) => name(cx, inner),
    }
}

fn is_sensitive(ty: &Type) -> bool {
    match ty {
        Type::Sensitive(_) => true,
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Limited(inner, _) => {
            is_sensitive(inner)
        }
        Type::Named(_)
        | Type::String
        | Type::Boolean
        | Type::Int32
        | Type::Int64
        | Type::Double
        | Type::Decimal
        | Type::Timestamp
        | Type::Date
        | Type::Text(_)
        | Type::JsonObject => false,
    }
}

/// The object that is written in place in a field, and what its path has at the end.
fn in_place<'a>(cx: &Context<'a>, ty: &Type) -> (String, Option<&'a Struct>) {
    match ty {
        Type::Named(id) => {
            let def = cx.api.def(*id).filter(|def| !has_section(def));
            let object = def.and_then(|def| match &def.kind {
                TypeKind::Struct(object) => Some(object),
                TypeKind::Enum { .. } | TypeKind::Id { .. } | TypeKind::Choice(_) => None,
            });
            (String::new(), object)
        }
        Type::List(inner) => {
            let (end, object) = in_place(cx, inner);
            (format!("[]{end}"), object)
        }
        Type::Map(inner) => {
            let (end, object) = in_place(cx, inner);
            (format!(".*{end}"), object)
        }
        Type::Nullable(inner) | Type::Sensitive(inner) | Type::Limited(inner, _) => {
            in_place(cx, inner)
        }
        Type::String
        | Type::Boolean
        | Type::Int32
        | Type::Int64
        | Type::Double
        | Type::Decimal
        | Type::Timestamp
        | Type::Date
        | Type::Text(_)
        | Type::JsonObject => (String::new(), None),
    }
}

/// The type with a name that a field refers to and nothing else.
fn named<'a>(cx: &Context<'a>, ty: &Type) -> Option<&'a TypeDef> {
    match ty {
        Type::Named(id) => cx.api.def(*id),
        Type::Sensitive(inner) | Type::Limited(inner, _) => named(cx, inner),
        Type::List(_)
        | Type::Map(_)
        | Type::Nullable(_)
        | Type::String
        | Type::Boolean
        | Type::Int32
        | Type::Int64
        | Type::Double
        | Type::Decimal
        | Type::Timestamp
        | Type::Date
        | Type::Text(_)
        | Type::JsonObject => None,
    }
}
