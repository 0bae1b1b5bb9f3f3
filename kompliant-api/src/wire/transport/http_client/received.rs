//! The body of an answer as it comes, part by part.
//!
//! An answer of one part is not copied. One of several takes no more memory than it needs, whatever
//! length its head claims.

use bytes::Bytes;

/// Below this, memory that is left over does not matter.
const SMALL: usize = 64 * 1024;

#[derive(Default)]
pub(super) struct Body {
    /// The only part so far.
    first: Bytes,
    /// All parts, if there are several.
    all: Vec<u8>,
}

impl Body {
    /// Adds a part. `expected` is the whole length as the head claims it, or the bound. `None` if
    /// the body is longer than the bound.
    pub(super) fn add(&mut self, part: Bytes, expected: usize, bound: usize) -> Option<()> {
        let length = self.len().checked_add(part.len()).filter(|length| *length <= bound)?;
        if self.len() == 0 {
            self.first = part;
            return Some(());
        }
        if length > self.all.capacity() {
            let most = expected.clamp(length, bound);
            let wanted = length.saturating_mul(2).clamp(length, most);
            self.all.reserve_exact(wanted.saturating_sub(self.all.len()));
        }
        if self.all.is_empty() {
            self.all.extend_from_slice(&std::mem::take(&mut self.first));
        }
        self.all.extend_from_slice(&part);
        Some(())
    }

    pub(super) fn whole(mut self) -> Bytes {
        if self.all.is_empty() {
            return self.first;
        }
        if self.all.capacity() > SMALL {
            self.all.shrink_to_fit();
        }
        self.all.into()
    }

    fn len(&self) -> usize {
        self.first.len().max(self.all.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_become_a_whole() {
        for parts in [&[][..], &["a"], &["", "a", "b"], &["ab", "", "cd", "e"]] {
            let mut body = Body::default();
            for part in parts {
                body.add(Bytes::from(*part), 5, 5).unwrap();
            }
            assert_eq!(body.whole(), parts.concat());
        }
    }

    #[test]
    fn what_is_over_the_bound_is_refused() {
        let mut body = Body::default();
        body.add(Bytes::from("abc"), 5, 5).unwrap();
        assert!(body.add(Bytes::from("def"), 5, 5).is_none());
        assert!(Body::default().add(Bytes::from("abcdef"), 6, 5).is_none());
    }

    #[test]
    fn a_length_that_is_only_claimed_takes_no_memory() {
        let mut body = Body::default();
        for _ in 0..4 {
            body.add(Bytes::from("abc"), 1 << 40, 1 << 50).unwrap();
        }
        assert!(body.all.capacity() <= 24, "{}", body.all.capacity());
    }
}
