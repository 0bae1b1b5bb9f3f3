//! Pairs of specs, each with the exact report on what is between them.
//!
//! A case in `tests/diff` is a few pieces of the spec in `tests/diff/base`, and what they become.
//! Its head says, by hand, the class for callers, the class on the wire and the number of the
//! version that changes (below 1.0); the report stands beside it. To write the reports anew:
//! `UPDATE_EXPECT=1 cargo test -p codegen --test all diff::`.
//!
//! With `DIFF_CASES=FOLDER` the code of each case is written there, for
//! `codegen/tests/semver-agreement.sh`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::diagnostic::{Style, render};
use codegen::diff::{Report, Version, diff, text};
use codegen::{Error, Files as _, Folder, generate};

type Spec = BTreeMap<String, Vec<u8>>;

/// A pair of specs.
struct Case {
    name: String,
    /// For callers, on the wire, and the number that changes.
    expected: [String; 3],
    old: Spec,
    new: Spec,
}

const VERSION: Version = Version { major: 0, minor: 1, patch: 0 };

#[test]
fn every_pair_has_its_report() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    let cases = cases();
    assert!(cases.len() >= 40, "{} pairs", cases.len());
    for case in &cases {
        let report = compare(case, &case.old, &case.new);
        let [callers, wire] = [report.callers(), report.wire()].map(|class| class.to_string());
        let found = [callers, wire, VERSION.part(report.bump()).to_owned()];
        if found != case.expected {
            wrong.push(format!("{}: {found:?}, expected {:?}", case.name, case.expected));
        }
        let found = text(&report, "spec/", "old");
        let path = folder().join(format!("{}.report", case.name));
        if update {
            fs::write(&path, &found).expect("written");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if expected != found {
            let path = path.display().to_string();
            wrong.push(codegen::write::unified(&path, &expected, &found));
        }
    }
    let names: Vec<&str> = cases.iter().map(|case| &*case.name).collect();
    for path in listed("report") {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if !names.contains(&&*name) {
            wrong.push(format!("{name}: a report without a case"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is seen one way is seen the other way.
#[test]
fn the_way_back_is_no_less_a_change() {
    for case in cases() {
        let there = compare(&case, &case.old, &case.new);
        let back = compare(&case, &case.new, &case.old);
        assert_eq!(there.changes.is_empty(), back.changes.is_empty(), "{}", case.name);
    }
}

/// What comes one way goes the other way, and is said so.
#[test]
fn what_goes_is_said_as_what_comes() {
    let cases = cases();
    let named = |name: &str| cases.iter().find(|case| case.name == name).expect("the case");
    let (gone, come, example) =
        (named("provenance_gone"), named("provenance"), named("example_of_a_method"));
    for (case, said) in [
        (gone, "`acme.create` has a source\n"),
        (gone, "`text` of `ledger::Forms` is no longer deprecated\n"),
        (come, "`acme.create` has another source, has nothing any more that is not known\n"),
        (example, "the request of `acme.create` has fewer examples\n"),
    ] {
        let report = text(&compare(case, &case.new, &case.old), "spec/", "old");
        assert!(report.contains(said), "{said} in {report}");
    }

    // What is not known, in other words.
    let file = "provisioners/acme.yaml";
    let words = String::from_utf8(come.new[file].clone()).expect("UTF-8");
    let mut other = come.new.clone();
    other.insert(file.to_owned(), words.replace("What the answer means.", "When it comes.").into());
    let report = text(&compare(come, &come.new, &other), "spec/", "old");
    assert!(report.contains("`acme.create` says otherwise what is not known\n"), "{report}");
}

/// What makes other code is never passed over: a report that is empty means the same code, but
/// for the order of what has none.
#[test]
fn other_code_is_never_without_a_change() {
    for case in cases() {
        if !compare(&case, &case.old, &case.new).changes.is_empty() {
            continue;
        }
        let words = |spec: &Spec| {
            let files = generated(&case, spec).into_iter();
            let texts = files.filter(|(path, _)| path.starts_with("src/")).map(|(_, text)| text);
            let mut words = Vec::new();
            for text in texts {
                // Which file of the spec or of the crate an item stands in is nobody's business.
                let apart = ["// ", "use ", "mod ", "pub use "];
                let lines =
                    text.lines().filter(|line| !apart.iter().any(|start| line.starts_with(start)));
                let parts = lines.flat_map(|line| line.split(|c: char| !c.is_alphanumeric()));
                words.extend(parts.filter(|word| !word.is_empty()).map(str::to_owned));
            }
            words.sort();
            words
        };
        assert!(words(&case.old) == words(&case.new), "{}", case.name);
    }
}

/// Writes the code of every case for what compares it by other means.
#[test]
fn code_for_semver_checks() {
    let Some(target) = std::env::var_os("DIFF_CASES").map(PathBuf::from) else { return };
    for case in cases() {
        for (side, spec) in [("old", &case.old), ("new", &case.new)] {
            for (path, text) in generated(&case, spec) {
                let path = target.join(&case.name).join(side).join(path);
                fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                fs::write(path, text).expect("written");
            }
        }
        fs::write(target.join(&case.name).join("callers"), &case.expected[0]).expect("written");
    }
}

fn compare(case: &Case, old: &Spec, new: &Spec) -> Report {
    diff(old, new).unwrap_or_else(|refused| shown(&case.name, refused.error))
}

fn generated(case: &Case, spec: &Spec) -> BTreeMap<String, String> {
    let outputs = generate(spec).unwrap_or_else(|error| shown(&case.name, error));
    outputs.into_iter().map(|output| (output.path, output.text)).collect()
}

fn shown<T>(name: &str, error: Error) -> T {
    match error {
        Error::Rejected { diagnostics, sources } => {
            panic!("{name}: {}", render(&diagnostics, &sources, Style::Plain))
        }
        Error::Defect(text) => panic!("{name}: {text}"),
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff")
}

fn listed(extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|found| found == extension)).collect();
    paths.sort();
    paths
}

fn cases() -> Vec<Case> {
    let base = Folder(folder().join("base"));
    let mut files = Spec::new();
    for path in base.list().into_iter().chain(["openapi.yaml".to_owned()]) {
        files.insert(path.clone(), base.read(&path).expect("the base"));
    }
    listed("case").iter().map(|path| case(path, &files)).collect()
}

/// What a case says: `# CALLERS, WIRE, NUMBER`, then as often as needed one of
///
/// - `@ FILE`, the lines to find, `=`, what they become;
/// - `@ FILE +`, all that stands in it; `@ FILE -`, it is not there;
/// - `@ old FILE …`, the same for the spec that is compared with.
fn case(path: &Path, base: &Spec) -> Case {
    let text = fs::read_to_string(path).expect("a case");
    let text = text.strip_suffix('\n').unwrap_or(&text);
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let head = text.strip_prefix("# ").and_then(|text| text.lines().next()).expect("a head");
    let expected: Vec<String> = head.split(", ").map(str::to_owned).collect();
    let expected = expected.try_into().unwrap_or_else(|_| panic!("{name}: `{head}`"));
    let mut sides = [base.clone(), base.clone()];
    for change in text.split("\n@ ").skip(1) {
        let (line, rest) = change.split_once('\n').unwrap_or((change, ""));
        let (side, line) = line.strip_prefix("old ").map_or((1, line), |line| (0, line));
        let (file, how) = line.split_once(' ').unwrap_or((line, ""));
        let files = &mut sides[side];
        match how {
            "+" => drop(files.insert(file.to_owned(), format!("{rest}\n").into_bytes())),
            "-" => drop(files.remove(file)),
            _ => {
                let old = files.get(file).unwrap_or_else(|| panic!("{name}: no {file}"));
                let old = std::str::from_utf8(old).expect("UTF-8");
                let (find, replace) = rest.split_once("\n=").expect("what it becomes");
                let replace = replace.strip_prefix('\n').unwrap_or(replace);
                assert_eq!(old.matches(find).count(), 1, "{name}: `{find}` in {file}");
                let new = old.replace(find, replace);
                files.insert(file.to_owned(), new.into_bytes());
            }
        }
    }
    let [old, new] = sides;
    Case { name, expected, old, new }
}
