//! `standard_error.rs`: the errors that any method can answer.

use quote::quote;

use super::context::{Context, ident};
use super::docs::Comment;
use crate::prose;
use crate::rust::file::Emitted;

pub(super) fn file(cx: &Context<'_>) -> Emitted {
    let rows = &cx.api.standard_errors;
    let variants: Vec<_> = cx.names.standard_errors.iter().map(|name| ident(name)).collect();
    let docs = rows.iter().map(|row| {
        let head = match (&row.code, row.status) {
            (Some(code), Some(status)) => format!("{} ({status}).", prose::span(code)),
            (Some(code), None) => {
                format!("{}; its HTTP status is not documented.", prose::span(code))
            }
            (None, Some(status)) => format!("HTTP status {status}; its code is not documented."),
            (None, None) => String::new(),
        };
        let comment = match row.causes.as_slice() {
            [only] => Comment::headed(head + " ", only),
            many => Comment::of(head).list(many),
        };
        let comment = match &row.message {
            Some(message) => comment.text(format!("Message: {}", prose::literal(message))),
            None => comment,
        };
        comment.provenance(&row.docs).outer(&cx.comments)
    });
    let table = rows.iter().zip(&variants).map(|(row, variant)| {
        let code = match &row.code {
            Some(code) => quote!(Some(#code)),
            None => quote!(None),
        };
        let status = match row.status {
            Some(status) => {
                let status = proc_macro2::Literal::u16_unsuffixed(status);
                quote!(Some(#status))
            }
            None => quote!(None),
        };
        quote!(StandardRow { reason: Self::#variant, code: #code, status: #status })
    });
    let tokens = quote! {
    //! The errors that any method can answer, once for all of them.

    use crate::StandardRow;

    /// An error that any method can answer.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum StandardError {
            #(#docs #variants,)*
        }

        impl StandardError {
            /// How each of them is recognised.
            pub const ROWS: &'static [StandardRow] = &[#(#table),*];
        }
    };
    cx.file(
        "src/generated/standard_error.rs".to_owned(),
        format!("spec/{}", cx.api.standard_errors_file),
        tokens,
    )
}
