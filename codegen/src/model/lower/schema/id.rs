//! Ids: texts that begin with a prefix.
//!
//! Each gets a type of its own, so that one cannot be passed for another.

use super::Place;
use crate::model::lower::{At, Lower};
use crate::model::{Type, TypeKind};
use crate::spec::diagnostic::{Code, Diagnostic};

impl<'s> Lower<'s, '_> {
    pub(super) fn id(&mut self, at: At<'s>, place: &Place) -> Type {
        let pattern = at.get("pattern");
        let prefixes = pattern.and_then(|pattern| pattern.node.as_str()).and_then(prefixes);
        let span = pattern.map_or(at.span, |pattern| pattern.node.span);
        if prefixes.is_none() {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::IdPattern,
                    span,
                    "an id needs a pattern that lists its prefixes",
                )
                .help("write `pattern: \"^ape_\"`, or `\"^(ap_|apo_)\"` for several"),
            );
        }
        let id = self.reserve(at, place, false);
        let prefixes = prefixes.unwrap_or_default();
        self.define(id, TypeKind::Id { prefixes, pattern: span });
        Type::Named(id)
    }
}

/// The prefixes in `^ape_` or `^(ap_|apo_)`.
fn prefixes(pattern: &str) -> Option<Vec<String>> {
    let rest = pattern.strip_prefix('^')?;
    let rest = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(rest);
    let found: Vec<String> = rest.split('|').map(str::to_owned).collect();
    let literal = |prefix: &String| {
        !prefix.is_empty()
            && prefix.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    found.iter().all(literal).then_some(found)
}
