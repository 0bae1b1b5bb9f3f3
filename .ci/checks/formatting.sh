#!/usr/bin/env bash
# Hand-written Rust is formatted, so that a change shows nothing but itself.
. "$(dirname "$0")/../lib.sh"

cargo fmt --all --check
python3 .ci/formatting.py
