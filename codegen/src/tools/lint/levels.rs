//! How serious a lint is taken: by default, and as the command line asks.
//!
//! All lints always run, so that what is allowed in the spec does not depend on who looks.

use super::Lint;
use crate::spec::diagnostic::{Code, Severity, closest};

/// What a finding of a lint causes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Nothing: it is not shown.
    Allow,
    /// It is shown.
    Warn,
    /// It is shown, and the run fails.
    Deny,
}

/// The levels of one run.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    deny_warnings: bool,
    /// The last of a lint counts.
    set: Vec<(Lint, Level)>,
}

impl Levels {
    /// Sets the level of what a person names: a code, or `warnings`, which can only be denied.
    pub fn set(&mut self, named: &str, level: Level) -> Result<(), String> {
        if named == "warnings" {
            if level != Level::Deny {
                return Err("`warnings` can only be denied".to_owned());
            }
            self.deny_warnings = true;
            return Ok(());
        }
        let lint = find(named).map_err(|near| match near {
            Some(near) => format!("there is no lint `{named}`; did you mean `{near}`?"),
            None => format!("there is no lint `{named}`; `cargo xtask explain` lists them"),
        })?;
        self.set.push((lint, level));
        Ok(())
    }

    /// How a finding is shown; `None` where it is not.
    pub(super) fn severity(&self, lint: Lint) -> Option<Severity> {
        let set = self.set.iter().rev().find(|(named, _)| *named == lint);
        match set.map_or(lint.level(), |(_, level)| *level) {
            Level::Allow => None,
            Level::Warn if self.deny_warnings => Some(Severity::Error),
            Level::Warn => Some(Severity::Warning),
            Level::Deny => Some(Severity::Error),
        }
    }
}

/// The lint of a code, or the nearest code.
pub(super) fn find(named: &str) -> Result<Lint, Option<&'static str>> {
    match Code::find(named) {
        Ok(Code::Lint(lint)) => Ok(lint),
        _ => {
            let codes: Vec<&str> = Lint::ALL.iter().map(|lint| lint.as_str()).collect();
            Err(closest(named, &codes))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Level, Levels};
    use crate::spec::diagnostic::Severity;
    use crate::tools::lint::Lint;

    #[test]
    fn the_last_word_on_a_lint_counts() {
        let mut levels = Levels::default();
        assert_eq!(levels.severity(Lint::NoExample), Some(Severity::Warning));
        assert_eq!(levels.severity(Lint::ShadowedRow), Some(Severity::Error));
        assert_eq!(levels.severity(Lint::NoRemedy), None);
        levels.set("warnings", Level::Deny).expect("known");
        assert_eq!(levels.severity(Lint::NoExample), Some(Severity::Error));
        assert_eq!(levels.severity(Lint::NoRemedy), None, "it is no warning");
        levels.set("KL0101", Level::Allow).expect("known");
        assert_eq!(levels.severity(Lint::NoExample), None);
        levels.set("kl0101", Level::Deny).expect("known");
        assert_eq!(levels.severity(Lint::NoExample), Some(Severity::Error));
    }

    #[test]
    fn what_does_not_exist_is_refused() {
        let mut levels = Levels::default();
        let mut refused = |named, level| levels.set(named, level).expect_err("refused");
        assert_eq!(
            refused("KL0110x", Level::Warn),
            "there is no lint `KL0110x`; did you mean `KL0110`?"
        );
        assert!(refused("nonsense", Level::Warn).ends_with("lists them"));
        assert!(refused("KG0101", Level::Allow).starts_with("there is no lint `KG0101`"));
        assert_eq!(refused("warnings", Level::Allow), "`warnings` can only be denied");
    }
}
