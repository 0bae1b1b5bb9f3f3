//! What a request must look like, as the sandbox checks it.

use serde::Serialize;

use crate::model::{self, Choice, Scalar, Type, TypeKind};
use crate::rust::emit::context::Context;

/// Deeper than this, the types alone say what fits.
const DEEPEST: usize = 16;

/// What the runtime reads in `sandbox/request_schema.rs`; the end of this file proves it.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RequestSchema<'a> {
    /// Nothing is checked.
    Any,
    String,
    Boolean,
    Integer,
    Number,
    Timestamp,
    Date,
    Object,
    List(Box<RequestSchema<'a>>),
    Map(Box<RequestSchema<'a>>),
    Nullable(Box<RequestSchema<'a>>),
    /// Every spelling that is read.
    Enum(Vec<&'a str>),
    Struct(Vec<Field<'a>>),
    /// One of several, told by a property.
    Tagged {
        property: &'a str,
        variants: Vec<Variant<'a>>,
    },
    /// One of several, told by its form.
    OneOf(Vec<RequestSchema<'a>>),
}

#[derive(Serialize)]
pub(super) struct Field<'a> {
    name: &'a str,
    required: bool,
    shape: RequestSchema<'a>,
}

#[derive(Serialize)]
pub(super) struct Variant<'a> {
    tags: &'a [String],
    shape: RequestSchema<'a>,
}

impl<'a> RequestSchema<'a> {
    /// The schema of a type.
    pub(super) fn of(cx: &Context<'a>, ty: &Type) -> Self {
        within(cx, ty, 0)
    }
}

fn within<'a>(cx: &Context<'a>, ty: &Type, depth: usize) -> RequestSchema<'a> {
    let inner = |ty: &Type| within(cx, ty, depth + 1);
    match ty {
        _ if depth > DEEPEST => RequestSchema::Any,
        Type::Scalar(scalar) => match scalar {
            Scalar::Boolean => RequestSchema::Boolean,
            Scalar::Int32 | Scalar::Int64 => RequestSchema::Integer,
            Scalar::Double | Scalar::Decimal => RequestSchema::Number,
            Scalar::Timestamp => RequestSchema::Timestamp,
            Scalar::Date => RequestSchema::Date,
            Scalar::JsonObject => RequestSchema::Object,
            Scalar::String | Scalar::YearMonth | Scalar::Base64 | Scalar::Uri | Scalar::Uuid => {
                RequestSchema::String
            }
        },
        Type::List(item) => RequestSchema::List(Box::new(inner(item))),
        Type::Map(value) => RequestSchema::Map(Box::new(inner(value))),
        Type::Nullable(value) => RequestSchema::Nullable(Box::new(inner(value))),
        Type::Sensitive(value) => inner(value),
        Type::Named(id) => match &cx.api[*id].kind {
            TypeKind::Id { .. } => RequestSchema::String,
            TypeKind::Enum { values, .. } => {
                let spellings = values.iter().flat_map(|value| {
                    [&value.wire].into_iter().chain(&value.aliases).map(String::as_str)
                });
                RequestSchema::Enum(spellings.collect())
            }
            TypeKind::Struct(object) => {
                let fields = object.fields.iter().map(|field| Field {
                    name: &field.wire,
                    required: field.required,
                    shape: inner(&field.ty),
                });
                RequestSchema::Struct(fields.collect())
            }
            TypeKind::Choice(Choice { tag: Some((property, _)), variants }) => {
                let variant =
                    |of: &'a model::Variant| Variant { tags: &of.tags, shape: inner(&of.ty) };
                RequestSchema::Tagged { property, variants: variants.iter().map(variant).collect() }
            }
            TypeKind::Choice(Choice { tag: None, variants }) => {
                RequestSchema::OneOf(variants.iter().map(|of| inner(&of.ty)).collect())
            }
        },
    }
}

/// Proof that the runtime knows each variant, and that each that it knows is here.
#[cfg(test)]
mod proof {
    use super::RequestSchema;

    macro_rules! conditions {
        ($($rest:tt)*) => {};
    }
    macro_rules! roles {
        ($($rest:tt)*) => {};
    }
    macro_rules! request_schemas {
        ($($Variant:ident,)*) => {
            const _: fn(RequestSchema<'_>) = |schema| match schema {
                $(RequestSchema::$Variant { .. } => {})*
            };
        };
    }

    include!("../../../../../kompliant-api/src/inventory/sandbox.rs");
}
