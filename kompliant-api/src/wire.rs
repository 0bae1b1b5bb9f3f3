//! What carries calls: requests and responses as bytes, retries, transports.

pub(crate) mod codec;
pub(crate) mod request;
pub(crate) mod response;
pub(crate) mod retry;
pub(crate) mod signature;
pub(crate) mod trace;
pub mod transport;
