//! What of two lists belongs together.
//!
//! By the name on the wire; and where that is gone, by the name in Rust, so that a new spelling is
//! not taken for a removal and an addition.

use std::collections::BTreeMap;

/// The names that a thing is known by.
pub(super) struct Known<'a> {
    pub(super) wire: &'a str,
    pub(super) rust: &'a str,
}

/// Places in the two lists.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Matched {
    pub(super) both: Vec<(usize, usize)>,
    pub(super) gone: Vec<usize>,
    pub(super) added: Vec<usize>,
}

pub(super) fn matched(old: &[Known<'_>], new: &[Known<'_>]) -> Matched {
    let mut found = Matched::default();
    let mut free: BTreeMap<&str, usize> =
        new.iter().enumerate().map(|(at, known)| (known.wire, at)).collect();
    let mut left = Vec::new();
    for (at, known) in old.iter().enumerate() {
        match free.remove(known.wire) {
            Some(there) => found.both.push((at, there)),
            None => left.push((at, known.rust)),
        }
    }
    let mut free: BTreeMap<&str, usize> =
        free.into_values().filter_map(|at| new.get(at).map(|known| (known.rust, at))).collect();
    for (at, rust) in left {
        match free.remove(rust) {
            Some(there) => found.both.push((at, there)),
            None => found.gone.push(at),
        }
    }
    found.both.sort_unstable();
    found.added = free.into_values().collect();
    found.added.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::{Known, Matched, matched};

    #[test]
    fn the_wire_goes_before_rust() {
        let list = |names: &[(&'static str, &'static str)]| -> Vec<Known<'static>> {
            names.iter().map(|(wire, rust)| Known { wire, rust }).collect()
        };
        let old = list(&[("a", "A"), ("canDo", "CanDo"), ("gone", "Gone"), ("x", "Shared")]);
        let new = list(&[("x", "X"), ("can_do", "CanDo"), ("a", "Other"), ("y", "Shared")]);
        let expected =
            Matched { both: vec![(0, 2), (1, 1), (3, 0)], gone: vec![2], added: vec![3] };
        assert_eq!(matched(&old, &new), expected);
    }
}
