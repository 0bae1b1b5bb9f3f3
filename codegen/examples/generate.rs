//! Generates once, in memory, for whole-process figures: `generate COPIES` adds that many copies
//! of a provisioner to the real spec; `generate COPIES reference` makes the pages in place of the
//! Rust. `codegen/benches/process.sh` runs it.

/// The allocator of `xtask`, which is what this stands for.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[path = "../benches/support/mod.rs"]
mod support;

fn main() {
    let copies = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(0);
    let spec = support::spec_with(copies);
    let outputs = match std::env::args().nth(2).as_deref() {
        Some("reference") => codegen::read(&spec).map(|checked| checked.reference()),
        _ => codegen::generate(&spec),
    };
    let outputs = outputs.expect("the spec is right");
    let bytes: usize = outputs.iter().map(|output| output.text.len()).sum();
    println!("{} methods, {} files, {bytes} bytes", 8 + 4 * copies, outputs.len());
}
