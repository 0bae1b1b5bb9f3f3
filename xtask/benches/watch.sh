#!/usr/bin/env bash
# How long it takes from a save in spec/ until the files that `codegen --watch` makes of it are
# there, on a copy; fails if the slowest of 20 takes longer than 0.3 s.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

cargo build --quiet --package xtask
target=$(cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/kompliant-api/src" "$scratch/kompliant-api/tests"
cp -r spec "$scratch/"
cp -r kompliant-api/reference "$scratch/kompliant-api/"
cp -r kompliant-api/src/generated "$scratch/kompliant-api/src/"
cp -r kompliant-api/tests/generated "$scratch/kompliant-api/tests/"
python3 - "$target/debug/xtask" "$scratch" <<'PYTHON'
import os, pathlib, statistics, subprocess, sys, time

xtask, copy = sys.argv[1], pathlib.Path(sys.argv[2])
spec = copy / "spec/provisioners/propay.yaml"
# The code and the page that the changed sentence stands in: the last is written last.
made = [copy / "kompliant-api/reference/methods/propay.md", copy / "kompliant-api/src/generated/propay/can_execute.rs"]
old = spec.read_text()
sentence = "Ask what is still missing before propay.execute"
assert sentence in old
environment = {**os.environ, "CARGO_MANIFEST_DIR": str(copy / "xtask")}
watcher = subprocess.Popen([xtask, "codegen", "--watch"], env=environment, stdout=subprocess.PIPE, text=True)
try:
    while "generated files" not in watcher.stdout.readline():
        pass
    took = []
    for turn in range(20):
        # Not always at the same moment between two looks.
        time.sleep(0.2 + 0.007 * turn)
        new = f"Turn {turn} of the measurement"
        start = time.monotonic()
        spec.write_text(old.replace(sentence, new))
        while not all(new in path.read_text() for path in made):
            if time.monotonic() - start > 30:
                sys.exit("nothing was generated within 30 s")
            time.sleep(0.001)
        took.append(time.monotonic() - start)
finally:
    watcher.kill()
    watcher.wait()
print(f"from a save to the generated files: {statistics.median(took):.3f} s, at most {max(took):.3f} s (of 20)")
sys.exit(max(took) > 0.3)
PYTHON
