#!/usr/bin/env bash
# Tools that are not ours read the spec, and its bundle, as OpenAPI 3.0.3.
. "$(dirname "$0")/../lib.sh"
temporary

version=0.9.0
venv="$(target_dir)/tools/openapi-spec-validator-$version"
if [[ ! -x $venv/bin/openapi-spec-validator ]]; then
    rm -rf "$venv"
    python3 -m venv "$venv" || fail "python3 cannot make a virtual environment; on Debian install python3-venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
        "openapi-spec-validator==$version"
fi
"$venv/bin/openapi-spec-validator" spec/openapi.yaml

# The same in one file, with what is ours and without.
cargo xtask bundle --output "$scratch/bundle.yaml"
cargo xtask bundle --without-extensions --output "$scratch/plain.json"
"$venv/bin/openapi-spec-validator" "$scratch/bundle.yaml"
"$venv/bin/openapi-spec-validator" "$scratch/plain.json"
