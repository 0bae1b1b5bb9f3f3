//! Which keywords go with which type.
//!
//! OpenAPI allows each of them on any schema, where most mean nothing.

use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::source::Span;
use crate::spec::tree::{Format, Schema, TypeName};

const NUMBERS: &[TypeName] = &[TypeName::Integer, TypeName::Number];

/// The types that a keyword goes with; none for one that goes with all.
fn types_of(keyword: &str) -> &'static [TypeName] {
    match keyword {
        "properties" | "required" | "additionalProperties" => &[TypeName::Object],
        "items" | "minItems" | "maxItems" => &[TypeName::Array],
        "enum" | "pattern" | "minLength" | "maxLength" | "x-id" => &[TypeName::String],
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" => NUMBERS,
        _ => &[],
    }
}

/// The type that a format goes with.
fn type_of(format: Format) -> TypeName {
    match format {
        Format::DateTime
        | Format::Date
        | Format::YearMonth
        | Format::Uuid
        | Format::Uri
        | Format::Byte => TypeName::String,
        Format::Int32 | Format::Int64 => TypeName::Integer,
        Format::Double | Format::Decimal => TypeName::Number,
    }
}

/// Extensions that say something of the values of an enum.
const OF_ENUMS: &[&str] = &[
    "x-enum-descriptions",
    "x-enum-aliases",
    "x-enum-names",
    "x-enum-varnames",
    "x-inferred-values",
    "x-transitions",
];

/// Whether the keywords of a schema go with its type; reports those that do not.
pub(super) fn check(schema: &Schema<'_>, ty: TypeName, diagnostics: &mut Diagnostics) -> bool {
    check_forms(schema, diagnostics);
    // Those that go with another type are one mistake together: the type may be wrong.
    let mut wrong: Vec<(&[TypeName], Diagnostic)> = Vec::new();
    for (keyword, span) in schema.keys() {
        let types = types_of(keyword);
        if types.is_empty() || types.contains(&ty) {
            continue;
        }
        match wrong.iter_mut().find(|(others, _)| *others == types) {
            Some((_, first)) => *first = first.clone().also(span, "nor does this"),
            None => {
                wrong.push((types, wrong_type(schema, span, &format!("`{keyword}`"), ty, types)));
            }
        }
    }
    let is_right = wrong.is_empty();
    diagnostics.extend(wrong.into_iter().map(|(_, diagnostic)| diagnostic));
    match schema.format.get().filter(|format| ty != type_of(format.value)) {
        Some(format) => {
            let what = format!("`format: {}`", format.word());
            let types = [type_of(format.value)];
            diagnostics.push(wrong_type(schema, format.key, &what, ty, &types));
            false
        }
        None => is_right,
    }
}

/// Reports what says nothing beside `x-id` or `enum`, or without `enum`.
fn check_forms(schema: &Schema<'_>, diagnostics: &mut Diagnostics) {
    let is_id = schema.is_id.is_true();
    let is_enum = schema.values.get().is_some();
    for (keyword, span) in schema.keys() {
        // What an id or an enum has said by being one.
        let said = match keyword {
            "format" | "minLength" | "maxLength" => is_id || is_enum,
            "pattern" => is_enum && !is_id,
            _ => false,
        };
        if said {
            let form = if is_id { "x-id" } else { "enum" };
            let title = format!("`{keyword}` says nothing beside `{form}`");
            diagnostics.push(Diagnostic::new(Code::SchemaKeyword, span, title).help("remove it"));
        }
        if !is_enum && OF_ENUMS.contains(&keyword) {
            let title = format!("`{keyword}` without `enum`");
            diagnostics.push(
                Diagnostic::new(Code::SchemaKeyword, span, title)
                    .also(schema.at, "this is no enum")
                    .help("list the values under `enum`"),
            );
        }
    }
}

/// Which of the two is wrong cannot be told.
fn wrong_type(
    schema: &Schema<'_>,
    span: Span,
    what: &str,
    ty: TypeName,
    goes_with: &[TypeName],
) -> Diagnostic {
    let title = format!("{what} does not go with `type: {}`", ty.word());
    let goes_with: Vec<String> =
        goes_with.iter().map(|ty| format!("`type: {}`", ty.word())).collect();
    let diagnostic = Diagnostic::new(Code::SchemaKeyword, span, title)
        .help(format!("it goes with {}", goes_with.join(" or ")));
    match schema.type_name.key() {
        Some(span) => diagnostic.also(span, "the type"),
        None => diagnostic,
    }
}
