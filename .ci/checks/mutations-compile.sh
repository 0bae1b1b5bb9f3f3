#!/usr/bin/env bash
# A change of the spec that is taken gives code that compiles: a hundred of them, on a copy of the
# generated crate. Ten of them pass their tests, too.
. "$(dirname "$0")/../lib.sh"

cargo test --package codegen --test spec_mutations -- --ignored
