//! Names: `snake_case` for fields, `SCREAMING_CASE` for values and codes, `PascalCase` for schemas.
//!
//! All of Kompliant's are written so; one that is not was mistyped or came from elsewhere. What is on
//! the wire cannot be changed, so one that is right all the same is allowed with its page.

use super::sites::{Kind, Site, entries};
use super::{Context, Lint, found};
use crate::spec::diagnostic::Diagnostic;
use crate::spec::node::Node;
use crate::spec::source::Span;

/// Whether a letter may stand somewhere.
type Letter = fn(char) -> bool;

#[derive(Clone, Copy)]
enum Style {
    Snake,
    Screaming,
    Pascal,
    Camel,
}

pub(super) fn find(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let mut check = |what: &str, name: &str, span: Span, style: Style| {
        if !style.fits(name) {
            let title = format!("the {what} `{name}` is not {}", style.name());
            findings
                .push(found(Lint::NameStyle, span, title).help(
                    "write it as its page does; if the page does so, allow it and say where",
                ));
        }
    };
    for (_, site) in context.sites.iter() {
        match site.kind {
            Kind::Property => check("field", site.name, site.span, Style::Snake),
            Kind::Schema => check("schema", site.name, site.span, Style::Pascal),
            Kind::Tag => text(site, "name", |name, span| check("tag", name, span, Style::Camel)),
            Kind::Operation => {
                let name = site.name.rsplit('.').next().unwrap_or("");
                check("method", name, site.place(), Style::Camel);
            }
            Kind::Row | Kind::StandardRow => {
                text(site, "code", |name, span| check("code", name, span, Style::Screaming));
            }
            Kind::Violation => {
                text(site, "sub_code", |name, span| {
                    check("sub code", name, span, Style::Screaming)
                });
                text(site, "entity_type", |name, span| {
                    check("entity type", name, span, Style::Pascal)
                });
            }
            _ => {}
        }
        let aliases = entries(site.node, "x-enum-aliases");
        for value in site.node.get("enum").map_or(&[][..], Node::items) {
            let name = value.as_str().unwrap_or("");
            if !aliases.iter().any(|alias| &*alias.key == name) {
                check("value", name, value.span, Style::Screaming);
            }
        }
    }
    for (_, site) in context.sites.kind(Kind::Schema).filter(|(_, site)| site.node.is_true("x-id"))
    {
        id(site, findings);
    }
}

fn text(site: &Site<'_>, key: &str, mut check: impl FnMut(&str, Span)) {
    if let Some(node) = site.node.get(key) {
        check(node.as_str().unwrap_or(""), node.span);
    }
}

/// Ids are named so, and have prefixes of small letters and an underscore.
fn id(site: &Site<'_>, findings: &mut Vec<Diagnostic>) {
    if !site.name.ends_with("Id") {
        let title = format!("the id `{}` does not end in `Id`", site.name);
        findings.push(
            found(Lint::NameStyle, site.span, title).help(format!("call it `{}Id`", site.name)),
        );
    }
    let Some(pattern) = site.node.get("pattern") else { return };
    let text = pattern.as_str().unwrap_or("");
    let prefixes = text.trim_start_matches('^').trim_start_matches('(').trim_end_matches(')');
    let good = |prefix: &str| {
        let letters = prefix.strip_suffix('_').unwrap_or("");
        !letters.is_empty() && letters.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    if let Some(bad) = prefixes.split('|').find(|prefix| !good(prefix)) {
        let title = format!("the prefix `{bad}` is not small letters and an underscore");
        findings.push(
            found(Lint::NameStyle, pattern.span, title)
                .help("write it as in the examples of its page, with the underscore: `w_`"),
        );
    }
}

impl Style {
    fn name(self) -> &'static str {
        match self {
            Style::Snake => "`snake_case`",
            Style::Screaming => "`SCREAMING_CASE`",
            Style::Pascal => "`PascalCase`",
            Style::Camel => "`camelCase`",
        }
    }

    fn fits(self, name: &str) -> bool {
        let (first, rest): (Letter, Letter) = match self {
            Style::Snake => (small, |c| small(c) || c.is_ascii_digit() || c == '_'),
            Style::Screaming => (capital, |c| capital(c) || c.is_ascii_digit() || c == '_'),
            Style::Pascal => (capital, |c| c.is_ascii_alphanumeric()),
            Style::Camel => (small, |c| c.is_ascii_alphanumeric()),
        };
        let cased = match self {
            // A whole word in capitals is one of the other style.
            Style::Pascal => name.len() < 3 || name.chars().any(small),
            Style::Snake | Style::Screaming => !name.ends_with('_') && !name.contains("__"),
            Style::Camel => true,
        };
        let mut chars = name.chars();
        chars.next().is_some_and(first) && chars.all(rest) && cased
    }
}

fn small(c: char) -> bool {
    c.is_ascii_lowercase()
}

fn capital(c: char) -> bool {
    c.is_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::Style;

    #[test]
    fn a_style_is_told_from_the_others() {
        for (style, good, bad) in [
            (Style::Snake, "a a1 a_b created_at", "A aB 1a _a a_ a__b a-b"),
            (Style::Screaming, "A A1 A_B TOO_MANY", "a Ab 1A _A A_ A__B A-B"),
            (Style::Pascal, "A AB Ab A1b ThingId", "a aB ABC A_b 1A A-b"),
            (Style::Camel, "a a1 aB canExecute", "A a_b 1a a-b"),
        ] {
            for name in good.split(' ') {
                assert!(style.fits(name), "{name} is {}", style.name());
            }
            for name in bad.split(' ').chain([""]) {
                assert!(!style.fits(name), "{name} is not {}", style.name());
            }
        }
    }
}
