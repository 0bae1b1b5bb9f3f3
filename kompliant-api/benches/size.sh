#!/usr/bin/env bash
# How large the smallest program is that makes one call, beside the same program written by hand on
# the same reqwest; and how many crates a user builds, beside those of reqwest with `json` alone.
# With the programs in kompliant-api/benches/overhead; fails if a bound is exceeded.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

target=$(cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
project=kompliant-api/benches/overhead
# The versions that are tested here.
cp Cargo.lock "$project/Cargo.lock"
# Of another checkout that builds into the same folder, cargo would take what is newer there.
cargo clean --quiet --profile smallest --manifest-path "$project/Cargo.toml" --target-dir "$target" \
    --package kompliant-api --package overhead
for side in by-hand ours; do
    cargo build --quiet --profile smallest --manifest-path "$project/Cargo.toml" \
        --target-dir "$target" --features "$side" --bin "smallest-$side"
done

# Its default features are others than those that we use, so there are crates that we do without.
alone="$target/size"
rm -rf "$alone"
mkdir -p "$alone/src"
: >"$alone/src/lib.rs"
cat >"$alone/Cargo.toml" <<'TOML'
[package]
name = "alone"
version = "0.0.0"
edition = "2024"
[dependencies]
reqwest = { version = "0.13", features = ["json"] }
[workspace]
TOML
cp Cargo.lock "$alone/Cargo.lock"
# Name and version of each crate on which a package depends, without the package.
crates() {
    cargo tree --quiet --edges normal --prefix none --no-dedupe --format '{p}' "$@" |
        cut -d ' ' -f 1,2 | tail -n +2 | sort -u
}
crates --package kompliant-api >"$alone/ours"
crates --manifest-path "$alone/Cargo.toml" >"$alone/reqwest"

python3 - "$target/smallest" "$alone" <<'PYTHON'
import os, sys

programs, lists = sys.argv[1:]
SIZE, CRATES = 1.03, 20
ours, by_hand = (os.path.getsize(f"{programs}/smallest-{side}") for side in ("ours", "by-hand"))
print(f"smallest program: ours {ours:,} bytes, by hand {by_hand:,}, "
      f"ratio {ours / by_hand:.3f} (bound {SIZE:.2f})")
crates = {side: set(open(f"{lists}/{side}").read().splitlines()) for side in ("ours", "reqwest")}
more = len(crates["ours"]) - len(crates["reqwest"])
print(f"crates: ours {len(crates['ours'])}, reqwest with json {len(crates['reqwest'])}, "
      f"{more:+} (bound +{CRATES})")
print("ours only:", ", ".join(sorted(crates["ours"] - crates["reqwest"])))
print("reqwest only:", ", ".join(sorted(crates["reqwest"] - crates["ours"])))
exceeded = [what for what, much in (("size", ours > SIZE * by_hand), ("crates", more > CRATES)) if much]
if exceeded:
    sys.exit(f"exceeded: {', '.join(exceeded)}")
PYTHON
