//! What is sent with each call to show who calls.
//!
//! The runtime signs by hand, so the spec can only say what the runtime does: where it says
//! anything else, that would be ignored.

use crate::model::runtime::HEADERS;
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::tree::{At, Entry, LooseList, Map, Root, SecurityScheme};

/// Checks the schemes and that every call needs all of them.
pub(super) fn check(root: &Root<'_>, diagnostics: &mut Diagnostics) {
    let Some(schemes) = root.components.get().and_then(|at| at.security_schemes.get()) else {
        return;
    };
    let Some(requirements) = root.security.get().filter(|list| !list.is_broken) else { return };
    check_requirements(&requirements.items, schemes, diagnostics);
    let required: Vec<&str> = requirements
        .items
        .iter()
        .flat_map(|requirement| &requirement.entries)
        .map(|entry| entry.name)
        .collect();
    // One that is misspelt in the requirement has been reported there.
    let are_known = required.iter().all(|name| schemes.get(name).is_some());
    for Entry { name, key, value } in &schemes.entries {
        if are_known && value.is_some() && !required.contains(name) {
            let title = format!("`security` does not ask for `{name}`, which is sent all the same");
            let help = format!("add `{name}: []` to `security`, or remove the scheme");
            diagnostics.push(Diagnostic::new(Code::InvalidValue, *key, title).help(help));
        }
    }
    check_headers(schemes, diagnostics);
}

fn check_requirements<'s>(
    requirements: &[At<Map<'s, LooseList<&'s str>>>],
    schemes: &Map<'s, SecurityScheme<'s>>,
    diagnostics: &mut Diagnostics,
) {
    if let Some(more) = requirements.get(1) {
        diagnostics.push(
            Diagnostic::new(Code::Unsupported, more.key, "a second requirement would be ignored")
                .help("name all schemes in one requirement: every call has all of them"),
        );
    }
    for Entry { name, key, value } in requirements.iter().flat_map(|map| &map.entries) {
        if schemes.get(name).is_none() {
            let title = format!("no security scheme is named `{name}`");
            let names = schemes.entries.iter().map(|entry| entry.name);
            let diagnostic = Diagnostic::new(Code::InvalidValue, *key, title);
            diagnostics.push(diagnostic.suggest(name, *key, names));
        }
        if value.as_ref().is_some_and(|scopes| !scopes.items.is_empty()) {
            let title = format!("`{name}` has no scopes");
            let help = format!("write `{name}: []`");
            diagnostics.push(Diagnostic::new(Code::InvalidValue, *key, title).help(help));
        }
    }
}

fn check_headers(schemes: &Map<'_, SecurityScheme<'_>>, diagnostics: &mut Diagnostics) {
    let mut headers: Vec<&At<&str>> = Vec::new();
    for header in schemes.values().filter_map(|(_, scheme)| scheme.name.get()) {
        let (text, place) = (header.value, header.span);
        if !HEADERS.contains(&text) {
            let title = format!("the runtime sends no header `{text}`");
            diagnostics.push(
                Diagnostic::new(Code::InvalidValue, place, title)
                    .suggest(text, place, HEADERS.iter().copied())
                    .note("credentials are sent by code that is written by hand"),
            );
        }
        match headers.iter().find(|before| before.value == text) {
            Some(first) => {
                let title = format!("two schemes for the header `{text}`");
                diagnostics.push(
                    Diagnostic::new(Code::InvalidValue, place, title)
                        .also(first.key, "first here")
                        .help("keep one of them"),
                );
            }
            None => headers.push(header),
        }
    }
}
