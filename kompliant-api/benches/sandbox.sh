#!/usr/bin/env bash
# How many correct calls a second the sandbox answers on one core, and how soon after its start it
# answers the first; by kompliant-api/benches/overhead/src/bin/load.rs. Fails if a bound is exceeded.
#
# Linux with two cores: the sandbox is kept on one, those who call on the other. Where others use the
# machine, the calls for each second of CPU that the sandbox took are what tells.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

target=$(cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
cargo build --quiet --release --package kompliant-api --no-default-features --features sandbox \
    --bin kompliant-sandbox
project=kompliant-api/benches/overhead
cp Cargo.lock "$project/Cargo.lock"
cargo build --quiet --release --manifest-path "$project/Cargo.toml" --target-dir "$target" --bin load

python3 - "$target/release" <<'PYTHON'
import subprocess, sys

programs = sys.argv[1]
CALLS, MILLISECONDS, SECONDS, RUNS, STARTS = 10_000, 20, 4, 5, 41
sandbox = ["taskset", "--cpu-list", "0", f"{programs}/kompliant-sandbox", "--port", "0"]
load = ["taskset", "--cpu-list", "1", f"{programs}/load"]


def calls(*options):
    """Calls a second, and for each second of CPU; the best of several runs."""
    server = subprocess.Popen([*sandbox, *options], stdout=subprocess.PIPE, text=True)
    try:
        url = server.stdout.readline().split()[-1]
        runs = []
        for _ in range(RUNS):
            out = subprocess.check_output([*load, "calls", str(server.pid), url, str(SECONDS)], text=True)
            runs.append(tuple(map(int, out.split())))
        return tuple(map(max, zip(*runs)))
    finally:
        server.kill()
        server.wait()


per_second, per_cpu = calls("--quiet")
print(f"calls: {per_second:,} a second, {per_cpu:,} for each second of CPU; bound {CALLS:,}")
out = subprocess.check_output([*load, "starts", str(STARTS), *sandbox], text=True)
starts = sorted(map(float, out.split()))
print(f"from start to first answer: {starts[len(starts) // 2]:.1f} ms, at worst {starts[-1]:.1f} ms; bound {MILLISECONDS} ms")
sys.exit(per_cpu < CALLS or starts[len(starts) // 2] > MILLISECONDS)
PYTHON
