//! Wrong specs, each with the exact text that it causes.
//!
//! A case in `tests/ui` is a few lines of `base.yaml`, or of a file of the real spec, and what
//! they are replaced by; the text that this must cause stands beside it. To write the texts anew:
//! `UPDATE_EXPECT=1 cargo test -p codegen --test ui`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use codegen::diagnostic::{Code, Style, render};
use codegen::{Error, Files, Folder, generate};

/// Codes that a case cannot reach, with the reason.
const OUT_OF_REACH: &[Code] = &[];

#[test]
fn every_wrong_spec_causes_its_diagnostic() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui");
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    let mut cases = listed(&folder, "case");
    cases.sort();
    for case in &cases {
        let text = fs::read_to_string(case).expect("a case");
        let found = diagnostics(&files(&text, case), &mut seen);
        let stderr = case.with_extension("stderr");
        if update {
            fs::write(&stderr, &found).expect("written");
        }
        let expected = fs::read_to_string(&stderr).unwrap_or_default();
        if expected != found {
            wrong.push(codegen::write::diff(&stderr.display().to_string(), &expected, &found));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases.len() >= 30, "{} cases", cases.len());
    let texts = listed(&folder, "stderr").into_iter().map(|path| path.with_extension("case"));
    let stray: Vec<_> = texts.filter(|case| !cases.contains(case)).collect();
    assert!(stray.is_empty(), "texts without a case: {stray:?}");
    let elsewhere = [Code::Unreadable, Code::NotUtf8];
    let missed: Vec<_> = Code::ALL
        .iter()
        .filter(|code| {
            !seen.contains(*code) && !OUT_OF_REACH.contains(code) && !elsewhere.contains(code)
        })
        .collect();
    assert!(missed.is_empty(), "no case shows {missed:?}");
}

#[test]
fn the_base_of_the_cases_is_right() {
    let base = files("", Path::new("base"));
    if let Err(Error::Rejected { diagnostics, sources }) = generate(&base) {
        panic!("{}", render(&diagnostics, &sources, Style::Plain));
    }
}

/// A spec that cannot even be read gives its diagnostic, too.
#[test]
fn files_that_cannot_be_read() {
    let mut seen = BTreeSet::new();
    let nothing = BTreeMap::new();
    assert_eq!(
        diagnostics(&nothing, &mut seen),
        "error[KG0001]: cannot read `openapi.yaml`: there is no such file
--> openapi.yaml
 |
help: correct the path, or add the file

1 mistake in the spec; nothing was written
"
    );
    let mut latin = BTreeMap::from([("openapi.yaml".to_owned(), b"a: b\nc: \xe9\n".to_vec())]);
    let text = diagnostics(&latin, &mut seen);
    assert!(
        text.starts_with("error[KG0002]: `openapi.yaml` is not UTF-8: byte 8, in line 2"),
        "{text}"
    );
    latin.insert("openapi.yaml".to_owned(), Vec::new());
    let text = diagnostics(&latin, &mut seen);
    assert!(text.starts_with("error[KG0108]: the file is empty"), "{text}");
    let folder = Folder(Path::new(env!("CARGO_TARGET_TMPDIR")).join("a_folder"));
    fs::create_dir_all(folder.0.join("openapi.yaml")).expect("a folder");
    let text = diagnostics(&folder, &mut seen);
    assert!(
        text.starts_with("error[KG0001]: cannot read `openapi.yaml`: it is a folder"),
        "{text}"
    );
}

fn listed(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.filter(|path| path.extension().is_some_and(|found| found == extension)).collect()
}

fn diagnostics(files: &dyn Files, seen: &mut BTreeSet<Code>) -> String {
    match generate(files) {
        Ok(_) => "nothing is wrong\n".to_owned(),
        Err(Error::Defect(text)) => panic!("a defect: {text}"),
        Err(Error::Rejected { diagnostics, sources }) => {
            seen.extend(diagnostics.iter().map(|diagnostic| diagnostic.code));
            render(&diagnostics, &sources, Style::Plain)
        }
    }
}

/// The files of a case: `@ FILE`, the lines to find, `=`, what they become; as often as needed.
/// `@ FILE +` adds a file. A file below `provisioners/` or `components/` means the real spec.
fn files(case: &str, path: &Path) -> BTreeMap<String, Vec<u8>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = BTreeMap::new();
    if case.starts_with("# the real spec") {
        let spec = Folder(here.join("../spec"));
        for path in spec.list().into_iter().chain(["openapi.yaml".to_owned()]) {
            files.insert(path.clone(), spec.read(&path).expect("the spec"));
        }
    } else {
        files.insert(
            "openapi.yaml".to_owned(),
            fs::read(here.join("tests/ui/base.yaml")).expect("the base"),
        );
    }
    for change in case.split("\n@ ").skip(1) {
        let (file, rest) = change.split_once('\n').expect("a file");
        if let Some(file) = file.strip_suffix(" +") {
            files.insert(file.to_owned(), rest.as_bytes().to_vec());
            continue;
        }
        let (find, replace) = rest.split_once("\n=\n").expect("what it becomes");
        let replace = replace.strip_suffix('\n').unwrap_or(replace);
        let old = String::from_utf8(files[file].clone()).expect("UTF-8");
        assert_eq!(old.matches(find).count(), 1, "{}: `{find}` in {file}", path.display());
        files.insert(file.to_owned(), old.replace(find, replace).into_bytes());
    }
    files
}
