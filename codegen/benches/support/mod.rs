//! The real spec with as many copies of a provisioner as one wants, in memory.

use std::collections::BTreeMap;
use std::path::Path;

use codegen::{Files as _, Folder, ROOT};

/// The spec in `spec/`, with `copies` of the ProPay provisioner added under other names.
pub(crate) fn spec_with(copies: usize) -> BTreeMap<String, Vec<u8>> {
    let folder = Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec"));
    let mut files: BTreeMap<String, Vec<u8>> = folder
        .list()
        .into_iter()
        .chain([ROOT.to_owned()])
        .map(|path| (path.clone(), folder.read(&path).expect("the spec can be read")))
        .collect();
    let text = |path: &str| String::from_utf8(files[path].clone()).expect("the spec is UTF-8");
    let propay = text("provisioners/propay.yaml");
    let root = text(ROOT);
    let part = |from: &str, to: &str| {
        let start = root.find(from).expect("a part of the root");
        let end = start + root[start..].find(to).expect("its end");
        root[start..end].to_owned()
    };
    let tag = part("  - name: propay", "\npaths:") + "\n";
    let paths = part("  /propay.create:", "\ncomponents:") + "\n";
    let (mut tags, mut all_paths) = (String::new(), String::new());
    for copy in 0..copies {
        let renamed = |text: &str| {
            text.replace("propay", &format!("copy{copy}x"))
                .replace("Propay", &format!("Copy{copy}x"))
        };
        tags += &renamed(&tag);
        all_paths += &renamed(&paths);
        files.insert(format!("provisioners/copy{copy}x.yaml"), renamed(&propay).into_bytes());
    }
    let root = root.replacen("\npaths:\n", &format!("\n{tags}paths:\n"), 1).replacen(
        "\ncomponents:\n",
        &format!("\n{all_paths}components:\n"),
        1,
    );
    files.insert(ROOT.to_owned(), root.into_bytes());
    files
}
