//! Names that something else has already: the runtime, generated code, or Rust itself.
//!
//! What the runtime has comes from its own lists; see [`runtime`](crate::model::runtime).

use crate::model::runtime;

/// Lists of names, each with what they are: "which …".
pub(super) type Reserved = &'static [(&'static [&'static str], &'static str)];

const OURS: &str = "generated code uses itself";

/// What a type of the spec must not be called.
pub(super) const TYPES: Reserved =
    &[(PRELUDE, OURS), (GENERATED_TYPES, OURS), (runtime::TYPES, OURS), (runtime::VALUES, OURS)];

/// What a group of methods must not be called: it is a module at the root of the crate, a function
/// of the client, and a file.
pub(super) const GROUPS: Reserved = &[
    (runtime::MODULES, "is a module of the crate"),
    (runtime::CLIENT, "is a function of the client"),
    (runtime::CRATES, "is a crate that generated code uses"),
    (PRIMITIVES, "is a type of Rust"),
    (CLONE, "is a function of the client"),
    (GENERATED_MODULES, OURS),
    (GENERATED_FILES, OURS),
];

/// What a parameter must not be called: an optional one is a function of the call.
pub(super) const PARAMETERS: Reserved = &[(runtime::CALL, OURS)];
/// The variant for values that are not known.
pub(super) const ENUM: Reserved = &[(&["Unknown"], OURS)];
/// The variants that every error table has.
pub(super) const ERROR: Reserved = &[(&["Standard", "Unlisted"], OURS)];

/// What the module of a method must not be called, in the module of its group. It is private, so it
/// can have another name.
const METHOD_MODULES: &[&[&str]] = &[&["mod", "provisioner", "types"], PRIMITIVES, runtime::CRATES];

/// What every Rust file has: types and traits of the prelude of edition 2024, and derives.
const PRELUDE: &[&str] = &[
    "AsMut",
    "AsRef",
    "AsyncFn",
    "AsyncFnMut",
    "AsyncFnOnce",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];

/// What generated files declare or import beside these.
const GENERATED_TYPES: &[&str] =
    &["BTreeMap", "Deserialize", "Methods", "Serialize", "StandardError"];

/// Modules of the generated code.
const GENERATED_MODULES: &[&str] = &["standard_error", "types", "values"];

/// Names of generated files that are of no group: the list of the tests and its helpers, and the table
/// that all groups share.
const GENERATED_FILES: &[&str] = &["main", "mod", "shared", "support"];

/// A function that a client has by a trait, and that programs call on it.
const CLONE: &[&str] = &["clone"];

/// Types that a module of the same name would hide.
const PRIMITIVES: &[&str] = &[
    "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "str", "u8", "u16",
    "u32", "u64", "u128", "usize",
];

/// What `name` is, if it is one of these.
pub(super) fn find(lists: Reserved, name: &str) -> Option<&'static str> {
    lists.iter().find(|(names, _)| names.contains(&name)).map(|(_, what)| *what)
}

/// Whether a method must have a module of another name.
pub(super) fn hides_a_module(name: &str) -> bool {
    METHOD_MODULES.iter().any(|names| names.contains(&name))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{GROUPS, find};

    /// What is generated for all groups has names of its own beside theirs.
    #[test]
    fn a_group_cannot_have_the_name_of_another_generated_file() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../kompliant-api");
        let code =
            fs::read_to_string(root.join("src/generated/mod.rs")).expect("the generated root");
        let is_group = |name: &str| code.contains(&format!("pub mod {name};")) && name != "types";
        for folder in ["src/generated", "src/generated/sandbox", "tests/generated"] {
            for entry in fs::read_dir(root.join(folder)).expect(folder) {
                let path = entry.expect("an entry").path();
                let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                assert!(
                    is_group(&name) || find(GROUPS, &name).is_some(),
                    "add `{name}` of {folder} to the lists of this file"
                );
            }
        }
    }
}
