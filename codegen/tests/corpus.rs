//! The inputs that the fuzzer has kept, once more: none of them makes the generator panic or write
//! invalid Rust.

#[path = "../fuzz/archive.rs"]
mod archive;
#[path = "../fuzz/input.rs"]
mod input;

const ARCHIVE: &str = include_str!("../fuzz/generate.corpus");

/// Fewer than this means that the archive was cut off.
const FEWEST: usize = 100;

#[test]
fn the_corpus_is_answered() {
    let count = archive::inputs(ARCHIVE).inspect(|bytes| input::generate(bytes)).count();
    assert!(count >= FEWEST, "{count} inputs");
}

#[test]
fn the_archive_has_one_form() {
    archive::check(ARCHIVE);
}

/// A letter for each file of the small spec, and the file behind it, is the small spec.
#[test]
fn a_file_in_its_own_place_changes_nothing() {
    for (at, text) in (b'b'..).zip(input::spec().values()) {
        let bytes: Vec<u8> = [at].iter().chain(text).copied().collect();
        assert_eq!(input::files(&bytes).as_ref(), Some(input::spec()));
    }
}
