#!/usr/bin/env bash
# No type of another crate stands in the public API but those that are listed in
# kompliant-api/Cargo.toml: a new version of any other breaks nobody.
. "$(dirname "$0")/../lib.sh"

# The description of the API as JSON is not stable yet, so it is asked for as a nightly would.
RUSTC_BOOTSTRAP=1 cargo rustdoc --quiet --package kompliant-api --features blocking,journey,sandbox,tracing --lib -- \
    -Z unstable-options --output-format json
cargo metadata --no-deps --format-version 1 |
    python3 .ci/public-types.py "$(target_dir)/doc/kompliant_api.json"
