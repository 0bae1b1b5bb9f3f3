//! A change: what it is, what it does to callers and on the wire, and where it stands.
//!
//! The two are apart because they differ: a field that a request no longer has to have breaks the
//! Rust constructor and nobody on the wire.

use std::fmt;

/// How much a change asks of those on the other side. The later, the more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Not seen there.
    None,
    /// Only words change.
    Documentation,
    /// What worked goes on working.
    Additive,
    /// What worked may not work any more, or mean something else.
    Breaking,
}

impl Class {
    /// As reports name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Documentation => "documentation",
            Self::Additive => "additive",
            Self::Breaking => "breaking",
        }
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What a change does on one side, and why it is of that class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub class: Class,
    /// Empty for [`Class::None`].
    pub why: String,
}

impl Verdict {
    pub(super) fn none() -> Self {
        Self { class: Class::None, why: String::new() }
    }

    pub(super) fn documentation() -> Self {
        Self { class: Class::Documentation, why: "words alone".to_owned() }
    }

    pub(super) fn additive(why: impl Into<String>) -> Self {
        Self { class: Class::Additive, why: why.into() }
    }

    pub(super) fn breaking(why: impl Into<String>) -> Self {
        Self { class: Class::Breaking, why: why.into() }
    }

    /// Both together: the class of the graver, with every reason that is as grave.
    pub(super) fn and(self, other: Self) -> Self {
        match self.class.cmp(&other.class) {
            std::cmp::Ordering::Greater => self,
            std::cmp::Ordering::Less => other,
            std::cmp::Ordering::Equal if self.why == other.why => self,
            std::cmp::Ordering::Equal => {
                Self { class: self.class, why: format!("{}; {}", self.why, other.why) }
            }
        }
    }
}

/// Which of the two specs a place is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Revision {
    Old,
    New,
}

/// Where a change stands: in the new spec, or in the old one for what is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    pub revision: Revision,
    /// Relative to the folder of the spec.
    pub path: String,
    /// Both from 1, the column in characters.
    pub line: usize,
    pub column: usize,
}

/// One difference of meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecChange {
    /// One sentence, without a full stop.
    pub text: String,
    /// For programs that are written against the crate.
    pub callers: Verdict,
    /// For what goes over the wire, between the API and programs that were built before.
    pub wire: Verdict,
    pub location: Location,
}

impl SpecChange {
    /// The graver of the two classes.
    pub fn class(&self) -> Class {
        self.callers.class.max(self.wire.class)
    }
}

/// All differences, the gravest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub changes: Vec<SpecChange>,
}

impl Report {
    pub(super) fn new(mut changes: Vec<SpecChange>) -> Self {
        changes.retain(|change| change.class() > Class::None);
        changes.sort_by(|a, b| {
            let key = |change: &SpecChange| {
                let Location { path, line, column, .. } = change.location.clone();
                (std::cmp::Reverse(change.class()), path, line, column, change.text.clone())
            };
            key(a).cmp(&key(b))
        });
        changes.dedup();
        Self { changes }
    }

    /// The gravest class for callers.
    pub fn callers(&self) -> Class {
        self.changes.iter().map(|change| change.callers.class).max().unwrap_or(Class::None)
    }

    /// The gravest class on the wire.
    pub fn wire(&self) -> Class {
        self.changes.iter().map(|change| change.wire.class).max().unwrap_or(Class::None)
    }

    /// How many changes have this class.
    pub fn count(&self, class: Class) -> usize {
        self.changes.iter().filter(|change| change.class() == class).count()
    }

    /// What the crate owes its users. A change that only the wire shows needs a release, too: the
    /// code that is generated from it is another.
    pub fn bump(&self) -> Class {
        match self.callers() {
            Class::None if !self.changes.is_empty() => Class::Documentation,
            class => class,
        }
    }
}
