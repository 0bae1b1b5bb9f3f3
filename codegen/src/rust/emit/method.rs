//! The file of a method: request, answer and error table.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::{Context, allow_deprecated, ident};
use super::docs::{Comment, deprecated, line, member};
use super::imports::Imports;
use super::{errors, item, structs};
use crate::model::name::MethodNames;
use crate::model::{Effect, Field, Group, Home, Method, Type, TypeId, TypeKind};
use crate::rust::file::Defect;

pub(super) fn file(
    cx: &Context<'_>,
    here: Home,
    group: &Group,
    method: &Method,
    names: &MethodNames,
) -> Result<TokenStream, Defect> {
    let mut imports = Imports::default();
    let request = request(cx, here, method, names, &mut imports)?;
    let response = cx.ty(&method.response, &mut imports, here);
    let types: Vec<TokenStream> = cx
        .types_in(here)
        .filter(|(id, _)| *id != method.request)
        .map(|(id, def)| {
            let is_answer = method.response == Type::Named(id);
            match (&def.kind, is_answer) {
                (TypeKind::Struct(object), true) => {
                    let doc = Comment::of(format!("The answer to `{}`.", method.wire))
                        .prose(&def.docs.text)
                        .provenance(&def.docs);
                    structs::emit(cx, id, def, object, doc, &mut imports)
                }
                _ => item::item(cx, id, def, &mut imports),
            }
        })
        .collect();
    let errors = errors::emit(cx, method, names, &mut imports);
    let doc =
        Comment::of(format!("`{}`: {}.", method.wire, line(method.summary.trim_end_matches('.'))))
            .inner(&cx.comments);
    let name = ident(cx.names.ty(method.request));
    let error = ident(&names.error);
    let wire = &method.wire;
    let effect = match method.effect {
        Effect::Read => quote!(Read),
        Effect::Write => quote!(Write),
    };
    let unwrap = match &method.unwrap {
        Some(key) => quote!(Some(#key)),
        None => quote!(None),
    };
    let look_up = group
        .look_up(method, cx.api)
        .map(|get| quote!(const LOOK_UP: Option<&'static str> = Some(#get);));
    let effect_type = imports.root("Effect");
    let method_trait = imports.root("Method");
    let uses = imports.tokens();
    let allow = allow_deprecated(cx.types_in(here).map(|(_, def)| def));
    Ok(quote! {
        #doc
        #allow

        #uses

        #request

        impl #method_trait for #name {
            const NAME: &'static str = #wire;
            const EFFECT: #effect_type = #effect_type::#effect;
            const UNWRAP: Option<&'static str> = #unwrap;
            #look_up
            type Response = #response;
            type Error = #error;
        }

        #(#types)*

        #errors
    })
}

/// The struct of the parameters, and a function on the call for each that is optional.
fn request(
    cx: &Context<'_>,
    here: Home,
    method: &Method,
    names: &MethodNames,
    imports: &mut Imports,
) -> Result<TokenStream, Defect> {
    let id = method.request;
    let (def, object) = cx.request(method)?;
    let doc = Comment::of(format!(
        "The request of `{}`, as [`Methods::{1}`](super::Methods::{1}) makes it.",
        method.wire, names.function
    ))
    .prose(&def.docs.text)
    .provenance(&def.docs);
    let request = structs::emit(cx, id, def, object, doc, imports);
    let optional: Vec<(&Field, &String)> = object
        .fields
        .iter()
        .zip(cx.names.members(id))
        .filter(|(field, _)| !field.required)
        .collect();
    if optional.is_empty() {
        return Ok(request);
    }
    let setters: Vec<TokenStream> =
        optional.into_iter().map(|(field, name)| setter(cx, here, field, name, imports)).collect();
    let call = imports.root("Call");
    let name = ident(cx.names.ty(id));
    Ok(quote! {
        #request

        impl<C> #call<'_, C, #name> {
            #(#setters)*
        }
    })
}

fn setter(
    cx: &Context<'_>,
    here: Home,
    field: &Field,
    rust: &str,
    imports: &mut Imports,
) -> TokenStream {
    let name = ident(rust);
    // An object with a single field of its own is set by that field.
    if let Some((id, inner, inner_name)) = only_field(cx, &field.ty) {
        let object = cx.ty(&Type::Named(id), imports, here);
        let (parameter, value) = cx.parameter(&inner_name, &inner.ty, imports, here);
        let doc = member(&format!("{}.{}", field.wire, inner.wire), "", &inner.docs)
            .prose(&field.docs.text)
            .provenance(&field.docs)
            .outer(&cx.comments);
        let value = match value {
            None => quote!(#inner_name),
            Some(value) => quote!(#inner_name: #value),
        };
        let deprecated = deprecated(&inner.docs);
        return quote! {
            #doc
            #deprecated
            pub fn #inner_name(mut self, #parameter) -> Self {
                self.method.#name = Some(#object { #value });
                self
            }
        };
    }
    let (parameter, value) = cx.parameter(&name, &field.ty, imports, here);
    let value = value.unwrap_or_else(|| quote!(#name));
    let value = match field.ty {
        Type::Nullable(_) => value,
        _ => quote!(Some(#value)),
    };
    let doc = member(&field.wire, rust, &field.docs).provenance(&field.docs).outer(&cx.comments);
    let deprecated = deprecated(&field.docs);
    quote! {
        #doc
        #deprecated
        pub fn #name(mut self, #parameter) -> Self {
            self.method.#name = #value;
            self
        }
    }
}

/// The only field of an object, if it has one and must have it.
fn only_field<'a>(cx: &Context<'a>, ty: &Type) -> Option<(TypeId, &'a Field, Ident)> {
    let (id, object) = cx.api.object(ty)?;
    match (object.fields.as_slice(), cx.names.members(id)) {
        ([field], [name]) if field.required && field.fixed.is_none() => {
            Some((id, field, ident(name)))
        }
        _ => None,
    }
}
