#!/usr/bin/env bash
# Each choice of features compiles without a warning and passes its tests, the default one does not
# bring in OpenSSL, and the codec alone needs neither threads nor sockets. The check `tests` passes
# those of all features at once.
. "$(dirname "$0")/../lib.sh"

api=(--package kompliant-api)
for features in "" journey reqwest sandbox; do
    cargo clippy "${api[@]}" --no-default-features --features "$features" -- -D warnings
done
cargo test "${api[@]}" --no-default-features --features blocking,tracing --lib --tests
cargo test "${api[@]}" --no-default-features --features sandbox --lib --test sandbox
cargo test "${api[@]}" --no-default-features --features blocking,journey,sandbox --test journey
cargo clippy "${api[@]}" --features blocking,journey,sandbox,tracing --all-targets -- -D warnings

if cargo tree "${api[@]}" --edges normal --prefix none | grep '^\(openssl-sys\|native-tls\) '; then
    fail "the default features bring in the library above"
fi
# On Linux `native-tls` is OpenSSL, which cannot be compiled against everywhere.
if [[ $(uname) != Linux ]] || pkg-config --exists openssl 2>/dev/null; then
    cargo test "${api[@]}" --no-default-features --features native-tls --test calls
    cargo clippy "${api[@]}" --all-features --all-targets -- -D warnings
else
    echo "native-tls: not checked, there are no OpenSSL headers here (Debian: libssl-dev, pkg-config)"
fi

# In a browser there is nothing but the codec and a transport of the program's own.
wasm=wasm32-unknown-unknown
if cargo tree "${api[@]}" --no-default-features --target $wasm --edges normal --prefix none |
    grep '^\(tokio\|mio\|socket2\|reqwest\|getrandom\) '; then
    fail "the codec alone brings in the library above"
fi
if rustup target add $wasm >/dev/null 2>&1; then
    cargo check "${api[@]}" --no-default-features --target $wasm
else
    echo "$wasm: not checked, this toolchain lacks it (rustup target add $wasm)"
fi
