#!/usr/bin/env bash
# The spec has nothing that is valid and yet bad, but what it allows with a reason.
. "$(dirname "$0")/../lib.sh"

cargo xtask lint --deny warnings
