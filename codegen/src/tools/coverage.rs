//! What of the documented API the spec has, and how sure its facts are.
//!
//! The spec alone cannot say what it lacks, so it is held against a list that is written from the
//! pages; and a fact that is our reading must not pass for a documented one.

mod compare;
mod documented;
mod facts;
mod paths;
mod terminal;

use crate::model::Api;

pub(crate) use compare::{ListCoverage, MethodCoverage, Names};
pub(crate) use documented::{Documented, Read, read};
pub(crate) use facts::{Fact, Kind, Open};
pub(crate) use terminal::terminal;

/// All that can be said of it.
#[derive(Debug)]
pub(crate) struct Coverage {
    /// Whether there is a list of what is documented.
    pub(crate) has_list: bool,
    pub(crate) methods: Vec<MethodCoverage>,
    pub(crate) lists: Vec<ListCoverage>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) open: Vec<Open>,
}

/// How many things are listed, and what the spec has of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) listed: usize,
    pub(crate) missing: usize,
}

/// Holds a spec against the list.
pub(crate) fn of(api: &Api, documented: Option<&Documented>) -> Coverage {
    let (facts, open) = facts::of(api);
    Coverage {
        has_list: documented.is_some(),
        methods: compare::methods(api, documented),
        lists: compare::lists(api, documented),
        facts,
        open,
    }
}

impl Coverage {
    /// Each kind of thing that the list has, with how many of them the spec lacks.
    pub(crate) fn counts(&self) -> [(&'static str, Count); 6] {
        let methods = self.methods.iter().filter(|method| method.read.is_some());
        let lists = self.lists.iter().filter(|list| list.read.is_some());
        let of = |pick: fn(&MethodCoverage) -> &Names| sum(self.methods.iter().map(pick));
        [
            ("methods", count(methods.map(|method| method.in_spec))),
            ("parameters", of(|method| &method.parameters)),
            ("answer fields", of(|method| &method.answer)),
            ("error rows", of(|method| &method.errors)),
            ("lists of values", count(lists.map(|list| list.in_spec))),
            ("values", sum(self.lists.iter().map(|list| &list.values))),
        ]
    }

    /// Each kind of fact that the spec has: how many, and how many of them are our reading.
    pub(crate) fn sureness(&self) -> Vec<(Kind, usize, usize)> {
        let of = |kind: Kind| {
            let facts = self.facts.iter().filter(move |fact| fact.kind == kind);
            let inferred = facts.clone().filter(|fact| fact.inferred.is_some()).count();
            (kind, facts.count(), inferred)
        };
        Kind::ALL.into_iter().map(of).collect()
    }
}

fn count(in_spec: impl Iterator<Item = bool>) -> Count {
    in_spec.fold(Count::default(), |count, there| Count {
        listed: count.listed + 1,
        missing: count.missing + usize::from(!there),
    })
}

fn sum<'a>(names: impl Iterator<Item = &'a Names>) -> Count {
    names.fold(Count::default(), |count, names| Count {
        listed: count.listed + names.listed.unwrap_or(0),
        missing: count.missing + names.missing.len(),
    })
}
