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

use super::file::{Defect, Emitted};
use crate::model::Api;
use crate::model::name::Names;

use context::Context;

/// Calls `each` with one file after the other, so that not all are in memory at once.
pub(super) fn emit(
    api: &Api,
    names: &Names,
    mut each: impl FnMut(Emitted) -> Result<(), Defect>,
) -> Result<(), Defect> {
    let cx = Context::new(api, names);
    each(root::file(&cx))?;
    each(standard_errors::file(&cx))?;
    if let Some(file) = values::file(&cx) {
        each(file)?;
    }
    for file in item::files(&cx) {
        each(file)?;
    }
    for file in sandbox::root(&cx)? {
        each(file)?;
    }
    for id in api.groups.ids() {
        for file in group::files(&cx, id)? {
            each(file)?;
        }
        for file in sandbox::group(&cx, id)? {
            each(file)?;
        }
    }
    each(contract_tests::main(&cx))?;
    for id in api.groups.ids() {
        each(contract_tests::group(&cx, id))?;
    }
    Ok(())
}
