//! What the programs share.

#[cfg(feature = "by-hand")]
pub mod by_hand;
pub mod measure;

/// The documented answer to `propay.get`, from `spec/provisioners/propay.yaml`.
pub const ANSWER: &str = include_str!("answer.json");

/// The id that the answer is about.
pub const ID: &str = "ape_2dJFFW3HY8a3zOjqwUXhQc";

/// The key pair of Kompliant's quick start guide.
pub const API_KEY: &str = "sb_3eY9UJuj09636NVPlgmhfa";
pub const SECRET_KEY: &str = "xBeain5pFnPyQkl98qzA+BG+Cjzskpqq9fGKDbDoXNP5";
pub const AUTH_TOKEN: &str = "7F2Av26rUgtzJYgUG9IilG1W6ZMLnt7Dak3Gyht220KLpkBLSJRMOzhBYd";
