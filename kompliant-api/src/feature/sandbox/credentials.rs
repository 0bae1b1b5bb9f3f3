//! The credentials that a sandbox takes.
//!
//! Kompliant's quick-start guide publishes them, with a signature, so that one can check one's own
//! way to sign: <https://developer.kompliant.com/docs/quick-start-guide>. They are no secret, and
//! good for a sandbox on one's own machine and nothing else.

/// The API key.
///
/// ```
/// use kompliant_api::{Credentials, sandbox::{API_KEY, AUTH_TOKEN, SECRET_KEY}};
///
/// // What `Sandbox::credentials` gives.
/// let credentials = Credentials::new(API_KEY, SECRET_KEY, AUTH_TOKEN)?;
/// # Ok::<(), kompliant_api::InvalidCredentials>(())
/// ```
pub const API_KEY: &str = "sb_3eY9UJuj09636NVPlgmhfa";

/// The Secret Key, as Base64; what it is for: [`API_KEY`].
///
/// ```
/// assert!(kompliant_api::sandbox::SECRET_KEY.starts_with("xBea"));
/// ```
pub const SECRET_KEY: &str = "xBeain5pFnPyQkl98qzA+BG+Cjzskpqq9fGKDbDoXNP5";

/// The Auth Token; what it is for: [`API_KEY`].
///
/// ```
/// assert!(kompliant_api::sandbox::AUTH_TOKEN.starts_with("7F2A"));
/// ```
pub const AUTH_TOKEN: &str = "7F2Av26rUgtzJYgUG9IilG1W6ZMLnt7Dak3Gyht220KLpkBLSJRMOzhBYd";
