//! The page on what of the documented API is described, and how sure it is.

use super::page::Page;
use super::text::Md;
use crate::rust::write::Output;
use crate::spec::load::DOCUMENTED;
use crate::tools::coverage::{Coverage, Fact, MethodCoverage, Names, Read};

pub(super) fn page(coverage: &Coverage) -> Output {
    let mut page = Page::new(super::COVERAGE, DOCUMENTED);
    page.heading(1, &Md::of("Coverage"));
    page.paragraph(&Md::of(
        "What of the documented API is described here. `cargo xtask coverage` shows the figures in a \
         terminal.",
    ));
    figures(&mut page, coverage);
    methods(&mut page, coverage);
    lists(&mut page, coverage);
    inferred(&mut page, coverage);
    open(&mut page, coverage);
    page.finish()
}

fn figures(page: &mut Page, coverage: &Coverage) {
    if coverage.has_list {
        page.paragraph(&Md::of(
            "The list of what is documented is kept by hand. Where a page was not read, its \
             parameters, fields and errors are not on it, and count for nothing here.",
        ));
        let rows = coverage.counts().map(|(what, count)| {
            let has = count.listed - count.missing;
            let [listed, has, missing] = [count.listed, has, count.missing].map(Md::number);
            [Md::of(what), listed, has, missing]
        });
        page.table(["", "documented", "in the spec", "missing"], &rows);
    }
    page.heading(2, &Md::of("How sure the facts are"));
    let rows = coverage.sureness().into_iter().map(|(kind, facts, inferred)| {
        let [all, documented, inferred] = [facts, facts - inferred, inferred].map(Md::number);
        [Md::of(kind.noun()), all, documented, inferred]
    });
    let rows: Vec<[Md; 4]> = rows.collect();
    page.table(["", "facts", "documented", "our reading"], &rows);
}

fn methods(page: &mut Page, coverage: &Coverage) {
    page.heading(2, &Md::of("Methods that are described"));
    page.paragraph(&Md::of(
        "Each cell says how many are documented and described, of how many that are documented.",
    ));
    let there = coverage.methods.iter().filter(|method| method.in_spec);
    let rows: Vec<[Md; 6]> = there.clone().map(described).collect();
    page.table(["method", "page", "read", "parameters", "answer fields", "error rows"], &rows);
    let parts = there.clone().flat_map(|method| {
        let MethodCoverage { wire, parameters, answer, errors, .. } = method;
        [(wire, parameters), (wire, answer), (wire, errors)]
    });
    differences(page, parts);
    let missing: Vec<[Md; 2]> = coverage
        .methods
        .iter()
        .filter(|method| !method.in_spec)
        .map(|method| [Md::code(&method.wire), address(method.address.as_deref())])
        .collect();
    if !missing.is_empty() {
        page.heading(2, &Md::of("Methods that are not described"));
        page.table(["method", "page"], &missing);
    }
}

fn described(method: &MethodCoverage) -> [Md; 6] {
    let MethodCoverage { wire, address: url, read: page, parameters, answer, errors, .. } = method;
    [
        Md::code(wire),
        address(url.as_deref()),
        read(*page),
        share(parameters),
        share(answer),
        share(errors),
    ]
}

fn lists(page: &mut Page, coverage: &Coverage) {
    page.heading(2, &Md::of("Lists of values"));
    let rows: Vec<[Md; 5]> = coverage
        .lists
        .iter()
        .map(|list| {
            let described = Md::of(if list.in_spec { "yes" } else { "no" });
            [
                Md::code(&list.title),
                address(list.address.as_deref()),
                read(list.read),
                described,
                share(&list.values),
            ]
        })
        .collect();
    page.table(["list", "page", "read", "described", "values"], &rows);
    let there = coverage.lists.iter().filter(|list| list.in_spec);
    differences(page, there.map(|list| (&list.title, &list.values)));
}

/// What only one of the two has.
fn differences<'a>(page: &mut Page, names: impl Iterator<Item = (&'a String, &'a Names)>) {
    let mut rows: Vec<[Md; 3]> = Vec::new();
    for (owner, names) in names {
        let mut say = |names: &[String], what: &'static str| {
            rows.extend(names.iter().map(|name| [Md::code(owner), Md::code(name), Md::of(what)]));
        };
        say(&names.missing, "documented, and not described");
        say(&names.surplus, "described, neither listed as documented nor marked as our reading");
    }
    page.table(["of", "name", "what is wrong"], &rows);
}

fn inferred(page: &mut Page, coverage: &Coverage) {
    let facts = coverage.facts.iter();
    let row = |fact: &Fact| {
        let why = fact.inferred.as_deref()?;
        Some([Md::of(fact.kind.noun()), Md::text(&fact.place), Md::prose(why)])
    };
    let rows: Vec<[Md; 3]> = facts.filter_map(row).collect();
    if !rows.is_empty() {
        page.heading(2, &Md::of("What is our reading"));
        page.table(["among", "where", "why"], &rows);
    }
}

fn open(page: &mut Page, coverage: &Coverage) {
    let rows = coverage.open.iter().map(|open| [Md::text(&open.place), Md::prose(&open.text)]);
    let rows: Vec<[Md; 2]> = rows.collect();
    if !rows.is_empty() {
        page.heading(2, &Md::of("What is not known"));
        page.table(["where", "what no page says"], &rows);
    }
}

fn address(url: Option<&str>) -> Md {
    url.map(Md::address).unwrap_or_default()
}

fn read(read: Option<Read>) -> Md {
    Md::of(match read {
        Some(Read::Whole) => "whole",
        Some(Read::Part) => "in part",
        Some(Read::Not) => "no",
        None => "not on the list",
    })
}

fn share(names: &Names) -> Md {
    match names.listed {
        None => Md::default(),
        Some(listed) => {
            Md::number(listed - names.missing.len()).and(&Md::of(" of ")).and(&Md::number(listed))
        }
    }
}
