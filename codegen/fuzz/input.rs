//! What is done with one input of the corpus: used by the fuzzer and by `codegen/tests/corpus.rs`.
//!
//! Its first byte says which file of a small spec the rest of it takes the place of, or that it is a
//! spec of its own. The spec is that of `codegen/tests/diff`: it has most of what a spec can have, in
//! several files, and is read ten times as fast as the real one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};

use codegen::diagnostic::{Style, annotations, json, render};
use codegen::lint::Levels;
use codegen::{Error, Extensions, Files as _, Folder, ROOT};
use serde::de::IgnoredAny;

/// Most files are as they were before, and parsing takes longer than generating: those that were
/// parsed first are not parsed again.
static PARSED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
const KEPT: usize = 1000;

type Spec = BTreeMap<String, Vec<u8>>;

/// The small spec.
pub(crate) fn spec() -> &'static Spec {
    static SPEC: OnceLock<Spec> = OnceLock::new();
    SPEC.get_or_init(|| {
        // The folder of codegen or of codegen/fuzz, whichever this is compiled for.
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
        let base = |folder: &Path| folder.join("tests/diff/base");
        let base = here.map(base).find(|base| base.join(ROOT).is_file());
        let folder = Folder(base.expect("the small spec"));
        let paths = folder.list().into_iter().chain([ROOT.to_owned()]);
        paths.map(|path| (path.clone(), folder.read(&path).expect("the spec"))).collect()
    })
}

/// The spec that an input stands for: `a` is one of its own, then come the files of the small one.
pub(crate) fn files(input: &[u8]) -> Option<Spec> {
    let (first, text) = input.split_first()?;
    let which = usize::from(first.checked_sub(b'a')?);
    if which == 0 {
        return Some(Spec::from([(ROOT.to_owned(), text.to_vec())]));
    }
    let mut files = spec().clone();
    let file = files.keys().nth(which - 1)?.clone();
    files.insert(file, text.to_vec());
    Some(files)
}

/// Whatever stands there, the answer is code that parses, or diagnostics that can be shown. What is
/// taken has pages, a bundle and findings, too.
pub(crate) fn generate(input: &[u8]) {
    let Some(files) = files(input) else { return };
    let checked = codegen::read(&files);
    if let Ok(checked) = &checked {
        assert!(!checked.reference().is_empty());
        assert!(codegen::bundle(&files, Extensions::Kept).is_ok(), "it was taken before");
        if let Err(refused) = codegen::lint::run(&files, &Levels::default()) {
            panic!("it was taken before: {refused:?}");
        }
    }
    match checked.and_then(|checked| checked.rust()) {
        Ok(outputs) => {
            let mut parsed = PARSED.lock().unwrap_or_else(PoisonError::into_inner);
            for output in outputs {
                if parsed.contains(&output.text) {
                    continue;
                }
                let problem = match output.path.ends_with(".json") {
                    true => serde_json::from_str::<IgnoredAny>(&output.text)
                        .err()
                        .map(|e| e.to_string()),
                    false => syn::parse_file(&output.text).err().map(|e| e.to_string()),
                };
                if let Some(problem) = problem {
                    panic!("{} does not parse: {problem}", output.path);
                }
                if parsed.len() < KEPT {
                    parsed.insert(output.text);
                }
            }
        }
        Err(Error::Defect(text)) => panic!("{text}"),
        Err(Error::Rejected { diagnostics, sources }) => {
            let shown = [
                render(&diagnostics, &sources, Style::Plain),
                render(&diagnostics, &sources, Style::Coloured),
                json(&diagnostics, &sources, "spec/"),
                annotations(&diagnostics, &sources, "spec/"),
            ];
            assert!(shown.iter().all(|text| !text.is_empty()));
        }
    }
}
