//! What the fuzzer has kept, once more: each answer is read or refused, and none breaks a promise.

use std::fs;
use std::path::Path;

#[path = "../fuzz/input.rs"]
mod input;

#[test]
fn the_corpus_is_decoded() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/decode");
    let mut files = 0;
    for entry in fs::read_dir(folder).expect("the corpus") {
        let bytes = fs::read(entry.expect("an entry").path()).expect("an input");
        input::decode(&bytes);
        files += 1;
    }
    assert!(files > 100, "{files} inputs");
}
