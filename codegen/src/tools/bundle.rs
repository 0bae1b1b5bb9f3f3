//! The spec as one file that needs no other.
//!
//! Swagger UI, Postman, mock servers and most generators do not follow references between files. The
//! bundle says the same as the spec: paths stand in the root, components of all files stand together,
//! and every reference leads within the file.

mod inline;
mod json;
mod names;
mod varnames;
mod yaml;

use crate::spec::load::{Files, Spec};
use crate::spec::node::Node;
use crate::{Error, examine};

/// Whether what OpenAPI has no words for goes along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extensions {
    Kept,
    /// Keys that begin with `x-` are left out, for tools that refuse them.
    LeftOut,
}

/// A spec in one piece.
#[derive(Debug)]
pub struct Bundle {
    root: Node,
}

/// Makes one file of a spec without mistakes.
pub fn bundle(files: &dyn Files, extensions: Extensions) -> Result<Bundle, Error> {
    let (spec, _) = examine(files)?;
    Ok(of(&spec, extensions))
}

fn of(spec: &Spec, extensions: Extensions) -> Bundle {
    let names = names::assign(spec);
    let mut root = inline::root(spec, &names, extensions);
    if extensions == Extensions::Kept {
        varnames::add(&mut root);
    }
    Bundle { root }
}

impl Bundle {
    /// As YAML, with a comment that says what it is made from.
    pub fn yaml(&self) -> String {
        let head =
            "# Made of the files in spec/ by `cargo xtask bundle`. Do not edit: change them.\n";
        yaml::write(head, &self.root)
    }

    /// As JSON; the keys stand in the same order.
    pub fn json(&self) -> String {
        json::write(&self.root)
    }
}

#[cfg(test)]
mod tests;
