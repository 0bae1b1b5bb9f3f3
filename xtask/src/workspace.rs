//! Where the parts of the workspace are.

use std::path::PathBuf;

/// The folder that holds them all. Cargo says where it runs this program from, so that a copy of
/// the workspace works on itself.
pub(crate) fn root() -> PathBuf {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest.parent().map_or_else(|| manifest.clone(), PathBuf::from)
}

/// The manifest of the workspace.
pub(crate) fn manifest() -> PathBuf {
    root().join("Cargo.toml")
}

/// The description of the API.
pub(crate) fn spec() -> PathBuf {
    root().join("spec")
}

/// The crate that is generated into.
pub(crate) fn kompliant_api() -> PathBuf {
    root().join("kompliant-api")
}
