//! Structs: the fields of requests, of answers and of what stands in them.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, ident};
use super::docs::{Comment, deprecated, member};
use super::imports::Imports;
use crate::model::{Field, Struct, Type, TypeDef, TypeId};

/// A struct with the functions that go with it, under the doc comment that it is given.
pub(super) fn emit(
    cx: &Context<'_>,
    id: TypeId,
    def: &TypeDef,
    object: &Struct,
    doc: Comment,
    imports: &mut Imports,
) -> TokenStream {
    let doc = doc.outer(&cx.comments);
    let name = ident(cx.names.ty(id));
    let names = cx.names.members(id);
    let fields = object.fields.iter().zip(names).map(|(field, name)| {
        let doc = member(&field.wire, name, &field.docs)
            .provenance_within(&field.docs, &def.docs)
            .outer(&cx.comments);
        let ty = field_type(cx, field, def, imports);
        let name = ident(name);
        let deprecated = deprecated(&field.docs);
        quote!(#doc #deprecated pub #name: #ty)
    });
    let fields: Vec<TokenStream> = fields.collect();
    let object_impls = imports.add("crate::value::object", "object_impls");
    let required = wire_fields(object, names, true);
    let optional = wire_fields(object, names, false);
    let optional = (!optional.is_empty()).then(|| quote!(; #(#optional),*));
    let functions = functions(cx, id, def, object, imports);
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
        }

        #object_impls!(#name #(, #required)* #optional);

        #functions
    }
}

fn field_type(
    cx: &Context<'_>,
    field: &Field,
    def: &TypeDef,
    imports: &mut Imports,
) -> TokenStream {
    let ty = cx.ty(&field.ty, imports, def.home);
    match (&field.ty, field.required) {
        (Type::Nullable(_), _) | (_, true) => ty,
        (_, false) => quote!(Option<#ty>),
    }
}

/// The fields of one kind, each with its name on the wire where that is another one.
fn wire_fields(object: &Struct, names: &[String], required: bool) -> Vec<TokenStream> {
    let fields = object.fields.iter().zip(names).filter(|(field, _)| field.required == required);
    let one = |(field, name): (&Field, &String)| {
        let (wire, same) = (&field.wire, *name == field.wire);
        let name = ident(name);
        if same { quote!(#name) } else { quote!(#name = #wire) }
    };
    fields.map(one).collect()
}

/// `new` where callers make such values; for others, slices of lists that may be absent.
fn functions(
    cx: &Context<'_>,
    id: TypeId,
    def: &TypeDef,
    object: &Struct,
    imports: &mut Imports,
) -> TokenStream {
    if cx.is_sent(id) {
        return constructor(cx, id, def, object, imports);
    }
    let name = ident(cx.names.ty(id));
    let members = object.fields.iter().zip(cx.names.members(id));
    let slices: Vec<TokenStream> = members
        .filter(|(field, _)| !field.required)
        .filter_map(|(field, name)| slice(cx, field, name, def, imports))
        .collect();
    match slices.is_empty() {
        true => TokenStream::new(),
        false => quote!(impl #name { #(#slices)* }),
    }
}

/// `new`, and `Default` where it takes nothing.
fn constructor(
    cx: &Context<'_>,
    id: TypeId,
    def: &TypeDef,
    object: &Struct,
    imports: &mut Imports,
) -> TokenStream {
    let name = ident(cx.names.ty(id));
    let mut parameters = Vec::new();
    let mut values = Vec::new();
    for (field, name) in object.fields.iter().zip(cx.names.members(id)) {
        let name = ident(name);
        values.push(match (&field.fixed, field.required) {
            (Some(value), _) => quote!(#name: #value.into()),
            (None, false) => quote!(#name: None),
            (None, true) => {
                let (parameter, value) = cx.parameter(&name, &field.ty, imports, def.home);
                parameters.push(parameter);
                value.map_or_else(|| quote!(#name), |value| quote!(#name: #value))
            }
        });
    }
    let (noun, fields) = match cx.is_request(id) {
        true => ("request", "parameters"),
        false => ("object", "fields"),
    };
    let has_optional = object.fields.iter().any(|field| !field.required);
    let doc = match (parameters.is_empty(), has_optional) {
        (false, _) => format!("Creates the {noun} with its required {fields}."),
        (true, true) => format!("Creates the {noun} without its optional {fields}."),
        (true, false) => format!("Creates the {noun}."),
    };
    let doc = Comment::of(doc).outer(&cx.comments);
    let default = parameters.is_empty().then(|| {
        quote! {
            impl Default for #name {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    });
    quote! {
        impl #name {
            #doc
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#values),* }
            }
        }

        #default
    }
}

/// A function that reads a list whether or not it is there.
fn slice(
    cx: &Context<'_>,
    field: &Field,
    name: &str,
    def: &TypeDef,
    imports: &mut Imports,
) -> Option<TokenStream> {
    let Type::List(item) = &field.ty else { return None };
    let item = cx.ty(item, imports, def.home);
    let name = ident(name);
    let doc = Comment::of(format!(
        "[`{name}`](Self#structfield.{name}), empty where the response has none."
    ))
    .outer(&cx.comments);
    Some(quote! {
        #doc
        pub fn #name(&self) -> &[#item] {
            self.#name.as_deref().unwrap_or_default()
        }
    })
}
