#!/usr/bin/env bash
# Whether `cargo xtask diff` and cargo-semver-checks agree on the pairs of codegen/tests/diff.
#
#     bash codegen/tests/semver-agreement.sh [PAIR…]
#
# Generates both crates of each pair, lets rustdoc describe them as JSON, and asks
# cargo-semver-checks whether the second breaks users of the first. Fails where it says so and the
# report of the pair does not; and where the report says so and it does not, unless
# semver-agreement.txt has the reason why it cannot see it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

version=0.51.0
target=$(cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
tools="$target/tools/cargo-semver-checks-$version"
semver="$tools/bin/cargo-semver-checks"
if [[ ! -x $semver ]]; then
    # Unoptimised, for it runs for seconds and builds for minutes.
    cargo install --quiet --locked --debug --root "$tools" "cargo-semver-checks@$version"
fi

work="$target/semver-agreement"
# What was described is kept, by what it was made of.
rm -rf "$work/cases" "$work/workspace"
mkdir -p "$work/json" "$work/workspace"
# The crate alone, without what only its tests need to be there.
cp -r kompliant-api "$work/workspace/kompliant-api"
rm -rf "$work/workspace/kompliant-api/"{tests,examples,benches}
sed -i '/^\[\[/,$d' "$work/workspace/kompliant-api/Cargo.toml"
sed '/^\[profile/,$d; s/^members = .*/members = ["kompliant-api"]/' Cargo.toml >"$work/workspace/Cargo.toml"
cp Cargo.lock "$work/workspace"

DIFF_CASES="$work/cases" cargo test --quiet --package codegen --test all code_for_semver_checks >"$work/log" 2>&1 ||
    { cat "$work/log"; exit 1; }

rm -rf "$work/workspace/kompliant-api/src/generated"
sums() { find "$@" -type f -print0 | sort -z | xargs -0 sha256sum; }
runtime=$(cd "$work/workspace" && { rustc --version; sums . ; } | sha256sum)

# The JSON of the crate with the code of one side of a pair; what is the same is described once.
describe() {
    local code=$1/src/generated json
    json="$work/json/$(cd "$code" && { echo "$runtime"; sums .; } | sha256sum | cut -d' ' -f1).json"
    if [[ ! -f $json ]]; then
        rm -rf "$work/workspace/kompliant-api/src/generated"
        cp -r "$code" "$work/workspace/kompliant-api/src/generated"
        # The description as JSON is not stable yet, so it is asked for as a nightly would.
        (cd "$work/workspace" && RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$target" cargo rustdoc --quiet --offline \
            --package kompliant-api --lib -- -Z unstable-options --output-format json --cap-lints allow) >&2
        cp "$target/doc/kompliant_api.json" "$json"
    fi
    echo "$json"
}

agree=0
silent=0
wrong=()
pairs=("$@")
if ((${#pairs[@]} == 0)); then mapfile -t pairs < <(ls "$work/cases"); fi
for pair in "${pairs[@]}"; do
    ours=$(<"$work/cases/$pair/callers")
    old=$(describe "$work/cases/$pair/old")
    new=$(describe "$work/cases/$pair/new")
    # `minor` is all that breaks nobody, whatever the first number of the version.
    if "$semver" semver-checks --release-type minor --color never \
        --baseline-rustdoc "$old" --current-rustdoc "$new" >"$work/answer" 2>&1; then
        theirs=fine
    elif grep -q '^--- failure' "$work/answer"; then
        theirs=breaking
    else
        cat "$work/answer"
        exit 1
    fi
    reason=$(sed -n "s/^$pair: //p" codegen/tests/semver-agreement.txt)
    case $ours/$theirs in
        breaking/breaking) said="agree: breaking" ;;
        breaking/fine) said="cannot be seen: ${reason:-NOT EXPLAINED}" ;;
        */breaking) said="DISAGREE: $(grep '^--- failure' "$work/answer" | tr '\n' ' ')" ;;
        *) said="agree: nothing breaks" ;;
    esac
    if [[ $reason && $ours/$theirs != breaking/fine ]]; then said="STALE in semver-agreement.txt: $said"; fi
    case $said in
        agree*) agree=$((agree + 1)) ;;
        *NOT\ EXPLAINED | DISAGREE* | STALE*) wrong+=("$pair") ;;
        *) silent=$((silent + 1)) ;;
    esac
    printf '%-36s %s\n' "$pair" "$said"
done
echo "${#pairs[@]} pairs: $agree agree, $silent cannot be seen, ${#wrong[@]} disagree ${wrong[*]-}"
((${#wrong[@]} == 0))
