//! What of two lists belongs together.
//!
//! By the name on the wire; and where that is gone, by the name in Rust, so that a new spelling is
//! not taken for a removal and an addition.

use std::collections::BTreeMap;

/// An item of a list, with the names that it is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known<'a, T> {
    pub(super) place: usize,
    pub(super) wire: &'a str,
    pub(super) rust: &'a str,
    pub(super) item: T,
}

/// The items of two lists.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Matched<'a, T> {
    /// Those that belong together.
    pub(super) both: Vec<(Known<'a, T>, Known<'a, T>)>,
    pub(super) gone: Vec<Known<'a, T>>,
    pub(super) added: Vec<Known<'a, T>>,
}

pub(super) fn matched<'a, T: Copy>(old: &[Known<'a, T>], new: &[Known<'a, T>]) -> Matched<'a, T> {
    let mut found = Matched { both: Vec::new(), gone: Vec::new(), added: Vec::new() };
    let mut free: BTreeMap<&str, Known<'a, T>> =
        new.iter().map(|known| (known.wire, *known)).collect();
    let mut left = Vec::new();
    for known in old {
        match free.remove(known.wire) {
            Some(there) => found.both.push((*known, there)),
            None => left.push(*known),
        }
    }
    let mut free: BTreeMap<&str, Known<'a, T>> =
        free.into_values().map(|known| (known.rust, known)).collect();
    for known in left {
        match free.remove(known.rust) {
            Some(there) => found.both.push((known, there)),
            None => found.gone.push(known),
        }
    }
    found.both.sort_unstable_by_key(|(at, there)| (at.place, there.place));
    found.added = free.into_values().collect();
    found.added.sort_unstable_by_key(|known| known.place);
    found
}

#[cfg(test)]
mod tests {
    use super::{Known, matched};

    #[test]
    fn the_wire_goes_before_rust() {
        let list = |names: &[(&'static str, &'static str)]| -> Vec<Known<'static, ()>> {
            let known = |(place, (wire, rust)): (usize, &(&'static str, &'static str))| Known {
                place,
                wire,
                rust,
                item: (),
            };
            names.iter().enumerate().map(known).collect()
        };
        let old = list(&[("a", "A"), ("canDo", "CanDo"), ("gone", "Gone"), ("x", "Shared")]);
        let new = list(&[("x", "X"), ("can_do", "CanDo"), ("a", "Other"), ("y", "Shared")]);
        let found = matched(&old, &new);
        let both: Vec<_> = found.both.iter().map(|(at, there)| (at.place, there.place)).collect();
        let places = |of: &[Known<'_, ()>]| of.iter().map(|known| known.place).collect::<Vec<_>>();
        assert_eq!(both, [(0, 2), (1, 1), (3, 0)]);
        assert_eq!(places(&found.gone), [2]);
        assert_eq!(places(&found.added), [3]);
    }
}
