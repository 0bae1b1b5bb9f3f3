//! One mistake gives one diagnostic, or two where both ends of it are shown.
//!
//! What rests on something broken stays silent. The mistakes are made in the real spec; those at
//! every single element are counted by `spec_mutations`.

use std::collections::BTreeMap;
use std::path::Path;

use codegen::diagnostic::{Style, render};
use codegen::{Error, Files as _, Folder, ROOT, read};

/// Files of a spec.
type Spec = BTreeMap<String, Vec<u8>>;

fn real() -> Spec {
    let folder = Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec"));
    let paths = folder.list().into_iter().chain([ROOT, "documented.yaml"].map(str::to_owned));
    paths.map(|path| (path.clone(), folder.read(&path).expect("the spec"))).collect()
}

/// How many diagnostics a spec gives, and their text.
fn diagnostics(spec: &Spec) -> (usize, String) {
    match read(spec) {
        Err(Error::Rejected { diagnostics, sources }) => {
            (diagnostics.len(), render(&diagnostics, &sources, Style::Plain))
        }
        Err(Error::Defect(text)) => panic!("a defect: {text}"),
        Ok(_) => (0, String::new()),
    }
}

#[test]
fn a_mistake_that_much_rests_on_gives_one_diagnostic() {
    let real = real();
    let text = |path: &str| String::from_utf8(real[path].clone()).expect("UTF-8");
    let root = text(ROOT);
    let (first, _) = root.split_once("\npaths:\n").expect("paths");
    let enums = "components/enums.yaml";
    let propay = "provisioners/propay.yaml";
    let cases = [
        ("YAML that does not parse in the root", ROOT, root.replace("\npaths:\n", "\n\tpaths:\n")),
        ("an empty root", ROOT, String::new()),
        ("a root that is a text", ROOT, "openapi\n".to_owned()),
        ("a root that ends before its paths", ROOT, format!("{first}\n")),
        ("a misspelt `paths`", ROOT, root.replace("\npaths:\n", "\npath:\n")),
        ("`paths` that is nothing", ROOT, root.replace("\npaths:\n", "\npaths:\nx-paths:\n")),
        ("a misspelt `components`", ROOT, root.replace("\ncomponents:\n", "\ncomponent:\n")),
        ("a misspelt `tags`", ROOT, root.replace("\ntags:\n", "\ntag:\n")),
        ("an id that was not renamed", ROOT, root.replace("schemas/PropayId", "schemas/MbtrustId")),
        (
            "the id of another provisioner",
            ROOT,
            root.replace(
                "propay.yaml#/components/schemas/PropayId",
                "mbtrust.yaml#/components/schemas/MbtrustId",
            ),
        ),
        ("YAML that does not parse in a list of enums", enums, format!("\t{}", text(enums))),
        ("an empty list of enums", enums, String::new()),
        ("misspelt components", enums, text(enums).replace("components:\n", "component:\n")),
        ("misspelt schemas", enums, text(enums).replace("  schemas:\n", "  schema:\n")),
        ("YAML that does not parse in a provisioner", propay, format!("\t{}", text(propay))),
        ("a provisioner without paths", propay, text(propay).replace("paths:\n", "path:\n")),
        ("a misspelt `$ref`", ROOT, root.replacen("$ref:", "$rf:", 1)),
    ];
    let mut wrong = Vec::new();
    for (what, file, text) in cases {
        let mut spec = real.clone();
        assert_ne!(spec.get(file).map(Vec::as_slice), Some(text.as_bytes()), "{what}: no change");
        spec.insert(file.to_owned(), text.into_bytes());
        let (count, shown) = diagnostics(&spec);
        if count == 0 || count > 2 {
            wrong.push(format!("{what}: {count}\n{shown}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
