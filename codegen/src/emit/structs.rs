//! Structs: the fields of requests, of answers and of what stands in them.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, ident};
use super::docs::{Comment, member};
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
    let doc = doc.outer(cx);
    let name = ident(cx.names.ty(id));
    let names = cx.names.members(id);
    let fields = object.fields.iter().zip(names).map(|(field, name)| {
        let doc = Comment::of(member(&field.wire, &field.docs))
            .provenance(&inherited(field, def))
            .outer(cx);
        let serde = serde_attribute(field, name);
        let ty = field_type(cx, field, def, imports);
        let name = ident(name);
        quote!(#doc #serde pub #name: #ty)
    });
    let fields: Vec<TokenStream> = fields.collect();
    let serialize = imports.add("serde", "Serialize");
    let deserialize = imports.add("serde", "Deserialize");
    let functions = functions(cx, id, def, object, imports);
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq, #serialize, #deserialize)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
        }

        #functions
    }
}

/// A page is named where it is another one than that of the struct.
fn inherited(field: &Field, def: &TypeDef) -> crate::model::Docs {
    let mut docs = field.docs.clone();
    if docs.source == def.docs.source {
        docs.source = None;
    }
    docs
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

fn serde_attribute(field: &Field, name: &str) -> TokenStream {
    let wire = &field.wire;
    let rename = (name.strip_prefix("r#").unwrap_or(name) != wire).then(|| quote!(rename = #wire));
    let optional =
        (!field.required).then(|| quote!(default, skip_serializing_if = "Option::is_none"));
    let parts: Vec<TokenStream> = rename.into_iter().chain(optional).collect();
    match parts.is_empty() {
        true => TokenStream::new(),
        false => quote!(#[serde(#(#parts),*)]),
    }
}

/// `new` where callers make such values, and slices of lists that may be absent.
fn functions(
    cx: &Context<'_>,
    id: TypeId,
    def: &TypeDef,
    object: &Struct,
    imports: &mut Imports,
) -> TokenStream {
    let mut functions = TokenStream::new();
    let names = cx.names.members(id);
    let members = || object.fields.iter().zip(names);
    if cx.is_sent(id) {
        let mut parameters = Vec::new();
        let mut values = Vec::new();
        for (field, name) in members() {
            let name = ident(name);
            if !field.required {
                values.push(quote!(#name: None));
                continue;
            }
            let (parameter, value) = cx.parameter(&name, &field.ty, imports, def.home);
            parameters.push(parameter);
            values.push(match value {
                None => quote!(#name),
                Some(value) => quote!(#name: #value),
            });
        }
        functions.extend(quote! {
            /// With everything that must be said, and nothing that need not.
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#values),* }
            }
        });
    } else {
        for (field, name) in members().filter(|(field, _)| !field.required) {
            let Type::List(item) = &field.ty else {
                continue;
            };
            let item = cx.ty(item, imports, def.home);
            let name = ident(name);
            let doc = Comment::of(format!(
                "[`{name}`](Self#structfield.{name}), empty where the answer has none."
            ))
            .outer(cx);
            functions.extend(quote! {
                #doc
                pub fn #name(&self) -> &[#item] {
                    self.#name.as_deref().unwrap_or_default()
                }
            });
        }
    }
    match functions.is_empty() {
        true => functions,
        false => {
            let name = ident(cx.names.ty(id));
            quote!(impl #name { #functions })
        }
    }
}
