//! Error tables: an enum of reasons, and the rows as data.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, ident};
use super::docs::Comment;
use super::imports::Imports;
use crate::model::Method;
use crate::model::name::MethodNames;
use crate::prose;

pub(super) fn emit(
    cx: &Context<'_>,
    method: &Method,
    names: &MethodNames,
    imports: &mut Imports,
) -> TokenStream {
    let name = ident(&names.error);
    let doc =
        Comment::of(format!("Why `{}` can be refused: the rows of its error table.", method.wire))
            .provenance(&crate::model::Docs {
                source: method.docs.source.clone(),
                unknown: method.docs.unknown.clone(),
                ..Default::default()
            })
            .outer(&cx.comments);
    let variants: Vec<_> = names.rows.iter().map(|name| ident(name)).collect();
    let docs = method.errors.iter().map(|row| {
        let head = format!("{} ({}).", prose::span(&row.key()), row.status);
        let comment = match row.causes.as_slice() {
            [only] => Comment::headed(head + " ", only),
            many => Comment::of(head).list(many),
        };
        comment.provenance_within(&row.docs, &method.docs).outer(&cx.comments)
    });
    let rows = method.errors.iter().zip(&variants).map(|(row, variant)| {
        let status = proc_macro2::Literal::u16_unsuffixed(row.status);
        let key = row.key();
        quote!(ErrorRow::new(Self::#variant, #status, #key))
    });
    let rows: Vec<TokenStream> = rows.collect();
    let error_row = imports.root("ErrorRow");
    let method_error = imports.root("MethodError");
    let standard = imports.root("StandardError");
    quote! {
        #doc
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#docs #variants,)*
            /// One of the errors that any method can answer.
            Standard(#standard),
            /// An error that this version of the crate does not know.
            Unlisted,
        }

        impl #method_error for #name {
            const ROWS: &'static [#error_row<Self>] = &[#(#rows),*];
            const UNLISTED: Self = Self::Unlisted;

            fn standard(error: #standard) -> Self {
                Self::Standard(error)
            }
        }
    }
}
