#!/usr/bin/env bash
# How large the smallest program is that makes one call, beside the same program written by hand on
# the same reqwest. With the programs in kompliant-api/benches/overhead; fails if the bound is
# exceeded.
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

python3 - "$target/smallest" <<'PYTHON'
import os, sys

programs, = sys.argv[1:]
BOUND = 1.03
ours, by_hand = (os.path.getsize(f"{programs}/smallest-{side}") for side in ("ours", "by-hand"))
print(f"smallest program: ours {ours:,} bytes, by hand {by_hand:,}, "
      f"ratio {ours / by_hand:.3f} (bound {BOUND:.2f})")
if ours > BOUND * by_hand:
    sys.exit("exceeded")
PYTHON
