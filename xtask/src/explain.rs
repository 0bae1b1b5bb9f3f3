//! `cargo xtask explain KG0102`: the page of a code, or the list of all.
//!
//! The pages belong to `codegen`, beside the diagnostics that they explain.

use std::fmt::Write as _;

use clap::Args;
use codegen::diagnostic::Code;

use crate::failure::Failure;
use crate::terminal;

/// Explain a code such as KG0102 or KL0101, with a wrong and a right example
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The codes to explain; without one, all are listed
    #[arg(value_name = "CODE", value_parser = code)]
    codes: Vec<Code>,
}

pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    terminal::say(text(&options.codes).trim_end())
}

fn text(codes: &[Code]) -> String {
    let mut out = String::new();
    for code in codes {
        let _ = writeln!(out, "{}", code.explanation());
    }
    if codes.is_empty() {
        for code in Code::every() {
            let _ = writeln!(out, "{}  {}", code.as_str(), code.summary());
        }
        let _ = writeln!(out, "\n`cargo xtask explain CODE` explains one of them");
    }
    out
}

fn code(typed: &str) -> Result<Code, String> {
    Code::find(typed).map_err(|near| match near {
        Some(near) => format!(
            "there is no code `{typed}`; did you mean `{}` ({})?",
            near.as_str(),
            near.summary(),
        ),
        None => format!("there is no code `{typed}`; `cargo xtask explain` lists them all"),
    })
}

#[cfg(test)]
mod tests {
    use super::{code, text};

    #[test]
    fn without_a_code_all_are_listed() {
        let all = text(&[]);
        assert!(all.starts_with("KG0001  a file cannot be read\n"), "{all}");
        assert!(all.contains("\nKG0502  "), "{all}");
        assert!(all.contains("\nKL0101  "), "{all}");
    }

    #[test]
    fn a_page_shows_nothing_that_is_for_the_test_alone() {
        let codes = ["kg104", "KG0102"].map(|typed| code(typed).expect("a code"));
        let page = text(&codes);
        assert!(page.starts_with("# KG0104: "), "{page}");
        assert!(page.contains("\n# KG0102: "), "{page}");
        assert!(!page.contains("<!--"), "{page}");
    }

    #[test]
    fn a_wrong_code_gets_a_suggestion() {
        let refused = code("KG0120").expect_err("no such code");
        assert_eq!(
            refused,
            "there is no code `KG0120`; did you mean `KG0102` (a value of the wrong kind)?"
        );
        let refused = code("nonsense").expect_err("no such code");
        assert!(refused.ends_with("`cargo xtask explain` lists them all"), "{refused}");
    }
}
