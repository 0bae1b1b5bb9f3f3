#!/usr/bin/env bash
# A provisioner is added by spec alone: generated, compiled and called, no hand-written Rust changed.
. "$(dirname "$0")/../lib.sh"

cargo test --package xtask --test third_provisioner --test new_provisioner
