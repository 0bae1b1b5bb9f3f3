//! What is sent with each call to show who calls.
//!
//! The runtime signs by hand, so the spec can only say what the runtime does: where it says
//! anything else, that would be ignored.

use super::{At, Lower};
use crate::model::runtime::HEADERS;
use crate::spec::diagnostic::{Code, Diagnostic};
use crate::spec::node::Value;

impl<'s> Lower<'s, '_> {
    /// Checks the schemes and that every call needs all of them.
    pub(super) fn security(&mut self, root: At<'s>) {
        let schemes = root.get("components").and_then(|at| at.get("securitySchemes"));
        let schemes: Vec<(&str, At<'s>)> = schemes.into_iter().flat_map(At::entries).collect();
        let names: Vec<&str> = schemes.iter().map(|(name, _)| *name).collect();
        let Some(security) = root.get("security") else { return };
        if let Some(more) = security.items().nth(1) {
            let help = "name all schemes in one requirement: every call has all of them";
            self.report(
                Code::Unsupported,
                more.span,
                "a second requirement would be ignored",
                help,
            );
        }
        let mut required = Vec::new();
        for (name, at) in security.items().flat_map(At::entries) {
            if !names.contains(&name) {
                let title = format!("no security scheme is named `{name}`");
                self.diagnostics.push(Diagnostic::new(Code::InvalidValue, at.span, title).suggest(
                    name,
                    at.span,
                    names.iter().copied(),
                ));
            }
            if matches!(&at.node.value, Value::Sequence(scopes) if !scopes.is_empty()) {
                let title = format!("`{name}` has no scopes");
                self.report(Code::InvalidValue, at.span, title, &format!("write `{name}: []`"));
            }
            required.push(name);
        }
        let mut headers: Vec<(&str, At<'s>)> = Vec::new();
        for (name, scheme) in schemes {
            // One that is misspelt in the requirement has been reported there.
            if !required.contains(&name) && required.iter().all(|name| names.contains(name)) {
                let title =
                    format!("`security` does not ask for `{name}`, which is sent all the same");
                let help = format!("add `{name}: []` to `security`, or remove the scheme");
                self.report(Code::InvalidValue, scheme.span, title, &help);
            }
            let Some(header) = scheme.get("name") else { continue };
            let Some(text) = header.node.as_str() else { continue };
            if !HEADERS.contains(&text) {
                let title = format!("the runtime sends no header `{text}`");
                let place = header.node.span;
                self.diagnostics.push(
                    Diagnostic::new(Code::InvalidValue, place, title)
                        .suggest(text, place, HEADERS.iter().copied())
                        .note("credentials are sent by code that is written by hand"),
                );
            }
            match headers.iter().find(|(before, _)| *before == text) {
                Some((_, first)) => {
                    let title = format!("two schemes for the header `{text}`");
                    self.diagnostics.push(
                        Diagnostic::new(Code::InvalidValue, header.node.span, title)
                            .also(first.span, "first here")
                            .help("keep one of them"),
                    );
                }
                None => headers.push((text, header)),
            }
        }
    }
}
