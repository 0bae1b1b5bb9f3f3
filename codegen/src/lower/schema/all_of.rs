//! `allOf`: a reference with words of its own.
//!
//! OpenAPI 3.0 ignores what stands beside a `$ref`; in here it counts.

use crate::diagnostic::Code;
use crate::lower::{At, Lower};
use crate::model::{Docs, Type};

impl<'s> Lower<'s, '_> {
    pub(super) fn all_of(&mut self, at: At<'s>, parts: At<'s>) -> Option<(Type, Docs)> {
        let allowed = ["allOf", "description", "example", "nullable"];
        for (key, value) in at.entries() {
            if !allowed.contains(&key) && !key.starts_with("x-") {
                let title = format!("`{key}` does not go with `allOf`");
                self.report(
                    Code::SchemaKeyword,
                    value.span,
                    title,
                    "say it in the schema that is referred to",
                );
            }
        }
        let only = match parts.node.items() {
            [only] => only.get("$ref"),
            _ => None,
        };
        let Some(target) = only else {
            self.report(
                Code::AllOf,
                parts.span,
                "`allOf` stands for one reference with a description of its own",
                "give it exactly one `$ref`, or write the properties out",
            );
            return None;
        };
        self.schema_ref(at.file, target)
    }
}
