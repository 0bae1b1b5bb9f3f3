#!/usr/bin/env bash
# A change of the spec has the version that it needs since the last release, and is told here. Before
# the first release it is told alone: against where this branch leaves main.
. "$(dirname "$0")/../lib.sh"

# Whatever else there is to compare with: what is the same must be seen as the same.
temporary
git init --quiet "$scratch"
mkdir "$scratch/kompliant-api"
cp -r spec "$scratch"
cp kompliant-api/Cargo.toml "$scratch/kompliant-api"
git -C "$scratch" add --all
git -C "$scratch" -c user.name=check -c user.email=check@example.com commit --quiet --message "The same"
xtask="$(target_dir)/debug/xtask"
cargo build --quiet --package xtask
CARGO_MANIFEST_DIR="$scratch/xtask" "$xtask" diff --base HEAD | grep --quiet '^the spec means the same$' ||
    fail "the spec differs from itself"

if [[ $(git rev-parse --is-shallow-repository) == true ]]; then
    fail "the history is cut: fetch all of it, with its tags (actions/checkout: fetch-depth: 0)"
fi
known() { git rev-parse --verify --quiet "$1" >/dev/null; }
if [[ -z $(git tag --list 'v*') ]] && ! known origin/main && ! known main; then
    echo "this is the first version, and there is no main: nothing to compare with"
    exit
fi
cargo xtask diff
