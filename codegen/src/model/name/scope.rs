//! Names that are taken.

use std::collections::BTreeMap;

use super::reserved::{self, Reserved};
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::source::Span;

/// Where the spec has no way to choose the Rust name alone.
const RENAME: &str = "rename one of them";

/// The names in one module, type or function list.
#[derive(Default)]
pub(super) struct Scope<'a> {
    /// A scope whose names are taken here, too.
    outer: Option<&'a Scope<'a>>,
    /// Names that something else has.
    reserved: Reserved,
    taken: BTreeMap<String, (String, Span)>,
}

/// Who has a name.
enum Owner<'a> {
    /// Not the spec, but what the name is.
    Reserved(&'static str),
    Wire(&'a str, Span),
}

impl<'a> Scope<'a> {
    /// A scope in which something else has these names.
    pub(super) fn with(names: Reserved) -> Self {
        Self { reserved: names, ..Self::default() }
    }

    /// A scope in which the names of this one are taken, too.
    pub(super) fn inner(&'a self) -> Self {
        Self { outer: Some(self), ..Self::default() }
    }

    fn owner(&self, name: &str) -> Option<Owner<'_>> {
        if let Some(what) = reserved::find(self.reserved, name) {
            return Some(Owner::Reserved(what));
        }
        let here = self.taken.get(name).map(|(wire, span)| Owner::Wire(wire, *span));
        here.or_else(|| self.outer?.owner(name))
    }

    /// Takes `name` for what is `wire` on the wire.
    pub(super) fn claim(
        &mut self,
        name: String,
        wire: &str,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> String {
        self.take(name, wire, span, RENAME, diagnostics)
    }

    /// Takes `name` for an enum value.
    pub(super) fn claim_value(
        &mut self,
        name: String,
        wire: &str,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> String {
        let help = format!("choose a name: `x-enum-names: {{{wire:?}: NameOfYourChoice}}`");
        self.take(name, wire, span, &help, diagnostics)
    }

    /// Takes `name` for an error row.
    pub(super) fn claim_row(
        &mut self,
        name: String,
        wire: &str,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> String {
        self.take(name, wire, span, "choose a name: `name: NAME_OF_YOUR_CHOICE`", diagnostics)
    }

    fn take(
        &mut self,
        name: String,
        wire: &str,
        span: Span,
        help: &str,
        diagnostics: &mut Diagnostics,
    ) -> String {
        if name.is_empty() {
            diagnostics.push(
                Diagnostic::new(
                    Code::InvalidName,
                    span,
                    format!("no Rust name can be made of `{wire}`"),
                )
                .help(match help {
                    RENAME => "rename it, with letters or digits of ASCII",
                    other => other,
                }),
            );
            return name;
        }
        match self.owner(&name) {
            None => {
                self.taken.insert(name.clone(), (wire.to_owned(), span));
            }
            Some(Owner::Reserved(what)) => diagnostics.push(
                Diagnostic::new(
                    Code::NameCollision,
                    span,
                    format!("`{wire}` becomes `{name}` in Rust, which {what}"),
                )
                .help(match help {
                    RENAME => "rename it",
                    other => other,
                }),
            ),
            // The same twice is a mistake of another kind, and has been reported as that.
            Some(Owner::Wire(first, _)) if first == wire => {}
            Some(Owner::Wire(first, first_span)) => diagnostics.push(
                Diagnostic::new(
                    Code::NameCollision,
                    span,
                    format!("`{wire}` and `{first}` both become `{name}` in Rust"),
                )
                .also(first_span, "first here")
                .help(help),
            ),
        }
        name
    }
}
