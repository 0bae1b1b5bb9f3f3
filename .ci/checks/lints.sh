#!/usr/bin/env bash
# No warning of rustc or clippy, in generated code either.
. "$(dirname "$0")/../lib.sh"

cargo clippy --workspace --all-targets -- -D warnings
