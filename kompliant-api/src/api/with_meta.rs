//! A result together with what the API says about its answer.

use crate::Meta;

/// What a method answered, with the `meta` of the answer.
///
/// [`Call::send_with_meta`](crate::Call::send_with_meta) gives one.
///
/// ```
/// # use kompliant_api::doc_support as canned;
/// # let client = canned::client([canned::answer(200, r#"{
/// #     "meta": {"status": "SUCCESS", "trace_id": "trc_1"},
/// #     "data": {"can_execute": true}
/// # }"#)]);
/// # let id = kompliant_api::propay::PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc").unwrap();
/// # canned::wait(async {
/// let answer = client.propay().can_execute(&id).send_with_meta().await?;
/// assert!(answer.data.can_execute);
/// assert_eq!(answer.meta.trace_id(), Some("trc_1"));
/// # Ok::<(), kompliant_api::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WithMeta<T> {
    /// What [`Call::send`](crate::Call::send) gives.
    pub data: T,
    /// What the answer says about itself: its trace id, and warnings such as that a method is
    /// deprecated.
    pub meta: Meta,
}
