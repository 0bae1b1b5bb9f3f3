//! Specs that nobody has written: whatever the generator takes must compile, and what it refuses must
//! be refused where the mistake is.
//!
//! Each run begins with the seed that is printed. `SEED` begins with another one, `MANY` says how
//! many groups of methods are made; see CHECKS.md.

mod chance;
mod compile;
mod components;
mod group;
mod mistakes;
mod rows;
mod run;
mod schema;
mod sound;
mod spec;
mod tree;
mod words;

use std::collections::BTreeMap;

use chance::Chance;
use run::{Outcome, outcome, settle};
use schema::Taste;
use spec::Random;
use words::Texts;

/// How many groups stand in one spec.
const IN_ONE: usize = 50;
/// How many are made where nobody asks for more.
const GROUPS: u64 = 600;
/// How many are compiled.
const COMPILED: u64 = 150;
const SEED: u64 = 1;

/// One in so many names is awkward.
const AWKWARD: [usize; 4] = [0, 20, 6, 3];

fn variable(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |text| text.parse().expect("a number"))
}

/// The seeds of one run.
fn seeds() -> std::ops::Range<u64> {
    let seed = variable("SEED", SEED);
    let many = variable("MANY", GROUPS).div_ceil(IN_ONE as u64);
    println!("SEED={seed}, {} groups", many * IN_ONE as u64);
    seed..seed + many
}

fn taste(seed: u64) -> Taste {
    let names = AWKWARD[(seed % AWKWARD.len() as u64) as usize];
    Taste { names, texts: if seed % 8 < 4 { Texts::Wild } else { Texts::Plain } }
}

/// Names that Rust cannot have are the only reason to refuse what is random.
#[test]
#[ignore = "it finds what is not mended yet"]
fn what_is_random_is_taken_and_sound_or_refused_for_its_names() {
    let mut findings: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let (mut taken, mut refused) = (0, 0);
    for seed in seeds() {
        let settled = settle(Random::new(seed, IN_ONE, taste(seed)));
        taken += settled.random.groups.len();
        refused += IN_ONE - settled.random.groups.len();
        for finding in settled.findings {
            let first =
                findings.entry(kind_of(&finding)).or_insert((0, format!("SEED={seed}: {finding}")));
            first.0 += 1;
        }
    }
    println!("{taken} groups are taken, {refused} refused for their names");
    for (times, text) in findings.values() {
        println!("\n{times} times: {}", text.chars().take(2000).collect::<String>());
    }
    assert!(findings.is_empty(), "{} kinds of findings", findings.len());
    assert!(taken > refused, "{taken} groups are taken, {refused} refused");
}

/// What two findings have in common: all but the names in them, and where they are.
fn kind_of(finding: &str) -> String {
    let words: Vec<&str> =
        finding.split_once(": ").map_or(finding, |(_, text)| text).split('`').collect();
    words
        .iter()
        .step_by(2)
        .flat_map(|part| part.chars())
        .filter(|c| !c.is_numeric())
        .take(60)
        .collect()
}

#[test]
fn a_mistake_is_reported_at_its_line() {
    let mut wrong: BTreeMap<&str, String> = BTreeMap::new();
    let mut made: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in seeds() {
        let few = Taste { names: 0, texts: taste(seed).texts };
        let random = settle(Random::new(seed, 4, few)).random;
        let mut chance = Chance::new(seed);
        for kind in 0..mistakes::kinds() {
            let at = chance.below(random.groups.len());
            let Some(mistake) = mistakes::make(&mut chance, &random.groups[at], kind) else {
                continue;
            };
            *made.entry(mistake.what).or_default() += 1;
            let mut with_mistake = random.clone();
            let path = mistake.group.path.clone();
            with_mistake.groups[at] = mistake.group;
            let problem = match outcome(&with_mistake) {
                Outcome::Taken(_) => Some("it is taken".to_owned()),
                Outcome::Broken(text) => Some(text),
                Outcome::Refused(diagnostics, sources) => {
                    let lines: Vec<String> = diagnostics
                        .iter()
                        .map(|diagnostic| {
                            let span = diagnostic.labels[0].span;
                            let line = sources
                                .get(span.file)
                                .map_or(0, |file| file.position(span.start).0);
                            format!("{}:{line}", sources.path(span.file))
                        })
                        .collect();
                    // An item begins on the line after its dash.
                    let right = [0, 1].map(|more| format!("{path}:{}", mistake.line + more));
                    let is_right = lines.iter().any(|line| right.contains(line));
                    (!is_right).then(|| format!("expected {}, found {lines:?}", right[0]))
                }
            };
            if let Some(problem) = problem {
                wrong
                    .entry(mistake.what)
                    .or_insert_with(|| format!("SEED={seed}, {}: {problem}", mistake.what));
            }
        }
    }
    println!("{} mistakes of {} kinds", made.values().sum::<usize>(), made.len());
    assert!(made.len() == mistakes::kinds(), "of some kinds none was made: {made:?}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Hundreds of groups in one compilation.
#[test]
#[ignore = "it compiles for minutes: a check of its own"]
fn what_is_taken_compiles_and_passes_its_tests() {
    let seed = variable("SEED", SEED);
    let groups = variable("MANY", COMPILED) as usize;
    println!("SEED={seed}, {groups} groups");
    let texts = if variable("WILD", 1) == 1 { Texts::Wild } else { Texts::Plain };
    let names = variable("NAMES", 10) as usize;
    let settled = settle(Random::new(seed, groups, Taste { names, texts }));
    println!("{} groups are taken, {} sound", settled.random.groups.len(), settled.findings.len());
    let problems = compile::Copy::new(&settled.outputs).problems();
    println!("{}", problems.join("\n"));
    assert!(problems.is_empty(), "{} kinds of problems", problems.len());
}
