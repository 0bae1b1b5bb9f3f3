#!/usr/bin/env bash
# The same bytes on every run, in every folder, under every HOME.
. "$(dirname "$0")/../lib.sh"
temporary

cargo build --quiet --package xtask
xtask="$(target_dir)/debug/xtask"
generated=(src/generated tests/generated reference)

# The files of git and those that are new, in a folder of another depth; none that is generated.
copy() {
    mkdir -p "$1"
    git ls-files -z --cached --others --exclude-standard |
        while IFS= read -r -d '' file; do
            if [[ -f $file ]]; then printf '%s\0' "$file"; fi
        done |
        tar --create --null --files-from=- | tar --extract --directory "$1"
    for folder in "${generated[@]}"; do rm -rf "$1/kompliant-api/$folder"; done
}

# The program looks for the workspace where cargo says that it is.
generate() {
    mkdir -p "$2"
    env --ignore-environment PATH="$PATH" HOME="$2" TZ="$3" LC_ALL="$4" \
        CARGO_MANIFEST_DIR="$1/xtask" "$xtask" codegen
}

same() {
    for folder in "${generated[@]}"; do
        diff --recursive --brief "$1/$folder" "$2/$folder" || fail "$folder: $3"
    done
}

one="$scratch/one/kompliant-api"
two="$scratch/a folder/of another depth/kompliant-api"
copy "${one%/*}"
copy "${two%/*}"
generate "${one%/*}" "$scratch/home" UTC C
generate "${two%/*}" "$scratch/another home" Asia/Tokyo C.UTF-8
same "$one" "$two" "two folders get different files"
mv "$one" "$scratch/first"
mkdir "$one"
generate "${one%/*}" "$scratch/home" UTC C
same "$scratch/first" "$one" "two runs give different files"
same kompliant-api "$one" "a run from nothing gives other files than those here"
echo "three runs gave the same bytes"
