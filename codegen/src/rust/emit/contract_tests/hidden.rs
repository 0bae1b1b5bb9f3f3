//! Tests that no sensitive value is ever shown: a mark is put in its place, and looked for.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::{Value, json};

use crate::model::{Choice, Method, Scalar, Type, TypeKind, Variant};
use crate::rust::emit::context::Context;

/// What the tests look for. As unlikely in an example as it can be, and known to `tests/support`.
const MARK: &str = "hidden-5f3a9c1e";
/// The same as a number.
const NUMBER: i32 = 1_918_273_645;

/// The check of a method's examples, if there is a sensitive value in its request or its answer.
pub(super) fn check(
    cx: &Context<'_>,
    request: &TokenStream,
    method: &Method,
) -> Option<TokenStream> {
    let sent = places(cx, &Type::Named(method.request));
    let answered = places(cx, &method.response);
    if sent.is_empty() && answered.is_empty() {
        return None;
    }
    Some(quote! {
        let sent = [#(#sent),*];
        let answered = [#(#answered),*];
        support::hidden::<#request>(&requests, &responses, &sent, &answered);
    })
}

/// The sensitive places below a type: the way there, and a marked value.
fn places(cx: &Context<'_>, ty: &Type) -> Vec<TokenStream> {
    let mut found = Vec::new();
    walk(cx, ty, &mut Vec::new(), &mut found);
    found
}

fn walk<'a>(cx: &Context<'a>, ty: &Type, path: &mut Vec<&'a str>, found: &mut Vec<TokenStream>) {
    match ty {
        Type::Sensitive(inner) => {
            if let Some(value) = value(cx, inner, true) {
                let value = Literal::string(&value.to_string());
                found.push(quote!(Hidden(&[#(#path),*], #value)));
            }
        }
        Type::List(inner) | Type::Map(inner) => {
            path.push("*");
            walk(cx, inner, path, found);
            path.pop();
        }
        Type::Nullable(inner) => walk(cx, inner, path, found),
        Type::Named(id) => {
            match &cx.api[*id].kind {
                TypeKind::Struct(object) => {
                    for field in &object.fields {
                        path.push(&field.wire);
                        walk(cx, &field.ty, path, found);
                        path.pop();
                    }
                }
                // An example shows one of them, so each takes its place as a whole.
                TypeKind::Choice(choice) => {
                    for variant in &choice.variants {
                        let value = variant_value(cx, choice, variant, false);
                        let text = value.map(|value| value.to_string()).unwrap_or_default();
                        if text.contains(MARK) || text.contains(&NUMBER.to_string()) {
                            let value = Literal::string(&text);
                            found.push(quote!(Hidden(&[#(#path),*], #value)));
                        }
                    }
                }
                TypeKind::Enum { .. } | TypeKind::Id { .. } => {}
            }
        }
        Type::Scalar(_) => {}
    }
}

/// A value of one type of a choice.
fn variant_value(
    cx: &Context<'_>,
    choice: &Choice,
    variant: &Variant,
    hidden: bool,
) -> Option<Value> {
    let mut value = value(cx, &variant.ty, hidden)?;
    if let (Some((property, _)), Some(tag), Value::Object(fields)) =
        (&choice.tag, variant.tags.first(), &mut value)
    {
        fields.insert(property.clone(), json!(tag));
    }
    Some(value)
}

/// A value of a type with the mark in all of it, or, where it is not `hidden`, in what of it is
/// sensitive; none for a type that has too few values.
fn value(cx: &Context<'_>, ty: &Type, hidden: bool) -> Option<Value> {
    let text = if hidden { MARK } else { "shown" };
    Some(match ty {
        Type::Scalar(scalar) => match scalar {
            Scalar::Boolean if hidden => return None,
            Scalar::Boolean => json!(true),
            Scalar::Int32 | Scalar::Int64 | Scalar::Double | Scalar::Decimal => {
                json!(if hidden { NUMBER } else { 1 })
            }
            Scalar::JsonObject => json!({"hidden": text}),
            Scalar::String
            | Scalar::Timestamp
            | Scalar::Date
            | Scalar::YearMonth
            | Scalar::Base64
            | Scalar::Uri
            | Scalar::Uuid => json!(text),
        },
        Type::List(inner) => json!([value(cx, inner, hidden)?]),
        Type::Map(inner) => json!({"hidden": value(cx, inner, hidden)?}),
        Type::Nullable(inner) => value(cx, inner, hidden)?,
        Type::Sensitive(inner) => value(cx, inner, true)?,
        Type::Named(id) => match &cx.api[*id].kind {
            TypeKind::Struct(object) => {
                let fields = object
                    .fields
                    .iter()
                    .filter_map(|field| Some((field.wire.clone(), value(cx, &field.ty, hidden)?)));
                Value::Object(fields.collect())
            }
            TypeKind::Choice(choice) => choice
                .variants
                .iter()
                .find_map(|variant| variant_value(cx, choice, variant, hidden))?,
            TypeKind::Enum { .. } | TypeKind::Id { .. } => json!(text),
        },
    })
}
