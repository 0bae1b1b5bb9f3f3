//! The model to Rust, by `quote!` alone.
//!
//! One file here for each kind of output, and none knows another; what they share is how types,
//! docs and imports are written.

mod choices;
mod context;
mod contract_tests;
mod docs;
mod enums;
mod errors;
mod group;
mod ids;
mod imports;
mod item;
mod method;
mod provisioner;
mod root;
mod sandbox;
mod standard_errors;
mod structs;
mod type_expr;
mod values;

use proc_macro2::TokenStream;

use crate::model::Api;
use crate::model::name::Names;

use context::Context;
pub(crate) use values::name as text_type;

/// A file to be: where it goes, what it is made from, and its content.
pub(crate) struct Emitted {
    pub(crate) path: String,
    /// The file of the spec, for the header.
    pub(crate) source: String,
    pub(crate) content: Content,
}

/// What stands in a file.
pub(crate) enum Content {
    Rust {
        tokens: TokenStream,
        /// The texts of its doc comments, each at the place that its key in the tokens says.
        comments: Vec<Vec<String>>,
    },
    /// An object, without the line break at the end.
    Json(String),
}

/// Calls `each` with one file after the other, so that not all are in memory at once.
pub(crate) fn emit<E>(
    api: &Api,
    names: &Names,
    mut each: impl FnMut(Emitted) -> Result<(), E>,
) -> Result<(), E> {
    let cx = Context::new(api, names);
    each(root::file(&cx))?;
    each(standard_errors::file(&cx))?;
    if let Some(file) = values::file(&cx) {
        each(file)?;
    }
    for file in item::files(&cx) {
        each(file)?;
    }
    for file in sandbox::root(&cx) {
        each(file)?;
    }
    for index in 0..api.groups.len() {
        for file in group::files(&cx, index) {
            each(file)?;
        }
        for file in sandbox::group(&cx, index) {
            each(file)?;
        }
    }
    each(contract_tests::main(&cx))?;
    for index in 0..api.groups.len() {
        each(contract_tests::group(&cx, index))?;
    }
    Ok(())
}
