//! Choices: enums of the types that a value can be of, open to those that this version does not
//! know.
//!
//! How a value is read and written is the runtime's; here it is said what tells the types apart.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, ident};
use super::docs::{Comment, described};
use super::imports::Imports;
use crate::model::{Choice, Form, TypeDef, TypeId, Variant};
use crate::prose;

pub(super) fn emit(
    cx: &Context<'_>,
    id: TypeId,
    def: &TypeDef,
    choice: &Choice,
    imports: &mut Imports,
) -> TokenStream {
    let name = ident(cx.names.ty(id));
    let told = match &choice.tag {
        Some((property, _)) => format!("{} says which it is.", prose::span(property)),
        None => String::new(),
    };
    let doc = described(def).text(told).provenance(&def.docs).outer(&cx.comments);
    let variants: Vec<_> = cx.names.members(id).iter().map(|name| ident(name)).collect();
    let docs = choice.variants.iter().map(|variant| variant_doc(cx, variant));
    let types: Vec<TokenStream> =
        choice.variants.iter().map(|variant| cx.ty(&variant.ty, imports, def.home)).collect();
    let unknown = imports.root("UnknownVariant");
    let impls = match &choice.tag {
        Some((property, _)) => {
            let impls = imports.add("crate::value::format", "tagged_impls");
            let tags = choice.variants.iter().map(|variant| {
                let tags = &variant.tags;
                quote!(#(#tags)|*)
            });
            quote!(#impls!(#name, #property, #(#variants = #tags),*);)
        }
        None => {
            let impls = imports.add("crate::value::format", "untagged_impls");
            let forms = choice.variants.iter().map(|variant| form(&variant.form));
            quote!(#impls!(#name, #(#variants = #forms),*);)
        }
    };
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#docs #variants(#types),)*
            /// What this version of the crate does not know, kept as it came.
            Unknown(#unknown),
        }

        #(
            impl From<#types> for #name {
                fn from(value: #types) -> Self {
                    Self::#variants(value)
                }
            }
        )*

        #impls
    }
}

fn variant_doc(cx: &Context<'_>, variant: &Variant) -> TokenStream {
    let tags: Vec<String> = variant.tags.iter().map(|tag| prose::span(tag)).collect();
    let tags = tags.join(" or ");
    let comment = match (tags.is_empty(), variant.docs.text.is_empty()) {
        (true, true) => Comment::of(format!("{}.", prose::span(&variant.name))),
        (true, false) => Comment::default().prose(&variant.docs.text),
        (false, true) => Comment::of(format!("{tags}.")),
        (false, false) => Comment::headed(format!("{tags}: "), &variant.docs.text),
    };
    comment.provenance(&variant.docs).outer(&cx.comments)
}

/// As the macro of the runtime takes it.
fn form(form: &Form) -> TokenStream {
    match form {
        Form::Text => quote!(Text),
        Form::Number => quote!(Number),
        Form::Boolean => quote!(Boolean),
        Form::List => quote!(List),
        Form::Object(keys) => quote!(Object(#(#keys),*)),
    }
}
