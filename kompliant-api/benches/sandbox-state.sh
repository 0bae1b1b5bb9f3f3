#!/usr/bin/env bash
# How long the sandbox takes for a create with --state where 100, 10,000 and 1,000,000 entities are
# there, how long it takes to start, and its memory. Fails if a create at the most takes more than 1.5
# times as long as at the least.
#
# Linux with two cores. The file is in memory (/dev/shm), so that the disk does not hide the rest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

target=$(cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
cargo build --quiet --release --package kompliant-api --no-default-features --features sandbox \
    --bin kompliant-sandbox

python3 - "$target/release/kompliant-sandbox" <<'PYTHON'
import hashlib, http.client, json, os, statistics, subprocess, sys, tempfile, time

COUNTS, CREATES, ROUNDS, BOUND = [100, 10_000, 1_000_000], 3_000, 3, 1.5
HEADERS = {
    "Authorization": "KSig1-HMAC-SHA256 iWEh4jjK9wfjTXd/3GzImPLL1swTZiCPpDbj62vFo2Q=",
    "X-API-Key": "sb_3eY9UJuj09636NVPlgmhfa",
    "X-API-Auth-Token": "7F2Av26rUgtzJYgUG9IilG1W6ZMLnt7Dak3Gyht220KLpkBLSJRMOzhBYd",
    "Content-Type": "application/json",
}
BODY = json.dumps({"workflow_id": "w_2dJFFW3HY8a3zOjqwUXhQc", "provisioning_sponsor": "GLOBAL_PAYMENTS"})


def state(path, count):
    """A file of the first version, which is taken over, with so many entities."""
    zero = {"secs": 0, "nanos": 0}
    entity = {
        "provisioner": "propay", "workflow": "w_2dJFFW3HY8a3zOjqwUXhQc", "sponsor": "GLOBAL_PAYMENTS",
        "created_at": {"secs": 1_737_185_358, "nanos": 0}, "runs": [],
    }
    workflow = {
        "kind": "ACCOUNT_PROVISIONING", "state": "Started", "expects": None, "subject_record": "sr_1",
        "has_business": True, "has_application": True, "missing": [], "documents": [],
    }
    world = {
        "form": 1, "next": count, "now": {"secs": 1_737_185_358, "nanos": 0},
        "provisioning_disabled": False, "disabled": [],
        "workflows": {"w_2dJFFW3HY8a3zOjqwUXhQc": workflow},
        "entities": {f"ape_{number:022}": entity for number in range(count)},
        "timing": {"unseen": zero, "queued": zero, "running": zero}, "failures": [],
    }
    text = json.dumps(world).encode()
    with open(path, "wb") as file:
        file.write(b"kompliant-sandbox state 1 sha256:" + hashlib.sha256(text).hexdigest().encode() + b"\n" + text)


def start(path):
    began = time.monotonic()
    options = ["--port", "0", "--quiet", "--state", path]
    server = subprocess.Popen(["taskset", "--cpu-list", "0", sys.argv[1], *options], stdout=subprocess.PIPE, text=True)
    url = server.stdout.readline().split()[-1]
    return server, url.removeprefix("http://"), time.monotonic() - began


def create(connection):
    connection.request("POST", "/propay.create", BODY, HEADERS)
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 200


def cpu(server):
    fields = open(f"/proc/{server.pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


os.sched_setaffinity(0, {1})
times = []
with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
    for count in COUNTS:
        path = f"{folder}/{count}"
        state(path, count)
        server, _, _ = start(path)
        server.kill(), server.wait()
        server, url, started = start(path)
        connection = http.client.HTTPConnection(url)
        create(connection)
        rounds = []
        for _ in range(ROUNDS):
            before = cpu(server)
            for _ in range(CREATES):
                create(connection)
            rounds.append((cpu(server) - before) / CREATES * 1e6)
        memory = next(line.split()[1] for line in open(f"/proc/{server.pid}/status") if line.startswith("VmHWM"))
        server.kill(), server.wait()
        times.append(min(rounds))
        size = os.path.getsize(path) / 1e6
        print(f"{count:>9,} entities: {times[-1]:.0f} µs of CPU a create, start {started:.2f} s, {int(memory) // 1024} MiB of memory, file {size:.0f} MB", flush=True)
        os.remove(path)
ratio = max(times) / min(times)
print(f"slowest to fastest: {ratio:.2f}, bound {BOUND}")
sys.exit(ratio > BOUND)
PYTHON
