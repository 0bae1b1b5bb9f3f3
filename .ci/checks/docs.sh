#!/usr/bin/env bash
# The documentation builds without a broken link or another warning.
. "$(dirname "$0")/../lib.sh"

RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps
RUSTDOCFLAGS="-D warnings" cargo doc --package kompliant-api --no-deps --features blocking,journey,sandbox,tracing
