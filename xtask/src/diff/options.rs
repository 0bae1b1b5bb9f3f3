//! What stands behind `diff` on the command line.

use crate::USAGE;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Json,
    Markdown,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Options<'a> {
    /// The revision to compare with, where it was named.
    pub(super) base: Option<&'a str>,
    pub(super) changelog: bool,
    pub(super) format: Format,
}

impl<'a> Options<'a> {
    pub(super) fn parse(options: &[&'a str]) -> Result<Self, String> {
        let mut found = Self { base: None, changelog: false, format: Format::Text };
        let mut rest = options;
        loop {
            rest = match rest {
                [] => return Ok(found),
                ["--base", base, rest @ ..] => {
                    found.base = Some(base);
                    rest
                }
                ["--changelog", rest @ ..] => {
                    found.changelog = true;
                    rest
                }
                ["--format", format @ ("text" | "json" | "markdown"), rest @ ..] => {
                    found.format = match *format {
                        "json" => Format::Json,
                        "markdown" => Format::Markdown,
                        _ => Format::Text,
                    };
                    rest
                }
                other => {
                    return Err(format!("`diff` does not know `{}`\n\n{USAGE}", other.join(" ")));
                }
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, Options};

    #[test]
    fn options_stand_in_any_order() {
        let expected = Options { base: Some("v0.1.0"), changelog: true, format: Format::Markdown };
        let given = ["--changelog", "--format", "markdown", "--base", "v0.1.0"];
        assert_eq!(Options::parse(&given), Ok(expected));
        for wrong in [&["--base"][..], &["--format", "yaml"], &["v0.1.0"]] {
            assert!(
                Options::parse(wrong).is_err_and(|error| error.contains("usage:")),
                "{wrong:?}"
            );
        }
    }
}
