"""The spec in one file, without our extensions: what the peer of compile-time.sh is given."""
import json, sys, yaml, os
root_dir = sys.argv[1]
files = {}
def load(path):
    if path not in files:
        files[path] = yaml.safe_load(open(os.path.join(root_dir, path)))
    return files[path]
schemas, responses, names = {}, {}, {}
def strip(node, here):
    if isinstance(node, dict):
        if "$ref" in node: return {"$ref": resolve(node["$ref"], here)}
        # The peer panics at values that become one Rust name.
        if "x-enum-aliases" in node:
            node = {**node, "enum": [v for v in node["enum"] if v not in node["x-enum-aliases"]]}
        return {k: strip(v, here) for k, v in node.items() if not str(k).startswith("x-") and k not in ("example", "examples")}
    if isinstance(node, list): return [strip(n, here) for n in node]
    return node
def resolve(ref, here):
    path, pointer = ref.split("#")
    path = os.path.normpath(os.path.join(os.path.dirname(here), path)) if path else here
    _, kind, key, name = pointer.split("/")
    prefix = os.path.basename(path)[:-5].capitalize() if path.startswith("provisioners/") else ""
    full = prefix + name
    table = schemas if key == "schemas" else responses
    if full not in table:
        table[full] = None
        table[full] = strip(load(path)["components"][key][name], path)
    return f"#/components/{key}/{full}"
root = load("openapi.yaml")
out = {"openapi": root["openapi"], "info": strip(root["info"], ""), "servers": strip(root["servers"], ""), "paths": {}}
for path, item in root["paths"].items():
    file, pointer = item["$ref"].split("#")
    op = load(file)["paths"][path]["post"]
    op = strip(op, file); op.pop("tags", None)
    op["responses"].pop("default")  # which the peer takes for a second good answer
    op["operationId"] = op["operationId"].replace(".", "_")
    out["paths"][path] = {"post": op}
out["components"] = {"schemas": schemas, "responses": responses}
json.dump(out, sys.stdout, indent=1)
