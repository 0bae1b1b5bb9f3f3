//! `cargo xtask explain KG0102`: the page of a code, or the list of all.
//!
//! The pages belong to `codegen`, beside the diagnostics that they explain.

use std::fmt::Write as _;

use codegen::diagnostic::Code;

/// Shows the pages of `codes`, or one line for each code if none is named.
pub(crate) fn explain(codes: &[&str]) -> Result<(), String> {
    println!("{}", text(codes)?.trim_end());
    Ok(())
}

fn text(codes: &[&str]) -> Result<String, String> {
    let mut out = String::new();
    if codes.is_empty() {
        for code in Code::every() {
            let _ = writeln!(out, "{}  {}", code.as_str(), code.summary());
        }
        let _ = writeln!(out, "\n`cargo xtask explain CODE` explains one of them");
        return Ok(out);
    }
    for typed in codes {
        let code = Code::find(typed).map_err(|near| match near {
            Some(near) => format!(
                "there is no code `{typed}`; did you mean `{}` ({})?",
                near.as_str(),
                near.summary(),
            ),
            None => format!("there is no code `{typed}`; `cargo xtask explain` lists them all"),
        })?;
        let _ = writeln!(out, "{}", code.explanation());
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn without_a_code_all_are_listed() {
        let all = text(&[]).expect("a list");
        assert!(all.starts_with("KG0001  a file cannot be read\n"), "{all}");
        assert!(all.contains("\nKG0502  "), "{all}");
        assert!(all.contains("\nKL0101  "), "{all}");
    }

    #[test]
    fn a_page_shows_nothing_that_is_for_the_test_alone() {
        let page = text(&["kg104", "KG0102"]).expect("two pages");
        assert!(page.starts_with("# KG0104: "), "{page}");
        assert!(page.contains("\n# KG0102: "), "{page}");
        assert!(!page.contains("<!--"), "{page}");
    }

    #[test]
    fn a_wrong_code_gets_a_suggestion() {
        let refused = text(&["KG0120"]).expect_err("no such code");
        assert_eq!(
            refused,
            "there is no code `KG0120`; did you mean `KG0102` (a value of the wrong kind)?"
        );
        let refused = text(&["nonsense"]).expect_err("no such code");
        assert!(refused.ends_with("`cargo xtask explain` lists them all"), "{refused}");
    }
}
