//! Names that are taken.

use std::collections::BTreeMap;

use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::source::Span;

/// Names that generated code takes from the runtime and from the standard library.
pub(super) const RUNTIME: &[&str] = &[
    "BTreeMap",
    "Base64",
    "Box",
    "Call",
    "Client",
    "Date",
    "Decimal",
    "Deserialize",
    "Effect",
    "ErrorDetail",
    "ErrorObject",
    "ErrorRow",
    "Err",
    "Id",
    "Into",
    "IntoIterator",
    "InvalidValue",
    "JsonObject",
    "Meta",
    "Method",
    "MethodError",
    "Methods",
    "None",
    "Ok",
    "OpenEnum",
    "Option",
    "Provisioner",
    "Reason",
    "Result",
    "Self",
    "Sensitive",
    "Serialize",
    "Some",
    "StandardError",
    "StandardRow",
    "String",
    "Timestamp",
    "UnknownValue",
    "UnknownVariant",
    "Uri",
    "Uuid",
    "Vec",
    "Warning",
    "YearMonth",
];
/// Modules of the runtime, and functions of the client.
pub(super) const ROOT: &[&str] = &[
    "answer",
    "blocking",
    "builder",
    "call",
    "call_untyped",
    "client",
    "clone",
    "codec",
    "credentials",
    "date",
    "error",
    "generated",
    "id",
    "meta",
    "method",
    "new",
    "open_enum",
    "provisioner",
    "request",
    "response",
    "sandbox",
    "sensitive",
    "signature",
    "standard_error",
    "timestamp",
    "trace",
    "transport",
    "types",
    "value",
    "values",
];
/// Functions of a call.
pub(super) const CALL: &[&str] =
    &["attempt_timeout", "new", "request", "retry_policy", "send", "send_with_meta", "timeout"];
/// The variant for values that are not known.
pub(super) const ENUM: &[&str] = &["Unknown"];
/// The variants that every error table has.
pub(super) const ERROR: &[&str] = &["Standard", "Unlisted"];

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
    /// Names that generated code uses itself.
    reserved: &'a [&'a str],
    taken: BTreeMap<String, (String, Span)>,
}

/// Who has a name.
enum Owner<'a> {
    Generator,
    Wire(&'a str, Span),
}

impl<'a> Scope<'a> {
    /// A scope in which generated code uses `names` itself.
    pub(super) fn with(names: &'a [&'a str]) -> Self {
        Self { reserved: names, ..Self::default() }
    }

    /// A scope in which the names of this one are taken, too.
    pub(super) fn inner(&'a self) -> Self {
        Self { outer: Some(self), ..Self::default() }
    }

    fn owner(&self, name: &str) -> Option<Owner<'_>> {
        if self.reserved.contains(&name) {
            return Some(Owner::Generator);
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
            Some(Owner::Generator) => {
                let title =
                    format!("`{wire}` becomes `{name}` in Rust, which generated code uses itself");
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
