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
    let doc = doc.outer(cx);
    let name = ident(cx.names.ty(id));
    let names = cx.names.members(id);
    let fields = object.fields.iter().zip(names).map(|(field, name)| {
        let doc =
            member(&field.wire, &field.docs).provenance_within(&field.docs, &def.docs).outer(cx);
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

/// `new` where callers make such values, and slices of lists that may be absent.
fn functions(
    cx: &Context<'_>,
    id: TypeId,
    def: &TypeDef,
    object: &Struct,
    imports: &mut Imports,
) -> TokenStream {
    let mut functions = TokenStream::new();
    let mut default = TokenStream::new();
    let name = ident(cx.names.ty(id));
    let names = cx.names.members(id);
    let members = || object.fields.iter().zip(names);
    if cx.is_sent(id) {
        let mut parameters = Vec::new();
        let mut values = Vec::new();
        for (field, name) in members() {
            let name = ident(name);
            match (&field.fixed, field.required) {
                (Some(value), _) => {
                    values.push(quote!(#name: #value.into()));
                    continue;
                }
                (None, false) => {
                    values.push(quote!(#name: None));
                    continue;
                }
                (None, true) => {}
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
        if parameters.is_empty() {
            default = quote! {
                impl Default for #name {
                    fn default() -> Self {
                        Self::new()
                    }
                }
            };
        }
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
        false => quote!(impl #name { #functions } #default),
    }
}
