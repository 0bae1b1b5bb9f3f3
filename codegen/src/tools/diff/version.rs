//! Versions of the crate, and which one a change needs.
//!
//! As cargo reads them: below 1.0 the second number stands for what breaks, below 0.1 the third.

use std::fmt;

use super::Class;

/// A version without what may stand behind a `-` or `+`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    pub major: u64,
    pub minor: u64,
    pub patch: u64,
}

impl Version {
    /// Reads `0.1.0`. Of `0.2.0-rc.1` it reads `0.2.0`: what leads up to a version may have all
    /// that the version may have.
    pub fn parse(text: &str) -> Option<Self> {
        let core = text.split(['-', '+']).next()?;
        let mut numbers = core.split('.').map(|number| number.parse().ok());
        let version =
            Self { major: numbers.next()??, minor: numbers.next()??, patch: numbers.next()?? };
        numbers.next().is_none().then_some(version)
    }

    /// The least version that may follow this one with such a change.
    pub fn after(self, change: Class) -> Self {
        let Self { major, minor, patch } = self;
        match (change, major, minor) {
            (Class::None, ..) => self,
            (Class::Breaking, 1.., _) => Self { major: major + 1, minor: 0, patch: 0 },
            (Class::Additive, 1.., _) | (Class::Breaking, 0, 1..) => {
                Self { major, minor: minor + 1, patch: 0 }
            }
            _ => Self { major, minor, patch: patch + 1 },
        }
    }

    /// Which of its numbers that changes.
    pub fn part(self, change: Class) -> &'static str {
        let next = self.after(change);
        match (next.major != self.major, next.minor != self.minor, next.patch != self.patch) {
            (true, ..) => "major",
            (_, true, _) => "minor",
            (.., true) => "patch",
            _ => "no",
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

#[cfg(test)]
mod tests {
    use super::{Class, Version};

    #[test]
    fn the_number_that_changes_is_the_one_that_cargo_looks_at() {
        let rows = [
            ("0.0.3", "0.0.3", "0.0.4", "0.0.4", "0.0.4"),
            ("0.1.0", "0.1.0", "0.1.1", "0.1.1", "0.2.0"),
            ("1.2.3", "1.2.3", "1.2.4", "1.3.0", "2.0.0"),
            ("0.2.0-rc.1", "0.2.0", "0.2.1", "0.2.1", "0.3.0"),
        ];
        for (from, none, words, added, broken) in rows {
            let from = Version::parse(from).expect("a version");
            assert_eq!(from.after(Class::None).to_string(), none);
            assert_eq!(from.after(Class::Documentation).to_string(), words);
            assert_eq!(from.after(Class::Additive).to_string(), added);
            assert_eq!(from.after(Class::Breaking).to_string(), broken);
        }
        let version = Version::parse("1.2.3").expect("a version");
        let parts = [Class::None, Class::Documentation, Class::Additive, Class::Breaking];
        assert_eq!(parts.map(|class| version.part(class)), ["no", "patch", "minor", "major"]);
    }

    #[test]
    fn what_is_no_version_is_none() {
        for wrong in ["", "1", "1.2", "1.2.3.4", "1.x.3", "v1.2.3", "-1.2.3"] {
            assert_eq!(Version::parse(wrong), None, "{wrong}");
        }
    }
}
