//! What lints find, each with the exact text, and that it is gone once it is allowed.
//!
//! A case in `tests/lint` changes a few lines of `base.yaml`, or of the real spec, and the text of what
//! is found then stands beside it. Below `@ allowed` it goes on to changes that allow all of that with
//! a reason. To write the texts anew: `UPDATE_EXPECT=1 cargo test -p codegen --test all lint::`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use codegen::diagnostic::{Code, Severity, Style, annotations, json, render};
use codegen::lint::{Findings, Level, Levels, Lint, run};
use codegen::scaffold::{Request, begin};
use codegen::{Files as _, Folder};

type Spec = BTreeMap<String, Vec<u8>>;

/// They are about allows themselves.
const NOT_TO_BE_ALLOWED: [Lint; 3] = [Lint::UnusedAllow, Lint::NoReason, Lint::UnknownAllow];

#[test]
fn every_case_finds_what_stands_beside_it() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let (mut found, mut allowed, mut wrong) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for case in listed("case") {
        let text = fs::read_to_string(&case).expect("a case");
        let text = text.strip_suffix('\n').unwrap_or(&text);
        let name = case.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let (bad, good) = match text.split_once("\n@ allowed\n") {
            Some((bad, good)) => (bad, Some(good)),
            None => (text, None),
        };
        let mut spec = start(bad);
        change(&mut spec, bad, &name);
        let findings = all(&spec, &name);
        let codes = codes(&findings);
        if !codes.iter().any(|lint| name.starts_with(lint.as_str())) {
            wrong.push(format!("{name}: finds {codes:?}"));
        }
        let shown = render(&findings.diagnostics, &findings.sources, Style::Plain);
        let expected = case.with_extension("stderr");
        if update {
            fs::write(&expected, &shown).expect("written");
        }
        let before = fs::read_to_string(&expected).unwrap_or_default();
        if before != shown {
            wrong.push(codegen::write::unified(&expected.display().to_string(), &before, &shown));
        }
        if let Some(good) = good {
            change(&mut spec, &format!("\n{good}"), &name);
            let rest = all(&spec, &name);
            if rest.diagnostics.is_empty() && rest.allowed >= 1 {
                allowed.extend(codes.iter().copied());
            } else {
                let shown = render(&rest.diagnostics, &rest.sources, Style::Plain);
                wrong.push(format!("{name}, once it is allowed:\n{shown}"));
            }
        }
        found.extend(codes);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let missing = |seen: &BTreeSet<Lint>| -> Vec<Lint> {
        Lint::ALL.iter().copied().filter(|lint| !seen.contains(lint)).collect()
    };
    assert_eq!(missing(&found), [], "no case finds these");
    assert_eq!(missing(&allowed), NOT_TO_BE_ALLOWED, "no case allows these");
    let texts = listed("stderr").into_iter().map(|path| path.with_extension("case"));
    let stray: Vec<_> = texts.filter(|case| !case.exists()).collect();
    assert!(stray.is_empty(), "texts without a case: {stray:?}");
}

#[test]
fn the_base_and_the_real_spec_have_nothing_to_find() {
    for spec in [start(""), start("# the real spec")] {
        let found = all(&spec, "as it is");
        let shown = render(&found.diagnostics, &found.sources, Style::Plain);
        assert!(found.diagnostics.is_empty(), "{shown}");
    }
}

#[test]
fn levels_decide_what_is_shown_and_how() {
    let mut spec = start("");
    replace(&mut spec, "openapi.yaml", "x-effect: read", "x-effect: write");
    replace(&mut spec, "openapi.yaml", "                  example: Ada\n", "");
    let severities = |options: &[(&str, Level)]| {
        let mut levels = Levels::default();
        for (named, level) in options {
            levels.set(named, *level).expect("a lint");
        }
        let found = run(&spec, &levels).expect("no mistake");
        found.diagnostics.iter().map(|found| (found.code, found.severity)).collect::<Vec<_>>()
    };
    let default = severities(&[]);
    assert_eq!(default.len(), 4, "{default:?}");
    assert!(default.iter().all(|(_, severity)| *severity == Severity::Warning), "{default:?}");
    let denied = severities(&[("warnings", Level::Deny), ("KL0501", Level::Allow)]);
    assert_eq!(
        denied,
        [
            (Code::Lint(Lint::ScalarWithoutExample), Severity::Error),
            (Code::Lint(Lint::EffectOfName), Severity::Error),
        ]
    );
    let one = severities(&[("KL0106", Level::Deny)]);
    assert_eq!(one.iter().filter(|(_, severity)| *severity == Severity::Error).count(), 1);
}

/// What is assumed by analogy is listed, all of it, and nothing of it is wrong.
#[test]
fn a_provisioner_that_was_begun_has_its_todos_as_warnings() {
    let mut spec = start("# the real spec");
    let word = |text: &str| text.to_owned();
    let request = Request {
        name: word("acme"),
        title: word("Acme & Sons"),
        bank: word("Acme Bank"),
        sponsor: word("ACME_BANK"),
    };
    for change in begin(&spec, &request).expect("begun") {
        spec.insert(change.path, change.new.expect("a text").into_bytes());
    }
    let marks: usize = spec
        .values()
        .map(|bytes| String::from_utf8_lossy(bytes).matches("# TODO(acme): ").count())
        .sum();
    let found = run(&spec, &Levels::default()).expect("no mistake");
    assert!(marks >= 15, "{marks}");
    let todo = Code::Lint(Lint::Todo);
    assert_eq!(found.diagnostics.iter().filter(|found| found.code == todo).count(), marks);
    assert_eq!(found.diagnostics.count(Severity::Error), 0);
    assert_eq!(
        codes(&found),
        BTreeSet::from([Lint::Todo, Lint::NoSource, Lint::RequiredInferred, Lint::MissingRow])
    );
}

#[test]
fn warnings_are_warnings_for_editors_and_for_github() {
    let mut spec = start("");
    replace(&mut spec, "openapi.yaml", "                  example: Ada\n", "");
    let found = run(&spec, &Levels::default()).expect("no mistake");
    assert_eq!(
        json(&found.diagnostics, &found.sources, "spec/"),
        "{\"code\":\"KL0106\",\"level\":\"warning\",\"message\":\"the string `owner_name` has no example\",\
         \"file\":\"spec/openapi.yaml\",\"line\":31,\"column\":17,\"end_line\":31,\"end_column\":27,\
         \"labels\":[{\"message\":\"\",\"file\":\"spec/openapi.yaml\",\"line\":31,\"column\":17,\
         \"end_line\":31,\"end_column\":27}],\"notes\":[],\
         \"help\":{\"message\":\"add an `example` from the documentation\",\"replacement\":null}}\n"
    );
    assert_eq!(
        annotations(&found.diagnostics, &found.sources, "spec/"),
        "::warning file=spec/openapi.yaml,line=31,col=17,title=KL0106::the string `owner_name` has no \
         example%0Ahelp: add an `example` from the documentation%0Amore: cargo xtask explain KL0106\n"
    );
}

/// Lints do not look at what is not valid.
#[test]
fn mistakes_come_first() {
    let mut spec = start("");
    replace(&mut spec, "openapi.yaml", "x-effect: read", "x-effect: look");
    assert!(matches!(
        run(&spec, &Levels::default()),
        Err(codegen::Error::Rejected { diagnostics, .. })
            if diagnostics.iter().all(|found| found.code == Code::InvalidValue)
    ));
}

/// Everything that is found, also by lints that are off by default.
fn all(spec: &Spec, name: &str) -> Findings {
    let mut levels = Levels::default();
    for lint in Lint::ALL.iter().filter(|lint| lint.level() == Level::Allow) {
        levels.set(lint.as_str(), Level::Warn).expect("a lint");
    }
    run(spec, &levels).unwrap_or_else(|error| match error {
        codegen::Error::Rejected { diagnostics, sources } => {
            panic!("{name}:\n{}", render(&diagnostics, &sources, Style::Plain))
        }
        codegen::Error::Defect(text) => panic!("{name}: {text}"),
    })
}

fn codes(findings: &Findings) -> BTreeSet<Lint> {
    let lint = |code| match code {
        Code::Lint(lint) => lint,
        code => panic!("a mistake: {code:?}"),
    };
    findings.diagnostics.iter().map(|found| lint(found.code)).collect()
}

fn listed(extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint");
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut found: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|found| found == extension)).collect();
    found.sort();
    found
}

/// What a case starts from.
fn start(case: &str) -> Spec {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    if case.starts_with("# the real spec") {
        let spec = Folder(here.join("../spec"));
        let paths = spec.list().into_iter().chain(["openapi.yaml".to_owned()]);
        return paths.map(|path| (path.clone(), spec.read(&path).expect("the spec"))).collect();
    }
    let base = fs::read(here.join("tests/lint/base.yaml")).expect("the base");
    Spec::from([("openapi.yaml".to_owned(), base)])
}

/// Makes each change of a case: `@ FILE`, the lines to find, `=`, what they become.
fn change(spec: &mut Spec, case: &str, name: &str) {
    for change in case.split("\n@ ").skip(1) {
        let (file, rest) = change.split_once('\n').expect("a file");
        let (find, with) = rest.split_once("\n=\n").unwrap_or_else(|| panic!("{name}: no `=`"));
        replace(spec, file, find, with);
    }
}

fn replace(spec: &mut Spec, file: &str, find: &str, with: &str) {
    let bytes = spec.get_mut(file).expect("a file of the spec");
    let text = String::from_utf8(bytes.clone()).expect("UTF-8");
    assert_eq!(text.matches(find).count(), 1, "`{find}` in {file}");
    *bytes = text.replace(find, with).into_bytes();
}
