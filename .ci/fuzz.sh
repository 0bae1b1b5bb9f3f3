#!/usr/bin/env bash
# Fuzzes a target for some seconds, and keeps the smallest set of inputs that reaches the same code:
# `bash .ci/fuzz.sh generate 600`, `bash .ci/fuzz.sh decode 600`.
#
# It needs a nightly compiler and `cargo install cargo-fuzz`. What it finds is in `fuzz/artifacts`
# of the package; then the archive stays as it is.
. "$(dirname "$0")/lib.sh"

case "${1-}" in
generate)
    # There is no unsafe code in the generator, and without the sanitizer it runs many times as fast.
    package=codegen options=(-s none) dictionary=yaml longest=3000
    ;;
decode)
    package=kompliant-api options=() dictionary=json longest=300
    ;;
*) fail "usage: bash .ci/fuzz.sh generate|decode [SECONDS]" ;;
esac
target=$1
seconds=${2:-600}
work=$(target_dir)/fuzz/$target
archive=$PWD/$package/fuzz/$target.corpus

rm -rf "$work"
mkdir -p "$work/smallest"
python3 .ci/corpus.py unpack "$archive" "$work/all"
cd "$package"
fuzz() { cargo +nightly fuzz run "${options[@]}" "$target" "$@" "-max_len=$longest"; }
fuzz "$work/all" -- "-dict=fuzz/$dictionary.dict" "-max_total_time=$seconds"
fuzz "$work/smallest" "$work/all" -- -set_cover_merge=1 -use_counters=0
cd ..
python3 .ci/corpus.py pack "$work/smallest" "$archive"
