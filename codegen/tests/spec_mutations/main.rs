//! The real spec with one mistake at a time, at every element in turn.
//!
//! Each mistake must be answered: by a diagnostic on a right line (`judge.rs` says which lines
//! are), by other code that is correct, or, where it means nothing for the code (`neutral.rs`),
//! by the same bytes, or by what `cargo xtask lint` finds. By default one mistake in 61 is made;
//! `MUTATIONS=5` makes another sample of them, and `MUTATIONS=all` makes all.

mod compile;
mod edit;
mod judge;
mod mutation;
mod neutral;
mod run;
mod several;
mod tree;

use std::collections::BTreeMap;

use judge::Place;
use mutation::KINDS;
use run::{Answer, Outcome, run};

/// One mistake in so many is made by default. A hash of its place and kind decides which ones.
const EVERY: u64 = 61;

/// How many of the refused have their diagnostic on a right line, at least.
const RIGHT: f64 = 0.98;

/// How many of all give more than two diagnostics without a reason in `several.rs`, at most. Of those
/// that are made by default none does.
const MANY: f64 = 0.02;

#[test]
fn every_mistake_is_answered_where_it_is() {
    let wanted = std::env::var("MUTATIONS").unwrap_or_default();
    let all = wanted == "all";
    let first = wanted.parse().unwrap_or(0);
    let (outcomes, count) = run(|number, _| all || number % EVERY == first);
    println!("{} of {count} mistakes", outcomes.len());
    println!(
        "{:<10}{:>7}{:>9}{:>7}{:>7}{:>9} = {:>7}{:>8}{:>8}{:>8}{:>7}{:>12}",
        "",
        "made",
        "neutral",
        "linted",
        "code",
        "refused",
        "changed",
        "around",
        "refers",
        "shown",
        "wrong",
        "right lines",
    );
    for kind in KINDS {
        let of = outcomes.iter().filter(|outcome| outcome.kind == kind);
        println!("{kind:<10}{}", row(&of.collect::<Vec<_>>()).0);
    }
    let (shown, right) = row(&outcomes.iter().collect::<Vec<_>>());
    println!("{:<10}{shown}", "all");
    let alone = outcomes.iter().filter(|o| matches!(o.answer, Answer::Refused { all: true, .. }));
    println!("{} are refused on right lines alone", alone.count());
    let cascades = cascades(&outcomes);
    for (pattern, shown) in &cascades {
        println!("more than two diagnostics: {pattern}\n{shown}");
    }
    let reasons = unused_reasons(&outcomes);

    let wrong = wrong(&outcomes);
    for (place, outcomes) in &wrong {
        println!("{} {place}, such as {}", outcomes.len(), outcomes[0]);
    }
    let unanswered = outcomes.iter().filter(|outcome| match &outcome.answer {
        Answer::Same => neutral::reason(outcome).is_none(),
        Answer::Wrong(_) => true,
        _ => false,
    });
    assert_eq!(unanswered.count(), 0, "mistakes without an answer: see above");
    let many = cascades.len() as f64 / outcomes.len() as f64;
    assert!(many <= MANY, "{many:.4} of the mistakes give more than two diagnostics");
    let is_default = wanted.is_empty();
    assert!(
        !is_default || cascades.is_empty(),
        "mistakes with more than two diagnostics: see above"
    );
    assert!(right >= RIGHT, "{right:.4} of the refused are on a right line");
    assert!(!all || reasons.is_empty(), "reasons that nothing has: {reasons:?}");
}

/// One line of the table, and the share on right lines.
fn row(outcomes: &[&Outcome]) -> (String, f64) {
    let count = |is: &dyn Fn(&Answer) -> bool| {
        outcomes.iter().filter(|outcome| is(&outcome.answer)).count()
    };
    let at = |wanted: Place| {
        count(&|answer| matches!(answer, Answer::Refused { best, .. } if *best == wanted))
    };
    let refused = count(&|answer| matches!(answer, Answer::Refused { .. }));
    let elsewhere = at(Place::Elsewhere);
    let right = 1.0 - elsewhere as f64 / refused as f64;
    let shown = format!(
        "{:>7}{:>9}{:>7}{:>7}{refused:>9}   {:>7}{:>8}{:>8}{:>8}{elsewhere:>7}{:>11.2} %",
        outcomes.len(),
        count(&|answer| matches!(answer, Answer::Same)),
        count(&|answer| matches!(answer, Answer::Linted)),
        count(&|answer| matches!(answer, Answer::Changed { .. })),
        at(Place::Changed),
        at(Place::Around),
        at(Place::Refers),
        at(Place::AlsoShown),
        100.0 * right,
    );
    (shown, right)
}

/// What is not as it should be, by its place in the form of a spec.
fn wrong(outcomes: &[Outcome]) -> BTreeMap<String, Vec<String>> {
    let mut wrong: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for outcome in outcomes {
        let (how, shown) = match &outcome.answer {
            Answer::Same if neutral::reason(outcome).is_none() => ("silent", String::new()),
            Answer::Refused { best: Place::Elsewhere, .. } => {
                ("on another line", format!("\n{}", outcome.shown))
            }
            Answer::Wrong(text) => ("wrong", format!("\n{text}")),
            _ => continue,
        };
        let place = format!("{how}: {} {}", outcome.kind, outcome.pattern);
        wrong.entry(place).or_default().push(format!("{}{shown}", outcome.what));
    }
    wrong
}

/// What gives more than two diagnostics without a reason, by its place in the form of a spec.
fn cascades(outcomes: &[Outcome]) -> BTreeMap<String, &str> {
    let many: Vec<&Outcome> = outcomes.iter().filter(|outcome| outcome.diagnostics > 2).collect();
    println!("{} give more than two diagnostics", many.len());
    let without = many.into_iter().filter(|outcome| several::reason(outcome).is_none());
    let place = |outcome: &Outcome| format!("{} {} {}", outcome.kind, outcome.how, outcome.pattern);
    without.map(|outcome| (place(outcome), &*outcome.shown)).collect()
}

fn unused_reasons(outcomes: &[Outcome]) -> Vec<&'static str> {
    let same = outcomes.iter().filter(|outcome| matches!(outcome.answer, Answer::Same));
    let mut by_reason: BTreeMap<&str, usize> = BTreeMap::new();
    for reason in same.filter_map(neutral::reason) {
        *by_reason.entry(reason).or_default() += 1;
    }
    for (reason, count) in &by_reason {
        println!("{count:>5} neutral: {reason}");
    }
    neutral::reasons().filter(|reason| !by_reason.contains_key(reason)).collect()
}
