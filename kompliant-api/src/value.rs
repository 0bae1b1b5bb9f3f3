//! What requests and responses are made of.

pub(crate) mod date;
pub(crate) mod format;
pub(crate) mod id;
pub(crate) mod object;
pub(crate) mod open_enum;
pub(crate) mod sensitive;
pub(crate) mod timestamp;
