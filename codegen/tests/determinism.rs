//! The same spec gives the same bytes, however often and from wherever it is read.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use codegen::{Files, Folder, ROOT, generate};

fn spec() -> BTreeMap<String, Vec<u8>> {
    let folder = Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec"));
    let paths = folder.list().into_iter().chain([ROOT.to_owned()]);
    paths.map(|path| (path.clone(), folder.read(&path).expect("the spec"))).collect()
}

fn outputs(files: &dyn Files) -> Vec<(String, String)> {
    let outputs = generate(files).expect("the spec is right");
    outputs.into_iter().map(|output| (output.path, output.text)).collect()
}

/// Names its files in another order each time that it is asked.
struct Shuffled {
    files: BTreeMap<String, Vec<u8>>,
    turn: RefCell<usize>,
}

impl Files for Shuffled {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.files.read(path)
    }

    fn list(&self) -> Vec<String> {
        let mut paths = self.files.list();
        let count = paths.len();
        let mut turn = self.turn.borrow_mut();
        paths.rotate_left(*turn % count);
        if *turn >= count {
            paths.reverse();
        }
        *turn += 1;
        paths
    }
}

#[test]
fn two_runs_give_the_same_bytes() {
    let files = spec();
    assert_eq!(outputs(&files), outputs(&files));
}

#[test]
fn a_folder_gives_what_memory_gives() {
    let folder = Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec"));
    assert_eq!(outputs(&folder), outputs(&spec()));
}

#[test]
fn the_order_of_files_does_not_matter() {
    let files = spec();
    let first = outputs(&files);
    let shuffled = Shuffled { turn: RefCell::new(0), files };
    for _ in 0..2 * shuffled.files.len() {
        assert_eq!(outputs(&shuffled), first);
    }
}

#[test]
fn no_file_is_given_twice() {
    let outputs = outputs(&spec());
    let paths: std::collections::BTreeSet<_> = outputs.iter().map(|(path, _)| path).collect();
    assert_eq!(paths.len(), outputs.len());
}

/// The mistakes of a wrong spec come in one order, too, that of their places.
#[test]
fn mistakes_come_in_the_order_of_their_places() {
    let mut files = spec();
    for bytes in files.values_mut() {
        let text = String::from_utf8(std::mem::take(bytes)).expect("UTF-8");
        *bytes = text.replace("description:", "descripton:").into_bytes();
    }
    let places = |files: &dyn Files| match generate(files) {
        Err(codegen::Error::Rejected { diagnostics, .. }) => {
            let places = diagnostics.iter().map(|found| found.labels.first().map(|l| l.span));
            places.collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    let found = places(&files);
    assert!(found.len() > 50, "{}", found.len());
    assert!(found.is_sorted());
    assert_eq!(places(&files), found);
}
