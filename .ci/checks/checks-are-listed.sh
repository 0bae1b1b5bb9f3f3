#!/usr/bin/env bash
# Every check is run by .ci/run and by the workflow, and is explained in CHECKS.md.
. "$(dirname "$0")/../lib.sh"

known=$(cd .ci/checks && printf '%s\n' *.sh | sed 's/\.sh$//')
same() {
    diff <(echo "$known") <(sort <<<"$2") || fail "$1 has other checks than .ci/checks"
}
same .ci/run "$(sed -n '/^checks=(/,/^)/s/^    \([a-z-]*\).*/\1/p' .ci/run)"
same .github/workflows/ci.yml "$(sed -n 's/^          - \([a-z-]*\)$/\1/p' .github/workflows/ci.yml)"
# shellcheck disable=SC2016
same CHECKS.md "$(sed -n 's/^| \[`\([a-z-]*\)`\].*/\1/p' CHECKS.md)"
echo "$(wc -l <<<"$known") checks, listed in all places"
