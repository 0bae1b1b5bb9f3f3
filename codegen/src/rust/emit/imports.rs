//! The `use` lines of a file.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::ident;

/// What a file uses, by the path that it comes from.
#[derive(Default)]
pub(super) struct Imports {
    used: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Imports {
    /// Imports `name` from `path`, and gives it to be written.
    pub(super) fn add(&mut self, path: &'static str, name: &str) -> Ident {
        self.used.entry(path).or_default().insert(name.to_owned());
        ident(name)
    }

    /// Something of the root of the crate.
    pub(super) fn root(&mut self, name: &str) -> Ident {
        self.add("crate", name)
    }

    /// As `use` items: from outside first, then from the crate.
    pub(super) fn tokens(&self) -> TokenStream {
        let (crate_paths, foreign): (Vec<_>, Vec<_>) = self
            .used
            .iter()
            .partition(|(path, _)| path.starts_with("crate") || path.starts_with("super"));
        let lines = foreign.into_iter().chain(crate_paths).map(|(path, names)| {
            let path: syn::Path = match syn::parse_str(path) {
                Ok(path) => path,
                Err(_) => return TokenStream::new(),
            };
            let names: Vec<Ident> = names.iter().map(|name| ident(name)).collect();
            match names.as_slice() {
                [name] => quote!(use #path::#name;),
                names => quote!(use #path::{#(#names),*};),
            }
        });
        lines.collect()
    }
}
