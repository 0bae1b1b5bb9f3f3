#!/usr/bin/env bash
# CPU and memory of generation as a process of its own, for the real spec and for copies of it: the Rust,
# and the pages of the reference.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

cargo build --quiet --release --package codegen --example generate
target=$(cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
python3 - "$target/release/examples/generate" <<'PYTHON'
import os, subprocess, sys

for what, copies in [("", 0), ("", 100), ("", 200), ("", 400), ("reference", 0), ("reference", 400)]:
    best = None
    for _ in range(5):
        process = subprocess.Popen([sys.argv[1], str(copies), what], stdout=subprocess.PIPE, text=True)
        text = process.stdout.read().strip()
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            sys.exit(f"{sys.argv[1]} failed")
        cpu = usage.ru_utime + usage.ru_stime
        if best is None or cpu < best[0]:
            best = (cpu, usage.ru_maxrss / 1024)
    print(f"{what or 'Rust'}: {text}: {best[0] * 1000:.0f} ms CPU (best of 5), {best[1]:.0f} MiB")
PYTHON
