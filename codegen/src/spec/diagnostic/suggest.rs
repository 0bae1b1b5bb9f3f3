//! The nearest valid word to one that is wrong.

/// The word of `valid` that `found` most likely means, if one is near enough.
pub(crate) fn closest<'a>(found: &str, valid: &[&'a str]) -> Option<&'a str> {
    let plain = |text: &str| text.to_lowercase().replace(['-', '_', ' '], "");
    let wanted = plain(found);
    let allowed = wanted.chars().count().div_ceil(3);
    valid
        .iter()
        .map(|word| (distance(&wanted, &plain(word)), *word))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// Edits from `a` to `b`; two neighbours that changed places count as one.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let mut last = None;
    for (i, from) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, to) in b.iter().enumerate() {
            let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or_default();
            let mut best = (at(&row, j) + usize::from(from != *to))
                .min(at(&row, j + 1) + 1)
                .min(at(&next, j) + 1);
            let swapped = j > 0 && last == Some(*to) && b.get(j - 1) == Some(&from);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
        last = Some(from);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{closest, distance};

    #[test]
    fn a_swap_is_one_edit() {
        assert_eq!(distance("requried", "required"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("same", "same"), 0);
    }

    #[test]
    fn case_and_separators_do_not_count() {
        assert_eq!(closest("operation_id", &["operationId", "tags"]), Some("operationId"));
        assert_eq!(closest("xerrors", &["x-errors", "x-effect"]), Some("x-errors"));
    }

    #[test]
    fn nothing_near_is_no_suggestion() {
        assert_eq!(closest("banana", &["operationId", "tags"]), None);
    }
}
