//! Tests that no sensitive value is ever shown: a mark is put in its place, and looked for.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::{Value, json};

use super::context::Context;
use crate::model::{Method, Type, TypeId, TypeKind};

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
    walk(cx, ty, &mut Vec::new(), &mut Vec::new(), &mut found);
    found
}

fn walk<'a>(
    cx: &Context<'a>,
    ty: &Type,
    path: &mut Vec<&'a str>,
    within: &mut Vec<TypeId>,
    found: &mut Vec<TokenStream>,
) {
    match ty {
        Type::Sensitive(inner) => {
            if let Some(value) = marked(cx, inner, 0) {
                let value = Literal::string(&value.to_string());
                found.push(quote!(Hidden(&[#(#path),*], #value)));
            }
        }
        Type::List(inner) | Type::Map(inner) => {
            path.push("*");
            walk(cx, inner, path, within, found);
            path.pop();
        }
        Type::Nullable(inner) => walk(cx, inner, path, within, found),
        // A type within itself has the same places again.
        Type::Named(id) if !within.contains(id) => {
            let Some(TypeKind::Struct(object)) = cx.api.def(*id).map(|def| &def.kind) else {
                return;
            };
            within.push(*id);
            for field in &object.fields {
                path.push(&field.wire);
                walk(cx, &field.ty, path, within, found);
                path.pop();
            }
            within.pop();
        }
        _ => {}
    }
}

/// A value of a type with the mark in it; none for a type that has too few values.
fn marked(cx: &Context<'_>, ty: &Type, depth: usize) -> Option<Value> {
    Some(match ty {
        Type::Boolean => return None,
        Type::Int32 | Type::Int64 | Type::Double => json!(NUMBER),
        Type::String | Type::Timestamp | Type::Date => json!(MARK),
        Type::JsonObject => json!({"hidden": MARK}),
        Type::List(inner) => json!([marked(cx, inner, depth)?]),
        Type::Map(inner) => json!({"hidden": marked(cx, inner, depth)?}),
        Type::Nullable(inner) | Type::Sensitive(inner) => marked(cx, inner, depth)?,
        Type::Named(id) => match &cx.api.def(*id)?.kind {
            // A type within itself ends somewhere.
            TypeKind::Struct(object) if depth < 8 => {
                let fields = object.fields.iter().filter_map(|field| {
                    Some((field.wire.clone(), marked(cx, &field.ty, depth + 1)?))
                });
                Value::Object(fields.collect())
            }
            TypeKind::Struct(_) => return None,
            _ => json!(MARK),
        },
    })
}
