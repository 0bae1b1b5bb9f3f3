#!/usr/bin/env bash
# Every test passes: units, examples in the docs, wrong specs, wire bytes, what must not compile.
. "$(dirname "$0")/../lib.sh"

cargo test --workspace --features blocking,journey,sandbox,tracing
