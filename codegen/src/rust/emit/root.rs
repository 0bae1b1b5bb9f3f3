//! `mod.rs`: the list of what was generated, and the way from the client to each group.

use quote::quote;

use super::context::{Context, ident};
use super::docs::Comment;
use super::values;
use crate::model::Group;
use crate::rust::file::Emitted;
use crate::spec::load::ROOT;

pub(super) fn file(cx: &Context<'_>) -> Emitted {
    let modules: Vec<_> = cx.names.groups.iter().map(|group| ident(&group.module)).collect();
    let titles = cx.api.groups.iter().map(Group::title);
    let version = &cx.api.version;
    let version_doc = Comment::of(
        "The version of the API that this crate is made from. It is sent as `X-API-Version`, \
         so that a later version does not change the answers under the types of this crate.",
    )
    .outer(&cx.comments);
    let server = &cx.api.server;
    let (values_mod, values_use) = match values::used(cx).as_slice() {
        [] => (None, None),
        used => {
            let names = used.iter().map(|value| ident(value.name));
            (
                Some(quote!(
                    mod values;
                )),
                Some(quote!(pub use values::{#(#names),*};)),
            )
        }
    };
    let tokens = quote! {
        //! Everything that is generated from the description of the API.

        #(pub mod #modules;)*
        #[cfg(feature = "sandbox")]
        pub(crate) mod sandbox;
        mod standard_error;
        pub mod types;
        #values_mod

        use crate::feature::accessors::accessors;

        pub use standard_error::StandardError;
        #values_use

        #version_doc
        pub const API_VERSION: &str = #version;

        /// Where the API is.
        pub const BASE_URL: &str = #server;

        accessors!(#(#modules = #titles),*);
    };
    cx.file("src/generated/mod.rs".to_owned(), format!("spec/{ROOT}"), tokens)
}
