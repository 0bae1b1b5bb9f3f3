//! The bundle says what the spec says: to this generator, and to any reader of YAML or JSON.

use std::collections::BTreeMap;
use std::path::Path;

use codegen::{Extensions, Files as _, Folder, ROOT, bundle, generate, read};
use serde_json::Value;

type Spec = BTreeMap<String, Vec<u8>>;

fn spec() -> Spec {
    let folder = Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec"));
    let paths = folder.list().into_iter().chain([ROOT.to_owned(), "documented.yaml".to_owned()]);
    paths.map(|path| (path.clone(), folder.read(&path).expect("the spec"))).collect()
}

/// The spec as its bundle alone, and the list of what is documented.
fn bundled(spec: &Spec) -> Spec {
    let text = bundle(spec, Extensions::Kept).expect("the spec is right").yaml();
    let list = spec.get("documented.yaml").cloned().unwrap_or_default();
    BTreeMap::from([(ROOT.to_owned(), text.into_bytes()), ("documented.yaml".to_owned(), list)])
}

fn outputs(spec: &Spec) -> BTreeMap<String, String> {
    let outputs = generate(spec).expect("the spec is right").into_iter();
    outputs.map(|output| (output.path, output.text)).collect()
}

/// Generated text without what a type's module decides: the file named at its top, imports, and the
/// list of types in a module.
fn without_modules(text: &str) -> String {
    let mut out = String::new();
    let mut in_use = false;
    let decided = ["// @generated", "    support::example::<"];
    for line in text.lines().filter(|line| !decided.iter().any(|start| line.starts_with(start))) {
        in_use |= line.starts_with("use ") || line.starts_with("pub use ");
        if !in_use && !line.is_empty() {
            out += line;
            out.push('\n');
        }
        in_use &= !line.ends_with(';');
    }
    out
}

/// What is generated for each method is the same, byte for byte. Types of a provisioner become
/// shared, for all of them stand in one file, and those that two provisioners call alike get the
/// name of theirs before it.
#[test]
fn generated_methods_are_the_same() {
    let (before, after) = (outputs(&spec()), outputs(&bundled(&spec())));
    let mut count = 0;
    for (path, text) in &before {
        let is_method = path.split('/').count() == 4 && !path.ends_with("types.rs");
        if !(is_method && path.starts_with("src/") || path.starts_with("tests/")) {
            continue;
        }
        // These name types, and list those that are shared.
        let lists = ["/types/", "/sandbox/", "tests/generated/main.rs"];
        if lists.iter().any(|part| path.contains(part)) {
            continue;
        }
        let new = after.get(path).unwrap_or_else(|| panic!("{path} is not generated"));
        let new = new
            .replace("MbtrustMissingRequirement", "MissingRequirement")
            .replace("PropayMissingRequirement", "MissingRequirement");
        assert_eq!(without_modules(&new), without_modules(text), "{path}");
        count += 1;
    }
    assert_eq!(count, 8 + 2, "methods, and the tests of each provisioner");
}

/// Every fact is there, as sure as it was, and what is documented is found under the same names.
#[test]
fn no_fact_is_lost() {
    let (before, after) = (spec(), bundled(&spec()));
    let coverage = |spec: &Spec| read(spec).expect("the spec is right").coverage();
    assert_eq!(coverage(&after), coverage(&before));
}

#[test]
fn a_bundle_is_its_own_bundle() {
    let once = bundled(&spec());
    assert_eq!(bundled(&once), once);
}

#[test]
fn yaml_and_json_say_the_same() {
    for extensions in [Extensions::Kept, Extensions::LeftOut] {
        let bundle = bundle(&spec(), extensions).expect("the spec is right");
        let yaml: Value = serde_yaml::from_str(&bundle.yaml()).expect("YAML");
        let json: Value = serde_json::from_str(&bundle.json()).expect("JSON");
        assert!(yaml == json);
    }
}

/// References lead within the file, and there to something; examples are left as they are.
#[test]
fn every_reference_leads_within_the_file() {
    fn each<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::Object(object) => {
                if let Some(Value::String(target)) = object.get("$ref") {
                    found.push(target);
                }
                object.values().for_each(|value| each(value, found));
            }
            Value::Array(items) => items.iter().for_each(|item| each(item, found)),
            _ => {}
        }
    }
    let json = bundle(&spec(), Extensions::Kept).expect("the spec is right").json();
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let mut found = Vec::new();
    each(&json, &mut found);
    assert!(found.len() > 50, "{}", found.len());
    for target in found {
        let pointer = target.strip_prefix('#').unwrap_or_else(|| panic!("{target}"));
        assert!(json.pointer(pointer).is_some(), "{target}");
    }
}

#[test]
fn without_extensions_only_names_of_the_api_begin_with_x() {
    let mut files = spec();
    let propay = String::from_utf8(files["provisioners/propay.yaml"].clone()).expect("UTF-8");
    // A field, a key of an example, and texts: none of them is an extension.
    let line = propay.lines().find(|line| line.contains("account_number:")).expect("a line");
    let indent = &line[..line.find('a').expect("its key")];
    let id = "        entity_id:\n";
    let field = "type: string\n          description: \"Not x-source.\"\n";
    let propay = propay.replacen(line, &format!("{line}\n{indent}x-made: \"x-up\""), 1).replacen(
        id,
        &format!("        x-field:\n          {field}{id}"),
        1,
    );
    files.insert("provisioners/propay.yaml".to_owned(), propay.into_bytes());
    let keys = |extensions| -> Vec<String> {
        let text = bundle(&files, extensions).expect("the spec is right").json();
        let lines = text.lines().map(str::trim_start);
        let keys = lines.filter_map(|line| line.strip_prefix("\"x-")?.split_once("\":"));
        keys.map(|(key, _)| format!("x-{key}")).collect()
    };
    assert!(keys(Extensions::Kept).len() > 100);
    let mut left = keys(Extensions::LeftOut);
    left.sort();
    assert_eq!(left, ["x-field", "x-made"]);
}
