//! The tools around the spec: each takes a spec without a mistake, and none knows another.

pub(crate) mod bundle;
pub(crate) mod coverage;
pub mod diff;
pub mod lint;
pub(crate) mod reference;
pub mod scaffold;
