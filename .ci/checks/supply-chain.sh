#!/usr/bin/env bash
# Dependencies have licences that we may use, come from the registry alone, and are none of those
# that we have ruled out. With `advisories` as argument: none has a known vulnerability (needs
# GitHub, where the database is).
. "$(dirname "$0")/../lib.sh"

version=0.20.2
tools="$(target_dir)/tools/cargo-deny-$version"
deny="$tools/bin/cargo-deny"
if [[ ! -x $deny ]]; then
    # Unoptimised, for it runs for seconds and builds for minutes.
    cargo install --quiet --locked --debug --root "$tools" "cargo-deny@$version"
fi
if [[ ${1-} == advisories ]]; then
    "$deny" --all-features check advisories
    exit
fi
"$deny" check bans licenses sources
# OpenSSL is ruled out by default only: who asks for native-tls gets it.
"$deny" --all-features check licenses sources
