//! What must not compile does not, with a message that a reader understands.
//!
//! `TRYBUILD=overwrite cargo test -p kompliant-api --test compile_fail` writes the messages anew.
#![cfg(feature = "reqwest")]

#[test]
fn mistakes_are_found_by_the_compiler() {
    trybuild::TestCases::new().compile_fail("tests/compile_fail/*.rs");
}
