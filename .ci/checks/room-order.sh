#!/usr/bin/env bash
# Imports go in the order of the rooms, as the table in ARCHITECTURE.md has them.
. "$(dirname "$0")/../lib.sh"

python3 .ci/room_order.py
