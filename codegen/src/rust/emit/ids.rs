//! Ids: newtypes over their text.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, ident};
use super::docs::Comment;
use super::imports::Imports;
use crate::model::{TypeDef, TypeId};
use crate::prose;

pub(super) fn emit(
    cx: &Context<'_>,
    id: TypeId,
    def: &TypeDef,
    prefixes: &[String],
    imports: &mut Imports,
) -> TokenStream {
    let text = cx.names.ty(id);
    let name = ident(text);
    let forms: Vec<String> =
        prefixes.iter().map(|prefix| prose::span(&format!("{prefix}…"))).collect();
    let doc = Comment::default()
        .prose(&def.docs.text)
        .text(format!("On the wire it is {}.", forms.join(" or ")))
        .provenance(&def.docs)
        .outer(&cx.comments);
    let id_trait = imports.root("Id");
    let impls = imports.add("crate::value::id", "id_impls");
    quote! {
        #doc
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct #name(Box<str>);

        impl #id_trait for #name {
            const NAME: &'static str = #text;
            const PREFIXES: &'static [&'static str] = &[#(#prefixes),*];
        }

        #impls!(#name);
    }
}
