//! How long generation takes, for the real spec and for much larger ones: it grows linearly.

mod support;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

fn generate(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("generate");
    group.sample_size(10);
    for copies in [0, 100, 400] {
        let spec = support::spec_with(copies);
        let methods = 8 + 4 * copies as u64;
        group.throughput(Throughput::Elements(methods));
        group.bench_with_input(BenchmarkId::new("methods", methods), &spec, |bencher, spec| {
            bencher.iter(|| codegen::generate(spec).expect("the spec is right"));
        });
    }
    group.finish();
}

criterion_group!(benches, generate);
criterion_main!(benches);
