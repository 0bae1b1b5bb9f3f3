"""Onboards with the client that openapi-python-client has made from the spec.

python3 other_client.py URL SIGNATURE, with a line for each provisioner on stdin: its name and the
body of its create call. The client lies beside, as `client`.
"""
import importlib, json, os, sys, urllib.request

from client import AuthenticatedClient

url, signature = sys.argv[1:]
client = AuthenticatedClient(
    base_url=url,
    token=signature,
    prefix="KSig1-HMAC-SHA256",
    headers={
        "X-API-Key": os.environ["KOMPLIANT_API_KEY"],
        "X-API-Auth-Token": os.environ["KOMPLIANT_AUTH_TOKEN"],
    },
    raise_on_unexpected_status=True,
)


def call(provisioner, method, body, status=200):
    """What the method answers, as the type that the generator has made of it."""
    name = f"{provisioner}_{method}"
    function = importlib.import_module(f"client.api.{provisioner}.{name}").sync_detailed
    models = importlib.import_module("client.models")
    kind = getattr(models, "".join(part.capitalize() for part in name.split("_")) + "Body")
    answer = function(client=client, body=kind.from_dict(body))
    assert answer.status_code == status, (name, answer)
    return answer.parsed


def advance(seconds):
    request = urllib.request.Request(
        f"{url}/sandbox.advance",
        json.dumps({"seconds": seconds}).encode(),
        {"Content-Type": "application/json"},
    )
    urllib.request.urlopen(request, timeout=10).close()


for line in sys.stdin:
    provisioner, body = line.rstrip("\n").split(" ", 1)
    key = f"{provisioner}_id"
    entity = getattr(call(provisioner, "create", json.loads(body)).data, provisioner)
    asked = {key: getattr(entity, key)}
    assert call(provisioner, "can_execute", asked).data.can_execute is True
    queued = getattr(call(provisioner, "execute", asked).data, provisioner)
    assert "ONBOARDING" in queued.queued_operations, queued
    advance(3600)
    entity = getattr(call(provisioner, "get", asked).data, provisioner)
    done = [run.operation_type for run in entity.execution_results if run.status == "SUCCESS"]
    assert done == queued.queued_operations, entity
    refused = call(provisioner, "get", {key: "ape_nobody"}, status=400)
    assert refused.errors[0].code == "ENTITY_NOT_FOUND", refused
    print(f"openapi-python-client: {provisioner} onboards")
