//! Ids: texts that begin with a prefix.
//!
//! Each gets a type of its own, so that one cannot be passed for another.

use super::{Place, Schemas};
use crate::model::{Type, TypeKind};
use crate::spec::diagnostic::{Code, Diagnostic};
use crate::spec::tree::Schema;

impl<'s> Schemas<'_, 's, '_> {
    pub(super) fn id(&mut self, schema: &Schema<'s>, place: &Place) -> Type {
        let pattern = schema.pattern.get();
        let prefixes = pattern.and_then(|pattern| prefixes(pattern.value));
        let span = pattern.map_or(schema.at, |pattern| pattern.span);
        if prefixes.is_none() {
            let title = "an id needs a pattern that lists its prefixes";
            self.diagnostics.push(
                Diagnostic::new(Code::IdPattern, span, title)
                    .help("write `pattern: \"^ape_\"`, or `\"^(ap_|apo_)\"` for several"),
            );
        }
        let prefixes = prefixes.unwrap_or_default();
        Type::Named(self.define(schema, place, |_| TypeKind::Id { prefixes, pattern: span }))
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
