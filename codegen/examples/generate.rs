//! Generates once, in memory, for whole-process figures: `generate COPIES` adds that many copies
//! of a provisioner to the real spec. `codegen/benches/process.sh` runs it.

/// The allocator of `xtask`, which is what this stands for.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[path = "../benches/support/mod.rs"]
mod support;

fn main() {
    let copies = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(0);
    let outputs = codegen::generate(&support::spec_with(copies)).expect("the spec is right");
    let bytes: usize = outputs.iter().map(|output| output.text.len()).sum();
    println!("{} methods, {} files, {bytes} bytes", 8 + 4 * copies, outputs.len());
}
