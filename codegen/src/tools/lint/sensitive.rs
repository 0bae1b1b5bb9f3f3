//! What must never be shown, by the looks of its name or of its value.
//!
//! `x-sensitive` keeps a value out of logs, errors and Debug; a name that was forgotten here is
//! printed everywhere. And what stands in an example is public for ever.

use std::collections::BTreeSet;

use super::sites::{Id, Kind};
use super::words::words;
use super::{Context, Lint, found};
use crate::spec::diagnostic::Diagnostic;
use crate::spec::node::{Node, Value};
use crate::spec::source::Span;

/// One word of a name is enough.
const WORDS: [&str; 15] = [
    "birthday",
    "birthdate",
    "credential",
    "credentials",
    "cvc",
    "cvv",
    "dob",
    "iban",
    "passport",
    "password",
    "pin",
    "secret",
    "ssn",
    "token",
    "tin",
];
/// These words, one after the other.
const PHRASES: [&[&str]; 9] = [
    &["account", "number"],
    &["api", "key"],
    &["birth", "date"],
    &["card", "number"],
    &["date", "of", "birth"],
    &["private", "key"],
    &["routing", "number"],
    &["social", "security"],
    &["tax"],
];

pub(super) fn find(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let mut sensitive = BTreeSet::new();
    for (id, site) in context.sites.kind(Kind::Property) {
        if is_marked(context, id) {
            sensitive.insert(site.name);
        } else if let Some(why) = suspicious(site.name) {
            let title = format!("`{}` is not marked as sensitive", site.name);
            findings.push(
                found(Lint::SensitiveName, site.span, title)
                    .label(format!("`{why}` is something that logs must not show"))
                    .help("add `x-sensitive: true`; if it is none, allow it and say what it is"),
            );
        }
    }
    for (_, site) in context.sites.iter() {
        if site.node.is_true("x-sensitive") {
            continue;
        }
        let key = if site.kind == Kind::Example { "value" } else { "example" };
        if let Some(example) = site.node.get(key)
            && !sensitive.contains(site.name)
        {
            values(example, site.name, site.span, &sensitive, findings);
        }
    }
}

/// Whether it or something that it is in or refers to is marked.
fn is_marked(context: &Context<'_>, id: Id) -> bool {
    let inside = context.sites.outwards(id).any(|site| site.node.is_true("x-sensitive"));
    let reached = context.sites.target(id).or_else(|| {
        context.sites.below(id, Kind::Part).find_map(|(id, _)| context.sites.target(id))
    });
    let target = reached.and_then(|id| context.sites.get(id));
    inside || target.is_some_and(|site| site.node.is_true("x-sensitive"))
}

/// The part of a name that looks sensitive.
fn suspicious(name: &str) -> Option<String> {
    let words = words(name);
    let word = words.iter().find(|word| WORDS.contains(&word.as_str())).cloned();
    word.or_else(|| {
        let phrase = |phrase: &&&[&str]| words.windows(phrase.len()).any(|part| part == **phrase);
        PHRASES.iter().find(phrase).map(|phrase| phrase.join(" "))
    })
}

/// Looks at all texts of an example, which stands under `name`, but for those of fields that are
/// marked as sensitive. A finding points to `place`, which is not the value: a line that is printed
/// stays in the logs of CI.
fn values(
    node: &Node,
    name: &str,
    place: Span,
    sensitive: &BTreeSet<&str>,
    findings: &mut Vec<Diagnostic>,
) {
    let text = match &node.value {
        Value::Sequence(items) => {
            return items.iter().for_each(|item| values(item, name, place, sensitive, findings));
        }
        Value::Mapping(entries) => {
            let shown = entries.iter().filter(|entry| !sensitive.contains(&*entry.key));
            return shown.for_each(|entry| {
                values(&entry.value, &entry.key, place, sensitive, findings);
            });
        }
        Value::String(text) => text.to_string(),
        Value::Number(number) => number.to_string(),
        _ => return,
    };
    if let Some(what) = looks_like(&text) {
        let title = format!("the example of `{name}` looks like {what}");
        findings.push(found(Lint::SensitiveExample, place, title).help(
            "take the example of the page, or mark the field as sensitive; \
                     if it is harmless, allow it and say why",
        ));
    }
}

fn looks_like(text: &str) -> Option<&'static str> {
    let secret = |prefix: &str| text.strip_prefix(prefix).is_some_and(|rest| rest.len() >= 8);
    let groups: Vec<usize> =
        text.split('-').map(|part| if digits(part) { part.len() } else { 0 }).collect();
    let compact: String = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let mut runs = compact.split(|c: char| !c.is_ascii_digit()).map(str::len);
    if ["sb_", "lv_", "Bearer ", "Basic ", "KSig1-HMAC-SHA256 "].into_iter().any(secret) {
        Some("a credential")
    } else if text.contains("-----BEGIN ") {
        Some("a key")
    } else if groups == [3, 2, 4] {
        Some("a social security number")
    } else if runs.any(|run| (13..=19).contains(&run)) {
        Some("the number of a card or an account")
    } else {
        None
    }
}

fn digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{looks_like, suspicious};

    #[test]
    fn names_look_sensitive_by_whole_words() {
        for name in ["ssn", "tax_id", "accountNumber", "date_of_birth", "api_key", "auth_token"] {
            assert!(suspicious(name).is_some(), "{name}");
        }
        for name in ["pinned", "number", "account_id", "key", "syntax", "birth_place", "trace_id"] {
            assert_eq!(suspicious(name), None, "{name}");
        }
    }

    #[test]
    fn values_look_real_by_their_form() {
        for text in [
            "4111 1111 1111 1111",
            "no. 4111111111111",
            "078-05-1120",
            "sb_0123456789",
            "Bearer abcdefgh",
            "-----BEGIN KEY",
        ] {
            assert!(looks_like(text).is_some(), "{text}");
        }
        for text in ["PP987654321", "2025-01-18T07:29:18.472Z", "sb_", "trc_6OI5blm21ZoSlq0PC3RqJV"]
        {
            assert_eq!(looks_like(text), None, "{text}");
        }
    }
}
