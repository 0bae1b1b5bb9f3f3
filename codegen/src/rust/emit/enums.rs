//! Enums, open to values that this version does not know.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, ident};
use super::docs::{Comment, member};
use super::imports::Imports;
use crate::model::{EnumValue, TypeDef, TypeId};
use crate::prose;

pub(super) fn emit(
    cx: &Context<'_>,
    id: TypeId,
    def: &TypeDef,
    title: Option<&str>,
    values: &[EnumValue],
    imports: &mut Imports,
) -> TokenStream {
    let name = ident(cx.names.ty(id));
    let title =
        title.map(|title| format!("The documentation calls the list {}.", prose::span(title)));
    let doc = Comment::default()
        .prose(&def.docs.text)
        .text(title.unwrap_or_default())
        .provenance(&def.docs)
        .outer(&cx.comments);
    let variants: Vec<_> = cx.names.members(id).iter().map(|name| ident(name)).collect();
    let variant_docs = values.iter().zip(cx.names.members(id)).map(|(value, name)| {
        let also: Vec<String> = value.aliases.iter().map(|alias| prose::span(alias)).collect();
        let also = match also.is_empty() {
            true => String::new(),
            false => format!("Also read from {}.", also.join(", ")),
        };
        member(&value.wire, name, &value.docs)
            .text(also)
            .provenance(&value.docs)
            .outer(&cx.comments)
    });
    let wires: Vec<&str> = values.iter().map(|value| &*value.wire).collect();
    let spellings = values.iter().map(|value| {
        let aliases = &value.aliases;
        let wire = &value.wire;
        quote!(#wire #(| #aliases)*)
    });
    let unknown_value = imports.root("UnknownValue");
    let open_enum = imports.root("OpenEnum");
    let impls = imports.add("crate::value::open_enum", "open_enum_impls");
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variant_docs #variants,)*
            /// A value that this version of the crate does not know.
            Unknown(#unknown_value),
        }

        impl #open_enum for #name {
            const VALUES: &'static [&'static str] = &[#(#wires),*];

            fn from_wire(text: &str) -> Option<Self> {
                match text {
                    #(#spellings => Some(Self::#variants),)*
                    _ => None,
                }
            }

            fn from_unknown(value: #unknown_value) -> Self {
                Self::Unknown(value)
            }

            fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #wires,)*
                    Self::Unknown(value) => value.as_str(),
                }
            }
        }

        #impls!(#name);
    }
}
