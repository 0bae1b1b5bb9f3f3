#!/usr/bin/env bash
# The generated files that are checked in are those that the spec gives.
. "$(dirname "$0")/../lib.sh"

cargo xtask codegen --check
