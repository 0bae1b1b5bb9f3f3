//! What several test programs need: a server on this machine, and a client that talks to it.
//!
//! Each program uses a part of it, so the rest of it is unused there.
#![allow(dead_code, unused_imports)]

mod hidden;
mod hostile;
mod method;
#[cfg(feature = "sandbox")]
mod sandbox;
mod scan;
mod server;

use kompliant_api::{Client, Credentials, RetryPolicy};

pub use hidden::{Hidden, hidden};
pub use hostile::{Hostile, Step};
pub use method::{Example, method};
#[cfg(feature = "sandbox")]
pub use sandbox::{example, rows};
pub use server::{Answer, Server};

/// The key pair of Kompliant's quick start guide, whose signature is published.
pub const API_KEY: &str = "sb_3eY9UJuj09636NVPlgmhfa";
pub const SECRET_KEY: &str = "xBeain5pFnPyQkl98qzA+BG+Cjzskpqq9fGKDbDoXNP5";
pub const AUTH_TOKEN: &str = "7F2Av26rUgtzJYgUG9IilG1W6ZMLnt7Dak3Gyht220KLpkBLSJRMOzhBYd";

/// The published credentials. From here on, what is logged is looked through for them.
pub fn credentials() -> Credentials {
    scan::start();
    Credentials::new(API_KEY, SECRET_KEY, AUTH_TOKEN).expect("valid credentials")
}

/// A client that calls `server`, and each method once.
pub fn client(server: &Server) -> Client {
    let builder = Client::builder(credentials()).base_url(&server.url());
    builder.retry_policy(RetryPolicy::never()).build().expect("a client")
}

/// Runs a future to its end.
pub fn wait<F: Future>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(future)
}
