//! A random spec through the generator: what is refused goes, and what is taken must be sound.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use codegen::diagnostic::{Code, Diagnostics, Style, render};
use codegen::source::Sources;
use codegen::write::Output;
use codegen::{Error, ROOT, read};

use super::sound;
use super::spec::{Random, SHARED};

/// What came of a spec.
pub(crate) enum Outcome {
    Taken(Vec<Output>),
    Refused(Diagnostics, Sources),
    /// It panics, or what comes out is no Rust.
    Broken(String),
}

pub(crate) fn outcome(random: &Random) -> Outcome {
    let files = random.files();
    let answer = catch_unwind(AssertUnwindSafe(|| {
        let checked = read(&files)?;
        drop(checked.reference());
        checked.rust()
    }));
    match answer {
        Ok(Ok(outputs)) => Outcome::Taken(outputs),
        Ok(Err(Error::Rejected { diagnostics, sources })) => Outcome::Refused(diagnostics, sources),
        Ok(Err(Error::Defect(text))) => Outcome::Broken(text),
        Err(_) => Outcome::Broken("it panics".to_owned()),
    }
}

/// Names that Rust cannot have, or that are taken: the only reason to refuse what is random.
const OF_NAMES: &[Code] = &[Code::NameCollision, Code::InvalidName];

/// A spec of which all groups are taken.
pub(crate) struct Settled {
    pub(crate) random: Random,
    pub(crate) outputs: Vec<Output>,
    pub(crate) findings: Vec<String>,
}

/// Takes out the groups that are refused for their names, until none is.
pub(crate) fn settle(mut random: Random) -> Settled {
    let mut findings = Vec::new();
    let mut has_lost = false;
    loop {
        let (diagnostics, sources) = match outcome(&random) {
            Outcome::Taken(outputs) => {
                let defects = sound::defects(&outputs);
                findings.extend(defects);
                return Settled { random, outputs, findings };
            }
            Outcome::Broken(text) => {
                findings.push(text);
                return Settled { random, outputs: Vec::new(), findings };
            }
            Outcome::Refused(diagnostics, sources) => (diagnostics, sources),
        };
        let mut gone = BTreeSet::new();
        let mut components = BTreeSet::new();
        for diagnostic in diagnostics.iter() {
            // Where something has gone, so do the groups that refer to it.
            let dangles =
                has_lost && [Code::DanglingRef, Code::Unreadable].contains(&diagnostic.code);
            if !OF_NAMES.contains(&diagnostic.code) && !dangles {
                let span = diagnostic.labels[0].span;
                let line = sources.get(span.file).map_or(0, |file| file.position(span.start).0);
                let path = sources.path(span.file);
                let code = diagnostic.code.as_str();
                findings.push(format!("{path}:{line}: {code}: {}", diagnostic.title));
                return Settled { random, outputs: Vec::new(), findings };
            }
            let span = diagnostic.labels[0].span;
            let source = sources.get(span.file).expect("a file");
            let line = source.position(span.start).0;
            match random.groups.iter().position(|group| group.path == source.path) {
                Some(place) => drop(gone.insert(place)),
                None if source.path == ROOT => {
                    let text = source.text.lines().nth(line - 1).unwrap_or_default().trim();
                    gone.extend(random.groups.iter().position(|group| group.named() == text));
                }
                None if source.path == SHARED => drop(components.insert(random.shared_at(line))),
                None => {}
            }
        }
        if components.is_empty() && gone.is_empty() {
            findings.push(render(&diagnostics, &sources, Style::Plain));
            return Settled { random, outputs: Vec::new(), findings };
        }
        has_lost = true;
        for path in components.iter().rev() {
            random.shared = random.shared.without(path);
        }
        let mut place = 0;
        random.groups.retain(|_| {
            place += 1;
            !gone.contains(&(place - 1))
        });
    }
}
