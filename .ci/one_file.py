"""The spec as one file, for tools that cannot follow references between files.

python3 one_file.py spec/openapi.yaml >openapi.json
"""
import json, os, sys

import yaml

files = {}
components = {}


def load(path):
    if path not in files:
        with open(path, encoding="utf-8") as file:
            files[path] = yaml.safe_load(file)
    return files[path]


def find(path, pointer):
    node = load(path)
    for key in pointer.strip("/").split("/"):
        node = node[key.replace("~1", "/").replace("~0", "~")]
    return node


def moved(reference, here):
    """What stands in place of a reference: one into this file, or what it refers to."""
    path, pointer = reference.split("#")
    path = os.path.normpath(os.path.join(os.path.dirname(here), path)) if path else here
    parts = pointer.strip("/").split("/")
    if len(parts) != 3 or parts[0] != "components":
        return plain(find(path, pointer), path)
    _, kind, name = parts
    # Each provisioner may have a schema of the same name.
    known = os.path.basename(path).removesuffix(".yaml") if "provisioners" in path else ""
    full = known.capitalize() + name.removeprefix(known.capitalize())
    table = components.setdefault(kind, {})
    if full not in table:
        table[full] = None
        table[full] = plain(find(path, pointer), path)
    return {"$ref": f"#/components/{kind}/{full}"}


def plain(node, here):
    if isinstance(node, dict):
        if "$ref" in node:
            return moved(node["$ref"], here)
        return {key: plain(value, here) for key, value in node.items() if not str(key).startswith("x-")}
    if isinstance(node, list):
        return [plain(entry, here) for entry in node]
    return node


root = os.path.normpath(sys.argv[1])
whole = plain(load(root), root)
for kind, table in components.items():
    whole.setdefault("components", {}).setdefault(kind, {}).update(table)
json.dump(whole, sys.stdout, indent=1)
