//! Wrong specs, each with the exact text that it causes.
//!
//! A case in `tests/ui` is a few lines of `base.yaml`, or of a file of the real spec, and what
//! they are replaced by; the text that this must cause stands beside it. `KG0101_misspelt.case`
//! must show `KG0101`, whatever else it shows. To write the texts anew:
//! `UPDATE_EXPECT=1 cargo test -p codegen --test all ui::`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
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
        let mut here = BTreeSet::new();
        let found = diagnostics(&spec(&text, case), &mut here);
        let stderr = case.with_extension("stderr");
        let name = case.file_stem().unwrap_or_default().to_string_lossy();
        if here.is_empty() {
            wrong.push(format!("{name}: nothing is wrong with it"));
            continue;
        }
        if name.starts_with("KG") && !here.iter().any(|code| name.starts_with(code.as_str())) {
            wrong.push(format!("{name}: shows other codes\n{found}"));
        }
        seen.extend(here);
        if update {
            fs::write(&stderr, &found).expect("written");
        }
        match fs::read_to_string(&stderr) {
            Ok(expected) if expected == found => {}
            Ok(expected) => {
                wrong.push(codegen::write::unified(
                    &stderr.display().to_string(),
                    &expected,
                    &found,
                ));
            }
            Err(error) => wrong.push(format!("{}: {error}\n{found}", stderr.display())),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let texts = listed(&folder, "stderr").into_iter().map(|path| path.with_extension("case"));
    let stray: Vec<_> = texts.filter(|case| !cases.contains(case)).collect();
    assert!(stray.is_empty(), "texts without a case: {stray:?}");
    let missed: Vec<_> = Code::ALL
        .iter()
        .filter(|code| !seen.contains(*code) && !OUT_OF_REACH.contains(code))
        .collect();
    assert!(missed.is_empty(), "no case shows {missed:?}");
}

#[test]
fn the_base_of_the_cases_is_right() {
    let base = spec("", Path::new("base"));
    if let Err(Error::Rejected { diagnostics, sources }) = generate(&base) {
        panic!("{}", render(&diagnostics, &sources, Style::Plain));
    }
}

/// What is at the edge of being wrong.
#[test]
fn what_is_right_is_taken() {
    let object = |name: &str| {
        format!(
            "{{title: {name}, type: object, required: [{name}], properties: {{{name}: {{type: string, description: n}}}}}}"
        )
    };
    for schema in [
        "type: number, minimum: 2, maximum: 2".to_owned(),
        "type: number, minimum: 2.5, maximum: 2.5".to_owned(),
        format!("oneOf: [{}, {}]", object("one"), object("two")),
    ] {
        let extra = "                  description: Its day.\n";
        let count = format!("                extra: {{description: n, {schema}}}");
        let case = format!("# right\n@ openapi.yaml\n{extra}\n=\n{extra}{count}\n\n");
        let found = diagnostics(&spec(&case, Path::new("right")), &mut BTreeSet::new());
        assert_eq!(found, "nothing is wrong\n", "{schema}");
    }
}

/// On a disk as in the cases.
#[test]
fn a_folder_in_place_of_the_root() {
    let folder = Folder(Path::new(env!("CARGO_TARGET_TMPDIR")).join("a_folder"));
    fs::create_dir_all(folder.0.join("openapi.yaml")).expect("a folder");
    let stderr = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui/KG0001_folder.stderr");
    let expected = fs::read_to_string(stderr).expect("the text of the case");
    assert_eq!(diagnostics(&folder, &mut BTreeSet::new()), expected);
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

/// The files of a case, and folders in the place of files.
struct Spec {
    files: BTreeMap<String, Vec<u8>>,
    folders: BTreeSet<String>,
}

impl Files for Spec {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.folders.contains(path) {
            true => Err(io::ErrorKind::IsADirectory.into()),
            false => self.files.read(path),
        }
    }

    fn list(&self) -> Vec<String> {
        self.files.list()
    }
}

/// What a case says: a first line `# the real spec …`, or else it is about `base.yaml` as
/// `openapi.yaml`; then as often as needed one of
///
/// - `@ FILE`, the lines to find, `=`, what they become;
/// - `@ FILE +`, all that stands in it;
/// - `@ FILE -`, it is not there; `@ FILE /`, it is a folder;
/// - `@ FILE bom`, `@ FILE crlf`, `@ FILE latin-1`: how it is saved.
fn spec(case: &str, path: &Path) -> Spec {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = BTreeMap::new();
    let mut folders = BTreeSet::new();
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
        let (file, rest) = change.split_once('\n').unwrap_or((change, ""));
        let (file, how) = file.split_once(' ').unwrap_or((file, ""));
        let old = files.get(file).map(|bytes: &Vec<u8>| {
            String::from_utf8(bytes.clone()).expect("a file that is still UTF-8")
        });
        let old = || old.unwrap_or_else(|| panic!("{}: no {file}", path.display()));
        let new = match how {
            "+" => rest.as_bytes().to_vec(),
            "-" => {
                files.remove(file);
                continue;
            }
            "/" => {
                folders.insert(file.to_owned());
                continue;
            }
            "bom" => format!("\u{feff}{}", old()).into_bytes(),
            "crlf" => old().replace('\n', "\r\n").into_bytes(),
            "latin-1" => old().chars().map(|c| u8::try_from(c).expect("Latin-1")).collect(),
            "" => {
                let (find, replace) = rest.split_once("\n=\n").expect("what it becomes");
                let replace = replace.strip_suffix('\n').unwrap_or(replace);
                let old = old();
                let count = old.matches(find).count();
                assert_eq!(count, 1, "{}: `{find}` in {file}", path.display());
                old.replace(find, replace).into_bytes()
            }
            _ => panic!("{}: {how}?", path.display()),
        };
        files.insert(file.to_owned(), new);
    }
    Spec { files, folders }
}
