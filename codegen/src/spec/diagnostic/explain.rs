//! The page of each code: what it means, a wrong example, the right one, how to mend it.
//!
//! Markdown in `explain/`, a file for each code, so that it can be read without running anything.
//! A code without a page does not compile; a test runs both examples of every page.

use super::code::Code;
use super::suggest::closest;
use crate::tools::lint::Lint;

impl Code {
    /// The codes of mistakes, then those of lints.
    pub fn every() -> impl Iterator<Item = Code> {
        Code::ALL.iter().copied().chain(Lint::ALL.iter().copied().map(Code::Lint))
    }

    /// One line that says what kind of mistake it is.
    pub fn summary(self) -> &'static str {
        let heading = self.page().lines().next().unwrap_or("");
        heading.split_once(": ").map_or(heading, |(_, summary)| summary)
    }

    /// The page without what is at its end for the test of the examples.
    pub fn explanation(self) -> &'static str {
        let page = self.page();
        page.split_once("\n<!--").map_or(page, |(text, _)| text)
    }

    /// The code that a person typed: `KG0102`, `kg102` or `102`. Otherwise the nearest, if one is
    /// near.
    pub fn find(typed: &str) -> Result<Code, Option<Code>> {
        let upper = typed.trim().to_uppercase();
        let (kind, number) = match upper.strip_prefix("KL") {
            Some(number) => ("KL", number),
            None => ("KG", upper.strip_prefix("KG").unwrap_or(&upper)),
        };
        let wanted = format!("{kind}{number:0>4}");
        let known = |text: &str| Code::every().find(|code| code.as_str() == text);
        known(&wanted).ok_or_else(|| {
            let all: Vec<&str> = Code::every().map(Code::as_str).collect();
            closest(&wanted, &all).and_then(known)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Lint};

    #[test]
    fn a_code_is_found_as_people_type_it() {
        for typed in ["KG0102", "kg0102", "0102", "102", "KG102", " KG0102 "] {
            assert_eq!(Code::find(typed), Ok(Code::WrongType), "{typed}");
        }
        for typed in ["KL0101", "kl101"] {
            assert_eq!(Code::find(typed), Ok(Code::Lint(Lint::NoExample)), "{typed}");
        }
    }

    #[test]
    fn a_page_is_shown_without_what_is_for_tests() {
        for code in Code::every() {
            let (summary, shown) = (code.summary(), code.explanation());
            assert!(shown.starts_with(&format!("# {}: {summary}\n", code.as_str())), "{shown}");
            assert!(code.page().starts_with(shown) && !shown.contains("<!--"), "{shown}");
            assert!(shown.contains("## How to mend it"), "{shown}");
        }
    }

    #[test]
    fn a_code_that_does_not_exist_gets_the_nearest() {
        assert_eq!(Code::find("KG0120"), Err(Some(Code::WrongType)));
        assert_eq!(Code::find("E0425x"), Err(None));
        assert_eq!(Code::find("größe"), Err(None));
        assert_eq!(Code::find(""), Err(Some(Code::Unreadable)));
    }

    #[test]
    fn a_summary_is_one_line() {
        assert_eq!(Code::WrongType.summary(), "a value of the wrong kind");
        for code in Code::every() {
            assert!(code.page().starts_with(&format!("# {}: ", code.as_str())), "{code:?}");
        }
    }
}
