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

/// Where the spec has no way to choose the Rust name alone.
const RENAME: &str = "rename one of them";

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
            Some(Owner::Generator) => diagnostics.push(
                Diagnostic::new(
                    Code::NameCollision,
                    span,
                    format!("`{wire}` becomes `{name}` in Rust, which generated code uses itself"),
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
