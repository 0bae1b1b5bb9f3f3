//! What a program calls: clients, calls, methods and their errors.

pub(crate) mod call;
pub(crate) mod client;
pub(crate) mod credentials;
pub(crate) mod error;
pub(crate) mod meta;
pub(crate) mod method;
pub mod provisioner;
pub(crate) mod with_meta;
