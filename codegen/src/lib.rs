//! Generates the typed code of `kompliant-api` from the OpenAPI description in `spec/`.
//!
//! The data goes one way: load → check → lower → model → name → emit → format → write, a module
//! each. This library never prints, never reads the environment and never panics, whatever the
//! spec says.

// Whatever a spec says, the answer is code or a diagnostic.
#![cfg_attr(
    not(test),
    deny(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::string_slice,
        clippy::todo,
        clippy::unimplemented,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]

mod model;
mod prose;
mod rust;
mod spec;
mod tools;

use model::{lower, name};
use rust::write::Output;
use spec::diagnostic::Diagnostics;
use spec::load;
use spec::source::Sources;
use spec::tree;
use tools::{coverage, reference};

pub use rust::write;
pub use spec::load::{Files, Folder, ROOT};
pub use spec::{diagnostic, source};
pub use tools::bundle::{Bundle, Extensions, bundle};
pub use tools::{diff, lint, scaffold};

/// Why nothing was generated.
#[derive(Debug)]
pub enum Error {
    /// The spec has mistakes.
    Rejected {
        /// Never empty.
        diagnostics: Diagnostics,
        /// The texts that the diagnostics point into.
        sources: Sources,
    },
    /// The spec has no mistakes, but the model contradicts itself or the tokens are not Rust: a
    /// defect of this generator.
    Defect(String),
}

/// A spec without a mistake, read once for all that is made of it.
#[derive(Debug)]
pub struct Checked {
    api: model::Api,
    names: name::Names,
    documented: Option<coverage::Documented>,
}

/// Reads and checks a spec.
pub fn read(files: &dyn Files) -> Result<Checked, Error> {
    let (_, checked) = examine(files)?;
    Ok(checked)
}

/// Generates every file of Rust from a spec.
pub fn generate(files: &dyn Files) -> Result<Vec<Output>, Error> {
    read(files)?.rust()
}

/// The spec as it is written, and what it means.
fn examine(files: &dyn Files) -> Result<(load::Spec, Checked), Error> {
    let mut diagnostics = Diagnostics::default();
    let mut spec = load::load(files, &mut diagnostics);
    drop(tree::read(&spec, &mut diagnostics));
    let api = lower::lower(&spec, &mut diagnostics);
    let names = name::assign(&api, &mut diagnostics);
    let documented =
        spec.documented.as_ref().map(|document| coverage::read(document, &mut diagnostics));
    if diagnostics.is_empty() {
        load::unreferenced(files, &mut spec, &mut diagnostics);
        load::agree(&spec, &mut diagnostics);
    }
    if !diagnostics.is_empty() {
        diagnostics.sort();
        return Err(Error::Rejected { diagnostics, sources: spec.into_sources() });
    }
    Ok((spec, Checked { api, names, documented }))
}

impl Checked {
    /// The typed code, and the tests of it.
    pub fn rust(&self) -> Result<Vec<Output>, Error> {
        rust::files(&self.api, &self.names).map_err(|defect| Error::Defect(defect.0))
    }

    /// The pages for people who do not read Rust.
    pub fn reference(&self) -> Vec<Output> {
        reference::pages(&self.api, &self.names, &self.covered())
    }

    /// What of the documented API the spec has, for a terminal.
    pub fn coverage(&self) -> String {
        coverage::terminal(&self.covered())
    }

    fn covered(&self) -> coverage::Coverage {
        coverage::of(&self.api, self.documented.as_ref())
    }
}
