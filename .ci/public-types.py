"""Lists types of other crates in the public API of kompliant-api, and fails if one is not allowed,
or allowed and not there. Reads `cargo metadata` from stdin, and rustdoc's JSON from a file."""

import json
import sys

STANDARD = {"std", "core", "alloc"}


def paths(node, found):
    """Collects the ids of all types and traits that are named below a node."""
    if isinstance(node, dict):
        if {"path", "id", "args"} <= node.keys():
            found.add(node["id"])
        for value in node.values():
            paths(value, found)
    elif isinstance(node, list):
        for value in node:
            paths(value, found)


def is_automatic(item):
    """Implementations that a crate has because another one has them for every type."""
    implementation = item["inner"].get("impl")
    return implementation and (implementation["is_synthetic"] or implementation["blanket_impl"])


with open(sys.argv[1], encoding="utf-8") as file:
    docs = json.load(file)
ours = {item["id"]: item for item in docs["index"].values() if item["crate_id"] == 0}
named = set()
for item in ours.values():
    if not is_automatic(item):
        paths(item["inner"], named)

foreign = set()
for identifier in named:
    summary = docs["paths"].get(str(identifier))
    if summary and summary["crate_id"] != 0:
        crate = docs["external_crates"][str(summary["crate_id"])]["name"]
        if crate not in STANDARD:
            foreign.add("::".join(summary["path"]))

packages = json.load(sys.stdin)["packages"]
package = next(package for package in packages if package["name"] == "kompliant-api")
allowed = set(package["metadata"]["public-types"])
for path in sorted(foreign):
    print(path)
if foreign - allowed:
    sys.exit(f"not in public-types of kompliant-api/Cargo.toml: {', '.join(sorted(foreign - allowed))}")
if allowed - foreign:
    sys.exit(f"in public-types, and nowhere in the API: {', '.join(sorted(allowed - foreign))}")
