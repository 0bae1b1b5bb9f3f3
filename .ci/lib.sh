# shellcheck shell=bash
# What the checks share. Sourced, not run.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Where cargo builds, wherever a variable or a configuration file has put it.
target_dir() {
    cargo metadata --no-deps --format-version 1 |
        sed 's/.*"target_directory":"\([^"]*\)".*/\1/'
}

# A folder that goes when the check ends.
scratch=
temporary() {
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
}

# Ends the check with a reason.
fail() {
    echo "$*" >&2
    exit 1
}
