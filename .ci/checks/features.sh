#!/usr/bin/env bash
# Every choice of TLS compiles, and the default one does not bring in OpenSSL.
. "$(dirname "$0")/../lib.sh"

cargo check --package kompliant-api
cargo check --package kompliant-api --no-default-features
if cargo tree --package kompliant-api --edges normal --prefix none | grep '^\(openssl-sys\|native-tls\) '; then
    fail "the default features bring in the library above"
fi
# On Linux `native-tls` is OpenSSL, which cannot be compiled against everywhere.
if [[ $(uname) != Linux ]] || pkg-config --exists openssl 2>/dev/null; then
    cargo check --package kompliant-api --no-default-features --features native-tls
    cargo check --package kompliant-api --all-features
else
    echo "native-tls: not checked, there are no OpenSSL headers here (Debian: libssl-dev, pkg-config)"
fi
