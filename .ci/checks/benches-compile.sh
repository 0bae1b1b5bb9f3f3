#!/usr/bin/env bash
# Benchmarks are run by people; that they still compile is seen here.
. "$(dirname "$0")/../lib.sh"

cargo bench --package codegen --no-run
