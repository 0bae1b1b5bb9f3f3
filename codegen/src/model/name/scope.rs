//! Names that are taken.

use std::collections::BTreeMap;

use super::reserved::{self, Reserved};
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::source::Span;

/// How the spec changes the Rust name of a thing.
#[derive(Clone, Copy)]
pub(super) enum Remedy {
    /// By its wire name alone.
    Rename,
    /// By `x-enum-names`.
    EnumName,
    /// By `name` of the error row.
    RowName,
}

impl Remedy {
    fn empty(self, wire: &str) -> String {
        match self {
            Self::Rename => "rename it, with letters or digits of ASCII".to_owned(),
            Self::EnumName | Self::RowName => self.choose(wire),
        }
    }

    fn reserved(self, wire: &str) -> String {
        match self {
            Self::Rename => "rename it".to_owned(),
            Self::EnumName | Self::RowName => self.choose(wire),
        }
    }

    fn choose(self, wire: &str) -> String {
        match self {
            Self::Rename => "rename one of them".to_owned(),
            Self::EnumName => {
                format!("choose a name: `x-enum-names: {{{wire:?}: NameOfYourChoice}}`")
            }
            Self::RowName => "choose a name: `name: NAME_OF_YOUR_CHOICE`".to_owned(),
        }
    }
}

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
        self.claim_or(Remedy::Rename, name, wire, span, diagnostics)
    }

    /// Takes `name` for what is `wire` on the wire; where it cannot, the remedy is the help.
    pub(super) fn claim_or(
        &mut self,
        remedy: Remedy,
        name: String,
        wire: &str,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> String {
        let diagnostic = |code, title: String| Diagnostic::new(code, span, title);
        if name.is_empty() {
            let title = format!("no Rust name can be made of `{wire}`");
            diagnostics.push(diagnostic(Code::InvalidName, title).help(remedy.empty(wire)));
            return name;
        }
        match self.owner(&name) {
            None => {
                self.taken.insert(name.clone(), (wire.to_owned(), span));
            }
            Some(Owner::Reserved(what)) => {
                let title = format!("`{wire}` becomes `{name}` in Rust, which {what}");
                let diagnostic = diagnostic(Code::NameCollision, title);
                diagnostics.push(diagnostic.help(remedy.reserved(wire)));
            }
            // The same twice is a mistake of another kind, and has been reported as that.
            Some(Owner::Wire(first, _)) if first == wire => {}
            Some(Owner::Wire(first, first_span)) => {
                let title = format!("`{wire}` and `{first}` both become `{name}` in Rust");
                let diagnostic =
                    diagnostic(Code::NameCollision, title).also(first_span, "first here");
                diagnostics.push(diagnostic.help(remedy.choose(wire)));
            }
        }
        name
    }
}
