//! Mistakes that must not compile, each with a message that a reader understands.
//!
//! `TRYBUILD=overwrite cargo test -p kompliant-api-compile-fail` writes the messages again.

#[test]
fn mistakes_are_found_by_the_compiler() {
    trybuild::TestCases::new().compile_fail("cases/*.rs");
}
