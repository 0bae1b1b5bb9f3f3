//! `tests/generated`: what must hold for every method, for its documented examples and its
//! error table.

mod hidden;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::{Context, ident};
use super::docs::Comment;
use crate::model::{Example, GroupId, Home};
use crate::rust::file::Emitted;
use crate::spec::load::ROOT;

/// `main.rs`: the list of the other files.
pub(super) fn main(cx: &Context<'_>) -> Emitted {
    let modules = cx.names.groups.iter().map(|group| ident(&group.module));
    let shared = cx.types_in(Home::Shared).map(|(id, _)| ident(cx.names.ty(id)));
    let shared: Vec<TokenStream> = shared.map(|name| quote!(kompliant_api::types::#name)).collect();
    let examples = every_example(&shared);
    let tokens = quote! {
        //! What must hold for every method: its documented examples survive decoding and
        //! encoding, and each row of its error table comes back as its typed reason.

        #![cfg(feature = "reqwest")]

        #(
            #[rustfmt::skip]
            mod #modules;
        )*
        #[path = "../support/mod.rs"]
        mod support;

        #examples
    };
    cx.file("tests/generated/main.rs".to_owned(), format!("spec/{ROOT}"), tokens)
}

/// The tests of a group.
pub(super) fn group(cx: &Context<'_>, id: GroupId) -> Emitted {
    let (group, names) = (&cx.api[id], &cx.names.groups[id]);
    let module = ident(&names.module);
    let mut hides = false;
    let tests = group.methods.iter().zip(&names.methods).map(|(method, names)| {
        let name = ident(&names.function);
        let request = ident(cx.names.ty(method.request));
        let requests = examples(&method.request_examples);
        let responses = examples(&method.response_examples);
        let request = quote!(#module::#request);
        let hidden = hidden::check(cx, &request, method);
        hides |= hidden.is_some();
        quote! {
            #[test]
            fn #name() {
                let requests = [#(#requests),*];
                let responses = [#(#responses),*];
                support::method::<#request>(&requests, &responses);
                #hidden
            }
        }
    });
    let tests: Vec<TokenStream> = tests.collect();
    let requests = group.methods.iter().map(|method| ident(cx.names.ty(method.request)));
    let marker = ident(&names.marker);
    // What is refused in the sandbox is told by the state of a provisioner.
    let rows = group.provisioner.as_ref().map(|_| {
        quote! {
            #[cfg(feature = "sandbox")]
            #[test]
            fn every_row_is_reached_in_the_sandbox() {
                #(support::rows::<#module::#marker, #module::#requests>();)*
            }
        }
    });
    let types = cx.types_of_group(id).map(|(id, _)| ident(cx.names.ty(id)));
    let types: Vec<TokenStream> = types.map(|name| quote!(#module::#name)).collect();
    let every_example = every_example(&types);
    let hidden = hides.then(|| quote!(, Hidden));
    let doc = Comment::of(format!("The methods of `{}`.", group.tag)).inner(&cx.comments);
    let tokens = quote! {
        #doc

        use kompliant_api::#module;

        use super::support::{self, Example #hidden};

        #(#tests)*

        #rows

        #every_example
    };
    cx.file(
        format!("tests/generated/{}.rs", names.module.trim_start_matches("r#")),
        format!("spec/{}", group.file),
        tokens,
    )
}

/// The test that these types have an example.
fn every_example(types: &[TokenStream]) -> TokenStream {
    quote! {
        #[cfg(feature = "sandbox")]
        #[test]
        fn every_type_has_an_example() {
            #(support::example::<#types>();)*
        }
    }
}

/// Each example as it is documented, and as this crate writes it where that differs.
fn examples(examples: &[Example]) -> Vec<TokenStream> {
    let one = |example: &Example| {
        let json = raw(&example.json);
        let written = match example.json == example.canonical {
            true => quote!(None),
            false => {
                let canonical = raw(&example.canonical);
                quote!(Some(#canonical))
            }
        };
        quote!(Example(#json, #written))
    };
    examples.iter().map(one).collect()
}

/// JSON as a raw string, readable in the test.
fn raw(json: &serde_json::Value) -> Literal {
    let text = serde_json::to_string_pretty(json).unwrap_or_default();
    // A raw string cannot be quoted, only parsed; it falls back to an escaped one.
    let mut hashes = String::from("#");
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{text}\"{hashes}").parse().unwrap_or_else(|_| Literal::string(&text))
}
