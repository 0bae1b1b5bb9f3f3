//! The model to Markdown: the API for people who do not read Rust.
//!
//! Whoever knows Kompliant and reviews a change of the spec sees here what it means. It is made of
//! the same model as the Rust, and has its own way out, so that one does not wait for the other.

mod context;
mod coverage;
mod diagram;
mod fields;
mod group;
mod index;
mod method;
mod page;
mod shared;
mod text;
mod types;

use crate::model::name::Names;
use crate::model::{Api, TypeDef};
use crate::rust::write::Output;
use crate::tools::coverage::Coverage;

use context::Context;

/// The page on what is described, and how sure it is.
const COVERAGE: &str = "coverage.md";

/// Every page.
pub(crate) fn pages(api: &Api, names: &Names, covered: &Coverage) -> Vec<Output> {
    let described = api.homes_of(TypeDef::is_component);
    let cx = Context::new(api, names, &described);
    let groups = api.groups.ids().map(|group| group::page(&cx, group));
    let first = [index::page(&cx), shared::page(&cx), coverage::page(covered)];
    first.into_iter().chain(groups).collect()
}
