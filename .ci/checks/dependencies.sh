#!/usr/bin/env bash
# Who depends on kompliant-api builds at most 20 crates more than who depends on reqwest with `json`
# alone. ARCHITECTURE.md says what the others are for.
. "$(dirname "$0")/../lib.sh"
temporary

# Its default features are others than those that we use, so there are crates that we do without.
alone="$scratch/alone"
mkdir -p "$alone/src"
: >"$alone/src/lib.rs"
cat >"$alone/Cargo.toml" <<'TOML'
[package]
name = "alone"
version = "0.0.0"
edition = "2024"
[dependencies]
reqwest = { version = "0.13", features = ["json"] }
[workspace]
TOML
cp Cargo.lock "$alone/Cargo.lock"
# Name and version of each crate on which a package depends, without the package.
crates() {
    cargo tree --quiet --edges normal --prefix none --no-dedupe --format '{p}' "$@" |
        cut -d ' ' -f 1,2 | tail -n +2 | sort -u
}
crates --package kompliant-api >"$alone/ours"
crates --manifest-path "$alone/Cargo.toml" >"$alone/reqwest"

ours=$(wc -l <"$alone/ours")
reqwest=$(wc -l <"$alone/reqwest")
echo "kompliant-api: $ours crates, reqwest with json: $reqwest"
echo "of the first alone: $(comm -23 "$alone/ours" "$alone/reqwest" | tr '\n' ',' | sed 's/,/, /g; s/, $//')"
((ours <= reqwest + 20)) || fail "these are more than 20 more"
# Each is named there, save for what one of those brings with it.
for crate in $(cargo tree --package kompliant-api --edges normal --depth 1 --prefix none --format '{p}' |
    tail -n +2 | cut -d ' ' -f 1 | sort -u); do
    grep -q "^| \`$crate\`" ARCHITECTURE.md || fail "ARCHITECTURE.md does not say what $crate is for"
done
