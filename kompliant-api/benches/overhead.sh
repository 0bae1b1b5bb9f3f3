#!/usr/bin/env bash
# What a call costs beyond the same call written by hand on the same reqwest, in instructions and in
# allocations: one whole call to a server on this machine, and reading the documented answer alone.
# With the programs in kompliant-api/benches/overhead; fails if a bound is exceeded.
#
# Instructions are counted by valgrind, which has to be installed, and come out the same to a few in
# a million, however busy the machine is. What starts and ends a program is not counted.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

target=$(cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
project=kompliant-api/benches/overhead
# The versions that are tested here.
cp Cargo.lock "$project/Cargo.lock"
# Of another checkout that builds into the same folder, cargo would take what is newer there.
cargo clean --quiet --profile release --manifest-path "$project/Cargo.toml" --target-dir "$target" \
    --package kompliant-api --package overhead
for side in by-hand ours; do
    cargo build --quiet --release --manifest-path "$project/Cargo.toml" --target-dir "$target" \
        --features "$side"
done

python3 - "$target/release" <<'PYTHON'
import os, re, subprocess, sys, tempfile

programs = sys.argv[1]
WARM, CALLS, DECODES = 100, 200, 1000
# What is measured, how often, and the bounds: instructions and allocations of ours, at most so many
# times those by hand.
tasks = [("propay.get", "call", CALLS, 1.02, 1.00), ("reading its answer", "decode", DECODES, 1.00, 1.00)]


def valgrind(side, *arguments):
    """The instructions of a whole run, and how often each function was called."""
    with tempfile.NamedTemporaryFile() as out:
        subprocess.run(["valgrind", "--quiet", "--tool=callgrind", f"--callgrind-out-file={out.name}",
                        f"{programs}/measure-{side}", *map(str, arguments)],
                       check=True, stdout=subprocess.DEVNULL)
        names, called, total, callee = {}, {}, None, None
        for line in map(bytes.decode, out):
            if match := re.match(r"(c?)fn=\((\d+)\)(?: (.*))?", line):
                if match[3]:
                    names[match[2]] = match[3]
                if match[1]:
                    callee = match[2]
            elif match := re.match(r"calls=(\d+)", line):
                called[callee] = called.get(callee, 0) + int(match[1])
            elif match := re.match(r"totals: (\d+)", line):
                total = int(match[1])
    return total, {names[number]: times for number, times in called.items()}


def each(side, arguments, times):
    """Instructions, allocations and bytes allocated of one of `times`."""
    run = [f"{programs}/measure-{side}", *arguments, str(WARM), str(times)]
    allocations, size = map(float, subprocess.check_output(run, text=True).split())
    without, _ = valgrind(side, *arguments, WARM, 0)
    with_them, _ = valgrind(side, *arguments, WARM, times)
    return (with_them - without) / times, allocations, size


def signatures(url, calls):
    """How often a block is hashed: the whole work of a signature."""
    _, called = valgrind("ours", "call", url, 0, calls)
    return sum(times for name, times in called.items() if re.search(r"sha2.*::compress256", name))


server = subprocess.Popen([f"{programs}/server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
url = server.stdout.readline().strip()
exceeded = False
try:
    print(f"{'':20}{'':14}{'ours':>10}{'by hand':>10}{'ratio':>8}  bound")
    for title, task, times, *bounds in tasks:
        arguments = [task, url] if task == "call" else [task]
        ours, by_hand = each("ours", arguments, times), each("by-hand", arguments, times)
        for what, our, their, bound in zip(("instructions", "allocations", "bytes"), ours, by_hand, [*bounds, None]):
            too_much = bound is not None and our > bound * their
            exceeded |= too_much
            print(f"{title:20}{what:14}{our:10,.0f}{their:10,.0f}{our / their:8.3f}  "
                  + ("" if bound is None else f"{bound:.2f}") + (" exceeded" if too_much else ""))
    one, hundred = signatures(url, 1), signatures(url, 100)
    exceeded |= one == 0 or hundred != one
    print(f"hashing for signatures: {one} times for 1 call, {hundred} times for 100")
finally:
    server.stdin.close()
    server.wait()
sys.exit(exceeded)
PYTHON
