//! `types.rs`: what several provisioners use.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, allow_deprecated, ident};
use super::docs::{Comment, described};
use super::imports::Imports;
use super::{choices, enums, ids, structs};
use crate::model::{Home, TypeDef, TypeId, TypeKind};
use crate::rust::file::Emitted;

pub(super) fn files(cx: &Context<'_>) -> Vec<Emitted> {
    let mut files = Vec::new();
    let mut modules = Vec::new();
    let mut uses = Vec::new();
    for (module, doc, wanted) in KINDS {
        let types: Vec<_> =
            cx.types_in(Home::Shared).filter(|(_, def)| wanted(&def.kind)).collect();
        if types.is_empty() {
            continue;
        }
        let names = types.iter().map(|(id, _)| ident(cx.names.ty(*id)));
        let name = ident(module);
        modules.push(quote!(mod #name;));
        uses.push(quote!(pub use #name::{#(#names),*};));
        files.push(cx.file(
            format!("src/generated/types/{module}.rs"),
            sources(types.iter().map(|(_, def)| *def)),
            items(cx, &types, doc),
        ));
    }
    let tokens = quote! {
        //! What several provisioners use: enums, ids and structs.

        #(#modules)*

        #(#uses)*
    };
    let path = "src/generated/types.rs".to_owned();
    files.push(cx.file(path, "spec/components".to_owned(), tokens));
    files
}

type Wanted = fn(&TypeKind) -> bool;

const KINDS: [(&str, &str, Wanted); 3] = [
    ("enums", "Enums that several provisioners use.", |kind| matches!(kind, TypeKind::Enum { .. })),
    ("ids", "Ids of things that several provisioners know.", |kind| {
        matches!(kind, TypeKind::Id { .. })
    }),
    ("structs", "Structs that several provisioners use.", |kind| {
        matches!(kind, TypeKind::Struct(_) | TypeKind::Choice(_))
    }),
];

/// A file of types.
pub(super) fn items(cx: &Context<'_>, types: &[(TypeId, &TypeDef)], doc: &str) -> TokenStream {
    let mut imports = Imports::default();
    let items: Vec<TokenStream> =
        types.iter().map(|(id, def)| item(cx, *id, def, &mut imports)).collect();
    let doc = Comment::of(doc).inner(&cx.comments);
    let uses = imports.tokens();
    let allow = allow_deprecated(types.iter().map(|(_, def)| *def));
    quote! {
        #doc
        #allow
        #uses
        #(#items)*
    }
}

/// A type, whatever its kind.
pub(super) fn item(
    cx: &Context<'_>,
    id: TypeId,
    def: &TypeDef,
    imports: &mut Imports,
) -> TokenStream {
    match &def.kind {
        TypeKind::Id { prefixes, .. } => ids::emit(cx, id, def, prefixes, imports),
        TypeKind::Enum { title, values, .. } => {
            enums::emit(cx, id, def, title.as_deref(), values, imports)
        }
        TypeKind::Choice(choice) => choices::emit(cx, id, def, choice, imports),
        TypeKind::Struct(object) => {
            let doc = described(def).provenance(&def.docs);
            structs::emit(cx, id, def, object, doc, imports)
        }
    }
}

/// The files of the spec that types are from.
fn sources<'a>(types: impl Iterator<Item = &'a TypeDef>) -> String {
    let mut files: Vec<String> = types.map(|def| format!("spec/{}", def.file)).collect();
    files.sort();
    files.dedup();
    files.join(", ")
}
