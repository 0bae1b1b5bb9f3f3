//! `mod.rs`: the list of what was generated, and the way from the client to each group.

use quote::quote;

use super::Emitted;
use super::context::{Context, ident};
use super::docs::{Comment, escape};
use crate::load::ROOT;

pub(super) fn file(cx: &Context<'_>) -> Emitted {
    let modules: Vec<_> = cx.names.groups.iter().map(|group| ident(&group.module)).collect();
    let docs = cx.api.groups.iter().map(|group| Comment::of(escape(&group.docs.text)).outer(cx));
    let version = &cx.api.version;
    let version_doc = Comment::of(
        "The version of the API that this crate is made from. It is sent as `X-API-Version`, \
         so that a later version does not change the answers under the types of this crate.",
    )
    .outer(cx);
    let server = &cx.api.server;
    let tokens = quote! {
        //! Everything that is generated from the description of the API.

        #(pub mod #modules;)*
        mod standard_error;
        pub mod types;

        use crate::Client;

        pub use standard_error::StandardError;

        #version_doc
        pub const API_VERSION: &str = #version;

        /// Where the API is.
        pub const BASE_URL: &str = #server;

        impl Client {
            #(
                #docs
                pub fn #modules(&self) -> #modules::Methods<'_, Self> {
                    #modules::Methods { client: self }
                }
            )*
        }
    };
    cx.file("src/generated/mod.rs".to_owned(), format!("spec/{ROOT}"), tokens)
}
