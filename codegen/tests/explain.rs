//! The page of every code: its wrong example causes that code, its right one passes.
//!
//! The right example is a piece of `tests/ui/base.yaml`, of `tests/lint/base.yaml` for a lint, at any
//! depth, and the wrong one takes its place. Where the right one is no piece of it, a comment at the end of the page says what both
//! replace, and in which file, and whether that is a file of the real spec.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use codegen::diagnostic::{Code, Style, render};
use codegen::lint::{self, Level, Levels, Lint};
use codegen::{Error, Files as _, Folder, generate};

type Spec = BTreeMap<String, Vec<u8>>;

#[test]
fn every_page_has_its_parts_and_no_page_is_left_over() {
    let folders = ["src/spec/diagnostic/explain", "src/tools/lint/explain"];
    let pages: BTreeSet<String> = folders
        .map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
        .into_iter()
        .flat_map(|folder| fs::read_dir(folder).expect("the pages"))
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    let codes: BTreeSet<String> =
        Code::every().map(|code| format!("{}.md", code.as_str())).collect();
    assert_eq!(pages, codes);
    for code in Code::every() {
        let headings: Vec<&str> =
            code.page().lines().filter(|line| line.starts_with("## ")).collect();
        assert_eq!(headings, ["## Wrong", "## Right", "## How to mend it"], "{code:?}");
        assert!(code.page().lines().all(|line| line.chars().count() <= 110), "{code:?} is wide");
    }
}

#[test]
fn the_examples_of_every_page_do_what_it_says() {
    let mut problems = Vec::new();
    for code in Code::every() {
        let page = Page::of(code);
        let run = |spec: &Spec| match code {
            Code::Lint(_) => lints(spec),
            _ => run(spec),
        };
        if let Err(text) = run(&page.spec(page.right.1, "")) {
            problems.push(format!("{}: its right example is wrong\n{}", code.as_str(), text.1));
        }
        match run(&page.spec(page.wrong.1, page.wrong.0)) {
            Ok(()) => problems.push(format!("{}: its wrong example is right", code.as_str())),
            Err((codes, _)) if codes.contains(&code) => {}
            Err((_, text)) => {
                problems.push(format!("{}: shows other codes\n{text}", code.as_str()));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

fn run(spec: &Spec) -> Result<(), (Vec<Code>, String)> {
    match generate(spec) {
        Ok(_) => Ok(()),
        Err(Error::Defect(text)) => panic!("a defect: {text}"),
        Err(Error::Rejected { diagnostics, sources }) => {
            let codes = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
            Err((codes, render(&diagnostics, &sources, Style::Plain)))
        }
    }
}

/// The same for lints, those that are off by default too.
fn lints(spec: &Spec) -> Result<(), (Vec<Code>, String)> {
    run(spec)?;
    let mut levels = Levels::default();
    for lint in Lint::ALL {
        levels.set(lint.as_str(), Level::Warn).expect("a lint");
    }
    let found = lint::run(spec, &levels).expect("no mistake");
    let codes: Vec<Code> = found.diagnostics.iter().map(|found| found.code).collect();
    match codes.is_empty() {
        true => Ok(()),
        false => Err((codes, render(&found.diagnostics, &found.sources, Style::Plain))),
    }
}

/// What a page has for this test.
struct Page {
    /// The folder of the base.
    base: &'static str,
    /// How it is saved, and the text.
    wrong: (&'static str, &'static str),
    right: (&'static str, &'static str),
    file: &'static str,
    real: bool,
    /// What both take the place of.
    place: &'static str,
}

impl Page {
    fn of(code: Code) -> Self {
        let page = code.page();
        let (wrong, right) = (block(page, "## Wrong"), block(page, "## Right"));
        let comment = page.split_once("<!-- where: ").map(|(_, rest)| rest);
        let comment = comment.map(|rest| rest.split_once("-->").expect("the end").0);
        let (place, lines) = comment.unwrap_or("openapi.yaml\n").split_once('\n').expect("a line");
        let lines = lines.trim_end_matches('\n');
        Self {
            base: if matches!(code, Code::Lint(_)) { "tests/lint" } else { "tests/ui" },
            wrong,
            right,
            file: place.trim_end_matches(" of the real spec"),
            real: place.ends_with(" of the real spec"),
            place: if lines.is_empty() { right.1 } else { lines },
        }
    }

    /// The spec with `text` at the place of this page.
    fn spec(&self, text: &str, saved: &str) -> Spec {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut spec = match self.real {
            true => {
                let spec = Folder(here.join("../spec"));
                let paths = spec.list().into_iter().chain(["openapi.yaml".to_owned()]);
                paths.map(|path| (path.clone(), spec.read(&path).expect("the spec"))).collect()
            }
            false => {
                let base = fs::read(here.join(self.base).join("base.yaml")).expect("the base");
                Spec::from([("openapi.yaml".to_owned(), base)])
            }
        };
        let bytes = spec.get_mut(self.file).expect("a file of the spec");
        let old = String::from_utf8(bytes.clone()).expect("UTF-8");
        let depths: Vec<usize> = (0..40)
            .filter(|depth| old.contains(&format!("\n{}\n", indented(self.place, *depth))))
            .collect();
        assert_eq!(depths.len(), 1, "depths at which this stands: {depths:?}\n{}", self.place);
        let [find, replace] =
            [self.place, text].map(|text| format!("\n{}\n", indented(text, depths[0])));
        assert_eq!(old.matches(&find).count(), 1, "{find}");
        let new = old.replace(&find, &replace);
        *bytes = match saved {
            "latin-1" => new.chars().map(|c| u8::try_from(c).expect("Latin-1")).collect(),
            _ => new.into_bytes(),
        };
        spec
    }
}

/// The first block of code after a heading: the words beside `yaml`, and the text.
fn block(page: &'static str, heading: &str) -> (&'static str, &'static str) {
    let (_, rest) = page.split_once(heading).expect("the heading");
    let (_, rest) = rest.split_once("```yaml").expect("a block");
    let (info, rest) = rest.split_once('\n').expect("a line");
    (info.trim(), rest.split_once("\n```").expect("its end").0)
}

fn indented(text: &str, depth: usize) -> String {
    text.lines().map(|line| format!("{:depth$}{line}", "")).collect::<Vec<_>>().join("\n")
}
