//! Which keywords go with which type.
//!
//! OpenAPI allows each of them on any schema, where most mean nothing.

use crate::diagnostic::Code;
use crate::lower::{At, Lower};

/// The types that a keyword goes with.
const KEYWORDS: &[(&str, &str)] = &[
    ("properties", "object"),
    ("required", "object"),
    ("additionalProperties", "object"),
    ("items", "array"),
    ("enum", "string"),
    ("pattern", "string"),
    ("x-id", "string"),
];

/// The types that a format goes with.
const FORMATS: &[(&str, &str)] = &[
    ("date-time", "string"),
    ("date", "string"),
    ("int32", "integer"),
    ("int64", "integer"),
    ("double", "number"),
];

impl<'s> Lower<'s, '_> {
    pub(super) fn keywords(&mut self, at: At<'s>, ty: &str) {
        for (keyword, goes_with) in KEYWORDS {
            if let Some(value) = at.get(keyword).filter(|_| ty != *goes_with) {
                let title = format!("`{keyword}` does not go with `type: {ty}`");
                let help = format!("it goes with `type: {goes_with}`");
                self.report(Code::SchemaKeyword, value.span, title, &help);
            }
        }
        let format = at.get("format");
        let goes_with = format.and_then(|format| {
            FORMATS.iter().find(|(name, _)| Some(*name) == format.node.as_str())
        });
        if let (Some(format), Some((name, goes_with))) = (format, goes_with)
            && ty != *goes_with
        {
            let title = format!("`format: {name}` does not go with `type: {ty}`");
            let help = format!("it goes with `type: {goes_with}`");
            self.report(Code::SchemaKeyword, format.span, title, &help);
        }
        let of_enums =
            ["x-enum-descriptions", "x-enum-aliases", "x-enum-names", "x-inferred-values"];
        if at.node.get("enum").is_none() {
            for keyword in of_enums {
                if let Some(value) = at.get(keyword) {
                    let title = format!("`{keyword}` without `enum`");
                    self.report(
                        Code::SchemaKeyword,
                        value.span,
                        title,
                        "list the values under `enum`",
                    );
                }
            }
        }
    }
}
