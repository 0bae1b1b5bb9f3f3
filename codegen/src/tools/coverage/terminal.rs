//! Coverage as a person sees it in a terminal: the figures, and what is wrong.

use super::{Coverage, MethodCoverage, Names};

/// The tables, and below them what is neither listed nor marked, or listed and missing.
pub(crate) fn terminal(coverage: &Coverage) -> String {
    let mut out = String::from("What the spec has of what is documented:\n\n");
    let row = |cells: [String; 4]| {
        let [what, rest @ ..] = cells;
        let rest = rest.map(|cell| format!("{cell:>12}"));
        format!("  {what:<16}{}\n", rest.concat()).replace(" \n", "\n")
    };
    let texts = |cells: [&str; 4]| cells.map(str::to_owned);
    if coverage.has_list {
        out += &row(texts(["", "documented", "in the spec", "missing"]));
        for (what, count) in coverage.counts() {
            let has = count.listed - count.missing;
            let cells = [count.listed, has, count.missing].map(|cell| cell.to_string());
            let [listed, has, missing] = cells;
            out += &row([what.to_owned(), listed, has, missing]);
        }
    } else {
        out += "  there is no list of it: spec/documented.yaml\n";
    }
    out += "\nHow sure the facts of the spec are:\n\n";
    out += &row(texts(["", "facts", "documented", "our reading"]));
    for (kind, facts, inferred) in coverage.sureness() {
        let cells = [facts, facts - inferred, inferred].map(|cell| cell.to_string());
        let [facts, documented, inferred] = cells;
        out += &row([kind.noun().to_owned(), facts, documented, inferred]);
    }
    out += &format!("  {:<16}{:>12}\n", "open questions", coverage.open.len());
    let differences = differences(coverage);
    if !differences.is_empty() {
        out += "\nWhere the two differ, in what both have:\n\n";
        out += &differences;
    }
    out
}

fn differences(coverage: &Coverage) -> String {
    let mut out = String::new();
    let mut say = |owner: &str, what: &str, names: &Names| {
        for name in &names.missing {
            out += &format!("  {owner}: {what} `{name}` is documented and not in the spec\n");
        }
        for name in &names.surplus {
            out += &format!(
                "  {owner}: {what} `{name}` is in the spec, neither listed as documented nor marked \
                 as inferred\n"
            );
        }
    };
    for method in coverage.methods.iter().filter(|method| method.in_spec) {
        let MethodCoverage { wire, parameters, answer, errors, .. } = method;
        say(wire, "the parameter", parameters);
        say(wire, "the field", answer);
        say(wire, "the error", errors);
    }
    for list in coverage.lists.iter().filter(|list| list.in_spec) {
        say(&list.title, "the value", &list.values);
    }
    out
}
