#!/usr/bin/env bash
# Clients that are not ours work against the sandbox: curl with a signature that openssl makes, a
# client that another generator makes from the spec, and schemathesis, which finds no server error
# and no answer that breaks the schema.
. "$(dirname "$0")/../lib.sh"
temporary

# A tool from PyPI, in a version that is known to work.
tool() {
    local venv="$tools/$1-$2"
    if [[ ! -x $venv/bin/$1 ]]; then
        rm -rf "$venv"
        python3 -m venv "$venv" || fail "python3 cannot make a virtual environment; on Debian install python3-venv"
        "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "$1==$2"
    fi
    tool="$venv/bin"
}
tools="$(target_dir)/tools"
tool openapi-python-client 0.29.1
generator=$tool
tool schemathesis 4.32.5
schemathesis=$tool

cargo build --quiet --package xtask
cargo build --quiet --package kompliant-api --no-default-features --features sandbox --bin kompliant-sandbox
: >"$scratch/said"
# It takes the place of cargo, so that it is what is killed at the end.
cargo xtask sandbox --port 0 >"$scratch/said" 2>&1 &
sandbox=$!
trap 'kill "$sandbox" 2>/dev/null || true; rm -rf "$scratch"' EXIT
for _ in {1..600}; do
    if grep -q '^Ctrl-C stops it' "$scratch/said"; then break; fi
    sleep 0.1
done
url=$(sed -n '1s/.* listens on //p' "$scratch/said")
[[ -n $url ]] || fail "the sandbox does not start: $(cat "$scratch/said")"
# It says which credentials it takes.
eval "$(sed -n 's/^  \(KOMPLIANT_[A-Z_]*=[A-Za-z0-9_+/=]*\)$/export \1/p' "$scratch/said")"

# As the documentation has it: the secret key is decoded, and the API key is what is signed.
key=$(printf %s "$KOMPLIANT_SECRET_KEY" | base64 --decode | od -An -v -tx1 | tr -d ' \n')
signature=$(printf %s "$KOMPLIANT_API_KEY" |
    openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | base64)
signed=(
    --header "Authorization: KSig1-HMAC-SHA256 $signature"
    --header "X-API-Key: $KOMPLIANT_API_KEY"
    --header "X-API-Auth-Token: $KOMPLIANT_AUTH_TOKEN"
)
# What a call answers: call METHOD BODY 'what of it, in Python, as a function of answer'
call() {
    curl --silent --show-error --fail-with-body --max-time 10 "${signed[@]}" \
        --header "Content-Type: application/json" --data "$2" "$url/$1" |
        python3 -c 'import json, sys
answer = json.load(sys.stdin)
print(eval(sys.argv[1]))' "$3" || fail "$1 $2 fails"
}
expect() {
    [[ $2 == "$3" ]] || fail "$1 gives $2 and not $3"
}
# It lists a workflow that is ready for each provisioner, as the body of the call.
while read -r provisioner body; do
    id=$(call "$provisioner.create" "$body" "answer['data']['$provisioner']['${provisioner}_id']")
    entity="{\"${provisioner}_id\": \"$id\"}"
    expect canExecute "$(call "$provisioner.canExecute" "$entity" "answer['data']['can_execute']")" True
    queued=$(call "$provisioner.execute" "$entity" "answer['data']['$provisioner']['queued_operations']")
    [[ $queued == *ONBOARDING* ]] || fail "execute queues $queued"
    call sandbox.advance '{"seconds": 3600}' "answer['meta']['status']" >"$scratch/advanced"
    expect get "$(call "$provisioner.get" "$entity" "[run['operation_type'] for run in answer['data']['$provisioner']['execution_results'] if run['status'] == 'SUCCESS']")" "$queued"
    echo "curl and openssl: $provisioner onboards"
done < <(sed -n 's/^  \([a-z0-9]*\)\.create \({.*}\)$/\1 \2/p' "$scratch/said" | tee "$scratch/ready")
expect "the list of workflows" "$(wc -l <"$scratch/ready")" 2

cargo xtask bundle --format json --output "$scratch/openapi.json"
# The spec has spellings that differ in case alone, of which it would make one name.
echo 'literal_enums: true' >"$scratch/config.yaml"
PATH="$generator:$PATH" openapi-python-client generate --path "$scratch/openapi.json" \
    --config "$scratch/config.yaml" --meta none --output-path "$scratch/client" >"$scratch/generated" ||
    fail "the generator fails: $(cat "$scratch/generated")"
PYTHONPATH="$scratch" PYTHONDONTWRITEBYTECODE=1 "$generator/python" .ci/other_client.py "$url" "$signature" <"$scratch/ready"

# Not `unsupported_method`, which asks for 405: Kompliant documents 400 for a request that it cannot
# read and has no 405 in any table, so by our reading a wrong method is 400.
# Bounded by work, so that a slow machine does not leave a phase out, and by time.
spec="$PWD/spec/openapi.yaml"
cd "$scratch"
timeout 120 "$schemathesis/schemathesis" run "$spec" --url "$url" --max-examples 40 --no-color \
    --generation-database none --warnings off \
    --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,response_headers_conformance \
    "${signed[@]}" >"$scratch/found" 2>&1 || fail "$(cat "$scratch/found")"
for phase in Examples Coverage Fuzzing; do
    grep -q "✅ $phase" "$scratch/found" || fail "$phase did not run: $(cat "$scratch/found")"
done
sed -n '/^=* SUMMARY/,$p' "$scratch/found"
kill -0 "$sandbox" || fail "the sandbox has ended"
if grep -a 'panicked' "$scratch/said"; then fail "the sandbox has panicked"; fi
