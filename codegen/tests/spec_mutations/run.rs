//! Makes mistakes, one at a time, and notes what the generator answers.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::successors;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;

use codegen::diagnostic::{Style, render};
use codegen::{Error, Files as _, Folder, ROOT, lint, read};
use serde::de::IgnoredAny;

use crate::edit::{Edited, line};
use crate::judge::{Made, Names, Place, names_of};
use crate::mutation::{self, Mutation};
use crate::tree::Tree;

/// Files of a spec.
type Spec = BTreeMap<String, Vec<u8>>;

/// Generated files.
pub(crate) type Code = BTreeMap<String, String>;

/// What came of one mistake.
pub(crate) enum Answer {
    /// The same bytes.
    Same,
    /// The same bytes, and a finding of `cargo xtask lint`.
    Linted,
    /// Other code that parses, or other pages: the files that differ, and whether in more than
    /// comments.
    Changed { files: Code, code: bool },
    /// Diagnostics: the best place of any, and whether all are on right lines.
    Refused { best: Place, all: bool },
    /// No answer at all, and what there was instead.
    Wrong(String),
}

/// One mistake and its answer.
pub(crate) struct Outcome {
    /// Its number in the sample.
    pub(crate) number: u64,
    pub(crate) kind: &'static str,
    pub(crate) how: &'static str,
    /// What was done, and where.
    pub(crate) what: String,
    /// Where in the form of a spec: `FILE KEYS`.
    pub(crate) pattern: String,
    pub(crate) answer: Answer,
    /// The text of the diagnostics.
    pub(crate) shown: String,
    /// How many there are.
    pub(crate) diagnostics: usize,
}

struct Case {
    file: String,
    text: String,
    tree: Tree,
    mutations: Vec<Mutation>,
}

impl Case {
    fn new(file: &str, text: String) -> Self {
        let tree = Tree::parse(&text).expect("YAML");
        let mutations = mutation::all(&tree, &text);
        Self { file: file.to_owned(), text, tree, mutations }
    }

    /// The number of a mistake in the sample: a hash of its place in the spec and its kind. A line
    /// that is inserted elsewhere does not change it, so an item of a list counts by its first line
    /// and not by its position.
    fn number(&self, mutation: &Mutation) -> u64 {
        let elements = &self.tree.elements;
        let around = successors(Some(&elements[mutation.element]), |element| {
            element.parent.map(|parent| &elements[parent])
        });
        let place = around.map(|element| match element.is_item() {
            true => self.text[element.whole.clone()].lines().next().unwrap_or_default(),
            false => element.name(),
        });
        hash([&*self.file, mutation.kind, mutation.how].into_iter().chain(place))
    }
}

/// FNV-1a, because the hashes of std may change from one release of Rust to the next.
fn hash<'a>(words: impl Iterator<Item = &'a str>) -> u64 {
    let bytes = words.flat_map(|word| word.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// What all mistakes have in common.
struct Run {
    spec: Spec,
    /// What is generated from the right spec.
    good: Code,
    names: BTreeMap<String, Names>,
    /// Texts that were seen to be Rust.
    parsed: Mutex<BTreeSet<String>>,
}

/// Those of all mistakes that are wanted, by their number in the sample, in their order; and how
/// many there are.
pub(crate) fn run(wanted: impl Fn(u64, &Mutation) -> bool) -> (Vec<Outcome>, usize) {
    let folder = Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec"));
    let others = [ROOT, "documented.yaml"].map(str::to_owned);
    let paths = folder.list().into_iter().chain(others);
    let spec: Spec =
        paths.map(|path| (path.clone(), folder.read(&path).expect("the spec"))).collect();
    let mut names = BTreeMap::new();
    let mut cases = Vec::new();
    for (file, bytes) in &spec {
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        names.insert(file.clone(), names_of(&text));
        cases.push(Case::new(file, text));
    }
    let good = generated(&spec).expect("the spec is right");
    let parsed = Mutex::new(good.values().cloned().collect());
    let run = Run { spec, good, names, parsed };

    let of = |case| move |mutation| (case, mutation);
    let all = cases.iter().flat_map(|case| case.mutations.iter().map(of(case)));
    let chosen: Vec<_> =
        all.filter(|(case, mutation)| wanted(case.number(mutation), mutation)).collect();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut outcomes: Vec<(usize, Outcome)> = thread::scope(|scope| {
        let work = |first| {
            let (run, chosen) = (&run, &chosen);
            scope.spawn(move || {
                let mine = chosen.iter().enumerate().skip(first).step_by(threads);
                mine.map(|(at, (case, mutation))| (at, run.outcome(case, mutation)))
                    .collect::<Vec<_>>()
            })
        };
        let workers: Vec<_> = (0..threads).map(work).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("a worker")).collect()
    });
    outcomes.sort_by_key(|(at, _)| *at);
    let count = cases.iter().map(|case| case.mutations.len()).sum();
    (outcomes.into_iter().map(|(_, outcome)| outcome).collect(), count)
}

/// The code, and the pages of the reference.
fn generated(spec: &Spec) -> Result<Code, Error> {
    let checked = read(spec)?;
    let outputs = checked.rust()?.into_iter().chain(checked.reference());
    Ok(outputs.map(|output| (output.path, output.text)).collect())
}

impl Run {
    fn outcome(&self, case: &Case, mutation: &Mutation) -> Outcome {
        let edited = Edited::new(&case.text, mutation.edits.clone());
        let mut spec = self.spec.clone();
        spec.insert(case.file.clone(), edited.text.clone().into_bytes());
        let (mut shown, mut count) = (String::new(), 0);
        let answer = match catch_unwind(AssertUnwindSafe(|| generated(&spec))) {
            Err(_) => Answer::Wrong("it panics".to_owned()),
            Ok(Err(Error::Defect(text))) => Answer::Wrong(text),
            Ok(Err(Error::Rejected { diagnostics, sources })) => {
                shown = render(&diagnostics, &sources, Style::Plain);
                count = diagnostics.len();
                let (file, old) = (&case.file, &case.text);
                let made = Made { file, tree: &case.tree, mutation, old, edited: &edited };
                let (best, all) = made.judge(&diagnostics, &sources, &self.names);
                Answer::Refused { best, all }
            }
            Ok(Ok(code)) => match self.compared(code) {
                Answer::Same if is_linted(&spec) => Answer::Linted,
                answer => answer,
            },
        };
        let element = &case.tree.elements[mutation.element];
        let at = line(&case.text, element.whole.start);
        Outcome {
            number: case.number(mutation),
            kind: mutation.kind,
            how: mutation.how,
            what: format!("{} {}, {}:{at}", mutation.kind, mutation.how, case.file),
            pattern: format!("{} {}", case.file, element.pattern()),
            answer,
            shown,
            diagnostics: count,
        }
    }

    /// What of the code is other than before.
    fn compared(&self, code: Code) -> Answer {
        for (path, text) in &code {
            let known = |parsed: &Mutex<BTreeSet<String>>| {
                parsed.lock().unwrap_or_else(PoisonError::into_inner).contains(text)
            };
            if known(&self.parsed) {
                continue;
            }
            let problem = match path.rsplit_once('.') {
                Some((_, "rs")) => syn::parse_file(text).err().map(|e| e.to_string()),
                Some((_, "json")) => {
                    serde_json::from_str::<IgnoredAny>(text).err().map(|e| e.to_string())
                }
                _ => None,
            };
            if let Some(problem) = problem {
                return Answer::Wrong(format!("{path} does not parse: {problem}"));
            }
            let mut parsed = self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
            parsed.insert(text.clone());
        }
        if code == self.good {
            return Answer::Same;
        }
        let same_files = code.keys().eq(self.good.keys());
        let files: Code =
            code.into_iter().filter(|(path, text)| self.good.get(path) != Some(text)).collect();
        let more_than_comments = |(path, text): (&String, &String)| {
            let same = |old: &String| uncommented(old).eq(uncommented(text));
            path.ends_with(".rs") && !self.good.get(path).is_some_and(same)
        };
        let code = !same_files || files.iter().any(more_than_comments);
        Answer::Changed { files, code }
    }
}

/// Whether the lints, which find nothing in the right spec, find something.
fn is_linted(spec: &Spec) -> bool {
    let findings = lint::run(spec, &lint::Levels::default());
    findings.is_ok_and(|findings| !findings.diagnostics.is_empty())
}

fn uncommented(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim_start().starts_with("//"))
}

#[test]
fn a_line_elsewhere_does_not_change_the_sample() {
    let numbers = |text: &str| -> BTreeSet<u64> {
        let case = Case::new("a.yaml", text.to_owned());
        case.mutations.iter().map(|mutation| case.number(mutation)).collect()
    };
    let before = numbers("first: {b: 1}\nrows:\n  - {code: A}\n  - {code: B}\n");
    let after =
        numbers("other: 2\nfirst: {b: 1}\nrows:\n  - {code: Z}\n  - {code: A}\n  - {code: B}\n");
    assert!(before.len() > 20, "{}", before.len());
    assert!(before.is_subset(&after), "{:?}", before.difference(&after));
}
