//! What the fuzzer has kept, once more: none of it makes the generator panic or write what is no
//! Rust.

use std::fs;
use std::path::Path;

#[path = "../fuzz/input.rs"]
mod input;

#[test]
fn the_corpus_is_answered() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/generate");
    let mut files = 0;
    for entry in fs::read_dir(folder).expect("the corpus") {
        let bytes = fs::read(entry.expect("an entry").path()).expect("an input");
        input::generate(&bytes);
        files += 1;
    }
    assert!(files > 100, "{files} inputs");
}

/// The seeds mean what they should: the files of the small spec, each in its own place.
#[test]
fn a_file_in_its_own_place_changes_nothing() {
    for (at, text) in (b'b'..).zip(input::spec().values()) {
        let bytes: Vec<u8> = [at].iter().chain(text).copied().collect();
        assert_eq!(input::files(&bytes).as_ref(), Some(input::spec()));
    }
}
