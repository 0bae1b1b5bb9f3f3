//! The inputs that the fuzzer has kept, once more: each answer is read or refused, and none breaks a
//! promise.

#[path = "../../codegen/fuzz/archive.rs"]
mod archive;
#[path = "../fuzz/input.rs"]
mod input;

const ARCHIVE: &str = include_str!("../fuzz/decode.corpus");

/// Fewer than this means that the archive was cut off.
const FEWEST: usize = 100;

#[test]
fn the_corpus_is_decoded() {
    let count = archive::inputs(ARCHIVE).inspect(|bytes| input::decode(bytes)).count();
    assert!(count >= FEWEST, "{count} inputs");
}

#[test]
fn the_archive_has_one_form() {
    archive::check(ARCHIVE);
}
