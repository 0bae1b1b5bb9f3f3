//! Three provisioners and more, of which the real spec has two.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::find;
use crate::spec::diagnostic::{Diagnostic, Diagnostics};
use crate::spec::load::load;
use crate::tools::lint::Context;
use crate::tools::lint::sites::Sites;

/// What is found of provisioners whose `create` has these rows, each `CODE STATUS` or
/// `CODE STATUS ENTITY SUB_CODE`.
fn found(tables: &[(&str, &[&str])]) -> Vec<String> {
    let mut text = "tags:\n  - {name: ledger}\n".to_owned();
    for (tag, _) in tables.iter().filter(|(tag, _)| *tag != "ledger") {
        writeln!(text, "  - {{name: {tag}, x-provisioner: {{}}}}").expect("a text");
    }
    text += "paths:\n";
    for (tag, rows) in tables {
        let name = format!("{tag}.create");
        let post = format!("operationId: {name}\n      responses: {{}}\n      x-errors:");
        writeln!(text, "  /{name}:\n    post:\n      {post}").expect("a text");
        for row in *rows {
            let parts: Vec<&str> = row.split(' ').collect();
            let violations = match parts.as_slice() {
                [_, _, entity, sub] => {
                    format!(", violations: [{{entity_type: {entity}, sub_code: {sub}}}]")
                }
                _ => String::new(),
            };
            let (code, status) = (parts[0], parts[1]);
            writeln!(text, "        - {{code: {code}, status: {status}{violations}}}")
                .expect("a text");
        }
    }
    let files = BTreeMap::from([("openapi.yaml".to_owned(), text.into_bytes())]);
    let spec = load(&files, &mut Diagnostics::default());
    let context = Context { spec: &spec, sites: Sites::of(&spec), answered: BTreeSet::new() };
    let mut findings = Vec::new();
    find(&context, &mut findings);
    let text = |finding: &Diagnostic| {
        let label = finding.labels.first().map_or("", |label| &label.text);
        [&finding.title, label, &finding.notes.join(" ")].join(" ").trim().to_owned()
    };
    findings.iter().map(text).collect()
}

const ALL: &[&str] = &["A 400", "B 400 Thing ONE", "B 400 Thing TWO"];

#[test]
fn a_row_that_all_siblings_have_is_missed() {
    let less: &[&str] = &["A 400", "B 400 Thing ONE"];
    assert_eq!(
        found(&[("one", ALL), ("two", ALL), ("three", less)]),
        ["`three.create` lacks the row `TWO`, which all its siblings have"]
    );
    assert_eq!(
        found(&[("one", ALL), ("two", less)]),
        ["`two.create` lacks the row `TWO`, which `one.create` has"]
    );
    assert_eq!(
        found(&[("one", ALL), ("two", ALL), ("three", &["A 400"])]),
        ["`three.create` lacks 2 rows that all its siblings have  it lacks `ONE`, `TWO`"]
    );
    // One sibling alone is no rule.
    assert_eq!(found(&[("one", ALL), ("two", less), ("three", less)]), [""; 0]);
}

#[test]
fn a_row_that_all_siblings_have_otherwise_is_shown() {
    let status: &[&str] = &["A 404", "B 400 Thing ONE", "B 400 Thing TWO"];
    let entity: &[&str] = &["A 400", "B 400 Other ONE", "C 400 Thing TWO"];
    assert_eq!(
        found(&[("one", status), ("two", ALL), ("three", ALL)]),
        ["`A` of `one.create` differs from its siblings the status is `404`, elsewhere `400`"]
    );
    assert_eq!(
        found(&[("one", ALL), ("two", entity)]),
        [
            "`ONE` of `two.create` differs from its siblings the entity type is `Other`, elsewhere `Thing`",
            "`TWO` of `two.create` differs from its siblings the code is `C`, elsewhere `B`",
        ]
    );
    // Where they do not agree, none is the odd one.
    let third: &[&str] = &["A 409", "B 400 Thing ONE", "B 400 Thing TWO"];
    assert_eq!(found(&[("one", ALL), ("two", status), ("three", third)]), [""; 0]);
}

#[test]
fn what_is_no_provisioner_has_no_siblings() {
    assert_eq!(found(&[("one", ALL), ("two", ALL), ("ledger", &["A 400"])]), [""; 0]);
    assert_eq!(found(&[("one", ALL)]), [""; 0]);
}
