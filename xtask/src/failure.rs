//! Why a command fails, and its exit status.
//!
//! The type decides the status. No text is searched for it.

use clap::CommandFactory as _;
use clap::error::ErrorKind;

use crate::Cli;

/// Why a command fails, each with the text for a person.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The command ran and found mistakes, findings or outdated files.
    Found(String),
    /// The command line is wrong.
    Usage(String),
    /// The command could not do its work: a file, git or cargo failed.
    Broken(String),
}

impl Failure {
    /// A mistake in the arguments of a command that its types do not show, with its usage.
    pub(crate) fn usage(command: &str, message: String) -> Self {
        let mut cli = Cli::command();
        cli.build();
        let command = cli.find_subcommand_mut(command);
        Self::Usage(match command {
            Some(command) => command.error(ErrorKind::ValueValidation, message).to_string(),
            None => message,
        })
    }

    /// The exit status of the process; `--help` lists them.
    pub(crate) fn status(&self) -> u8 {
        match self {
            Self::Found(_) => 1,
            Self::Usage(_) => 2,
            Self::Broken(_) => 3,
        }
    }

    pub(crate) fn text(&self) -> &str {
        let (Self::Found(text) | Self::Usage(text) | Self::Broken(text)) = self;
        text
    }

    /// The same failure, with a text that is made of the old one.
    pub(crate) fn map(self, change: impl FnOnce(String) -> String) -> Self {
        match self {
            Self::Found(text) => Self::Found(change(text)),
            Self::Usage(text) => Self::Usage(change(text)),
            Self::Broken(text) => Self::Broken(change(text)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Failure;

    #[test]
    fn a_mistake_shows_the_usage_of_its_command_alone() {
        let failure = Failure::usage("diff", "git knows no revision `v9`".to_owned());
        assert_eq!(failure.status(), 2);
        let text = failure.text();
        assert!(text.starts_with("error: git knows no revision `v9`\n"), "{text}");
        assert!(text.contains("\nUsage: cargo xtask diff [OPTIONS]\n"), "{text}");
        assert!(!text.contains("lint"), "{text}");
    }
}
