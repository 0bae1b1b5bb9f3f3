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

mod check;
pub mod diagnostic;
pub mod diff;
mod emit;
mod format;
pub mod lint;
mod load;
mod lower;
mod model;
mod name;
mod node;
pub mod scaffold;
pub mod source;
pub mod write;

use diagnostic::Diagnostics;
use source::Sources;
use write::Output;

pub use load::{Files, Folder, ROOT};

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
    /// The spec has none, and yet what came out is no Rust: a defect of this generator.
    Defect(String),
}

/// A spec without mistakes.
struct Understood {
    api: model::Api,
    names: name::Names,
    /// The nodes that it was read from.
    spec: load::Spec,
}

/// Everything before the first line of Rust.
fn understand(files: &dyn Files) -> Result<Understood, Error> {
    let mut diagnostics = Diagnostics::default();
    let spec = load::load(files, &mut diagnostics);
    check::check(&spec, &mut diagnostics);
    let api = lower::lower(&spec, &mut diagnostics);
    let names = name::assign(&api, &mut diagnostics);
    if diagnostics.is_empty() {
        load::agree(&spec, &mut diagnostics);
    }
    if !diagnostics.is_empty() {
        diagnostics.sort();
        return Err(Error::Rejected { diagnostics, sources: spec.into_sources() });
    }
    Ok(Understood { api, names, spec })
}

/// Generates every file from a spec.
pub fn generate(files: &dyn Files) -> Result<Vec<Output>, Error> {
    let Understood { api, names, spec } = understand(files)?;
    drop(spec);
    let mut outputs = Vec::new();
    emit::emit(&api, &names, |file| {
        let path = file.path.clone();
        let text = format::format(file).map_err(Error::Defect)?;
        outputs.push(Output { path, text });
        Ok(())
    })?;
    Ok(outputs)
}
