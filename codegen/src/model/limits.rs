//! Limits of a value, as the spec states them.
//!
//! They are documented, and examples are checked against them. No value of a caller is: the API
//! decides, and what it takes must not depend on the age of this crate.

use serde_json::Number;

/// The limits of a value, whether or not it may be null, and of what is in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Limits {
    pub(crate) own: Option<Box<Bounds>>,
    /// Of each item of a list, and of each value of a map.
    pub(crate) inner: Option<Box<Limits>>,
}

impl Limits {
    /// Of a list or a map, with the limits of what is in it.
    pub(crate) fn around(inner: Limits) -> Self {
        let none = inner == Self::default();
        Self { own: None, inner: (!none).then(|| Box::new(inner)) }
    }
}

/// What a schema states of its value.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Bounds {
    pub(crate) minimum: Option<Number>,
    /// Whether the minimum itself is too small.
    pub(crate) above: bool,
    pub(crate) maximum: Option<Number>,
    /// Whether the maximum itself is too large.
    pub(crate) below: bool,
    /// Of characters or of items, as the type has it.
    pub(crate) shortest: Option<u64>,
    pub(crate) longest: Option<u64>,
    pub(crate) pattern: Option<String>,
}

impl Bounds {
    /// A sentence for each, `of` what is counted: "characters" or "items".
    pub(crate) fn sentences(&self, of: &str) -> Vec<String> {
        let minimum = self.minimum.as_ref().map(|least| match self.above {
            true => format!("more than {least}"),
            false => format!("at least {least}"),
        });
        let maximum = self.maximum.as_ref().map(|most| match self.below {
            true => format!("less than {most}"),
            false => format!("at most {most}"),
        });
        let count = |count: u64| match count {
            1 => format!("1 {}", of.trim_end_matches('s')),
            _ => format!("{count} {of}"),
        };
        let size = match (self.shortest, self.longest) {
            (Some(least), Some(most)) if least == most => Some(format!("exactly {}", count(most))),
            (Some(least), Some(most)) => Some(format!("{least} to {}", count(most))),
            (Some(least), None) => Some(format!("at least {}", count(least))),
            (None, Some(most)) => Some(format!("at most {}", count(most))),
            (None, None) => None,
        };
        let range = match (minimum, maximum) {
            (Some(minimum), Some(maximum)) => Some(format!("{minimum} and {maximum}")),
            (one, None) | (None, one) => one,
        };
        let pattern = self.pattern.as_ref().map(|pattern| match pattern.contains('`') {
            true => format!("of the form `` {pattern} ``"),
            false => format!("of the form `{pattern}`"),
        });
        [range, size, pattern].into_iter().flatten().collect()
    }

    /// What of them a number breaks.
    pub(crate) fn refuse_number(&self, number: &Number) -> bool {
        let value = number.as_f64();
        let under = |least: &Number| match self.above {
            true => value <= least.as_f64(),
            false => value < least.as_f64(),
        };
        let over = |most: &Number| match self.below {
            true => value >= most.as_f64(),
            false => value > most.as_f64(),
        };
        self.minimum.as_ref().is_some_and(under) || self.maximum.as_ref().is_some_and(over)
    }

    /// Whether so many characters or items are too few or too many.
    pub(crate) fn refuse_size(&self, size: usize) -> bool {
        let size = u64::try_from(size).unwrap_or(u64::MAX);
        self.shortest.is_some_and(|least| size < least)
            || self.longest.is_some_and(|most| size > most)
    }
}
