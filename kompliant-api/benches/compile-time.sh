#!/usr/bin/env bash
# CPU time to compile the generated crate alone, its dependencies built, beside what a peer makes of
# the same eight methods (with its client library), and with one provisioner more. One run, the
# candidates in turn, the best of five for each.
#
# What a program depends on is not compiled incrementally; what stands in one's own workspace is.
# Debug builds are measured both ways.
#
# It needs Python 3; the peer, cargo-progenitor, is installed below the target folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

workspace=$PWD
target=$(cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
tools="$target/tools"
peer="$target/compile-time"
if [[ ! -x $tools/cargo-progenitor/bin/cargo-progenitor ]]; then
    cargo install --quiet --root "$tools/cargo-progenitor" cargo-progenitor@0.15.1
fi
if [[ ! -x $tools/python/bin/python ]]; then
    python3 -m venv "$tools/python"
    "$tools/python/bin/python" -m pip install --quiet --disable-pip-version-check "PyYAML==6.0.3"
fi

rm -rf "$peer"
mkdir -p "$peer"
"$tools/python/bin/python" kompliant-api/benches/peer-spec.py spec >"$peer/spec.json"
PATH="$PATH:$tools/cargo-progenitor/bin" cargo progenitor --input "$peer/spec.json" \
    --output "$peer/peer-client" --name peer-client --version 0.1.0 >/dev/null
# The test leaves a copy of this workspace with an invented provisioner in it.
third="$target/tmp/third_provisioner"
cargo test --quiet --package xtask --test third_provisioner >/dev/null
# Every shape of schema is in the copy, too, but no provisioner has them.
rm "$third/spec/provisioners/shapes.yaml"
sed -i '/shapes/d' "$third/spec/openapi.yaml"
CARGO_MANIFEST_DIR="$third/xtask" "$target/debug/xtask" codegen >/dev/null
cat >"$peer/Cargo.toml" <<'TOML'
[workspace]
members = ["peer-client"]
resolver = "3"
TOML

python3 - "$workspace" "$peer" "$third" <<'PYTHON'
import os, subprocess, sys

workspace, peer, third = sys.argv[1:]
candidates = [
    ("kompliant-api", workspace, ["kompliant-api"]),
    ("kompliant-api with one provisioner more", third, ["kompliant-api"]),
    ("cargo-progenitor 0.15.1 and progenitor-client", peer, ["peer-client", "progenitor-client"]),
]


def cargo(folder, incremental, *arguments):
    environment = dict(os.environ, CARGO_INCREMENTAL=incremental,
                       CARGO_TARGET_DIR=os.path.join(peer, "target", os.path.basename(folder)))
    process = subprocess.Popen(["cargo", *arguments], cwd=folder, env=environment,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"cargo {' '.join(arguments)} failed in {folder}")
    return usage.ru_utime + usage.ru_stime


builds = (("debug", "0", []), ("debug, in one's own workspace", "1", []), ("release", "0", ["--release"]))
for build, incremental, flags in builds:
    best = {}
    for name, folder, packages in candidates:
        cargo(folder, incremental, "build", "--package", packages[0], *flags)
    for _ in range(5):
        for name, folder, packages in candidates:
            for package in packages:
                cargo(folder, incremental, "clean", "--package", package, *flags)
            took = cargo(folder, incremental, "build", "--package", packages[0], *flags)
            best[name] = min(took, best.get(name, took))
    ours = best[candidates[0][0]]
    for name, took in best.items():
        print(f"{build:>29}  {took:5.2f} s CPU  {took / ours:4.2f}  {name}")
PYTHON
