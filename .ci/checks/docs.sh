#!/usr/bin/env bash
# The documentation builds without a broken link or another warning.
. "$(dirname "$0")/../lib.sh"

RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps
