//! Which keywords go with which type.
//!
//! OpenAPI allows each of them on any schema, where most mean nothing.

use crate::model::lower::{At, Lower};
use crate::spec::diagnostic::{Code, Diagnostic};
use crate::spec::source::Span;

/// The types that a keyword goes with.
const KEYWORDS: &[(&str, &[&str])] = &[
    ("properties", &["object"]),
    ("required", &["object"]),
    ("additionalProperties", &["object"]),
    ("items", &["array"]),
    ("minItems", &["array"]),
    ("maxItems", &["array"]),
    ("enum", &["string"]),
    ("pattern", &["string"]),
    ("minLength", &["string"]),
    ("maxLength", &["string"]),
    ("x-id", &["string"]),
    ("minimum", NUMBERS),
    ("maximum", NUMBERS),
    ("exclusiveMinimum", NUMBERS),
    ("exclusiveMaximum", NUMBERS),
];

const NUMBERS: &[&str] = &["integer", "number"];

/// The types that a format goes with.
const FORMATS: &[(&str, &str)] = &[
    ("date-time", "string"),
    ("date", "string"),
    ("year-month", "string"),
    ("uuid", "string"),
    ("uri", "string"),
    ("byte", "string"),
    ("int32", "integer"),
    ("int64", "integer"),
    ("double", "number"),
    ("decimal", "number"),
];

/// What an id or an enum has said by being one.
const SAID: &[&str] = &["format", "minLength", "maxLength"];

impl<'s> Lower<'s, '_> {
    pub(super) fn keywords(&mut self, at: At<'s>, ty: &str) {
        for (keyword, goes_with) in KEYWORDS {
            if let Some(value) = at.get(keyword).filter(|_| !goes_with.contains(&ty)) {
                self.wrong_type(at, value.span, &format!("`{keyword}`"), ty, goes_with);
            }
        }
        let form = match (at.node.is_true("x-id"), at.node.get("enum")) {
            (true, _) => Some("x-id"),
            (false, Some(_)) => Some("enum"),
            (false, None) => None,
        };
        if let Some(form) = form {
            let said = SAID.iter().chain((form == "enum").then_some(&"pattern"));
            for (key, found) in said.filter_map(|key| Some((key, at.get(key)?))) {
                let title = format!("`{key}` says nothing beside `{form}`");
                self.report(Code::SchemaKeyword, found.span, title, "remove it");
            }
        }
        let format = at.get("format");
        let goes_with = format.and_then(|format| {
            FORMATS.iter().find(|(name, _)| Some(*name) == format.node.as_str())
        });
        if let (Some(format), Some((name, goes_with))) = (format, goes_with)
            && ty != *goes_with
        {
            self.wrong_type(at, format.span, &format!("`format: {name}`"), ty, &[goes_with]);
        }
        let of_enums = [
            "x-enum-descriptions",
            "x-enum-aliases",
            "x-enum-names",
            "x-enum-varnames",
            "x-inferred-values",
            "x-transitions",
        ];
        if at.node.get("enum").is_none() {
            for keyword in of_enums {
                if let Some(value) = at.get(keyword) {
                    let title = format!("`{keyword}` without `enum`");
                    self.diagnostics.push(
                        Diagnostic::new(Code::SchemaKeyword, value.span, title)
                            .also(at.span, "this is no enum")
                            .help("list the values under `enum`"),
                    );
                }
            }
        }
    }

    /// Reports what does not go with the type of a schema. Which of the two is wrong cannot be told.
    fn wrong_type(&mut self, at: At<'s>, span: Span, what: &str, ty: &str, goes_with: &[&str]) {
        let title = format!("{what} does not go with `type: {ty}`");
        let goes_with: Vec<String> = goes_with.iter().map(|ty| format!("`type: {ty}`")).collect();
        let mut diagnostic = Diagnostic::new(Code::SchemaKeyword, span, title)
            .help(format!("it goes with {}", goes_with.join(" or ")));
        if let Some(ty) = at.get("type") {
            diagnostic = diagnostic.also(ty.span, "the type");
        }
        self.diagnostics.push(diagnostic);
    }
}
