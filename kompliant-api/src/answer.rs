//! A result together with what the API says about its answer.

use crate::Meta;

/// What a method answered, with the `meta` of the answer.
///
/// [`Call::send_with_meta`](crate::Call::send_with_meta) gives one.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Answer<T> {
    /// What [`Call::send`](crate::Call::send) gives.
    pub data: T,
    /// What the answer says about itself: its trace id, and warnings such as that a method is
    /// deprecated.
    pub meta: Meta,
}
