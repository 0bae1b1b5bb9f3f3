//! All that is made of a spec, as exact text.
//!
//! The real spec has one shape of schema in ten, and `checked_in.rs` holds what is made of it. Here is the
//! rest: what the group of `xtask/tests/third_provisioner/shapes.yaml` adds to it, the pages and the bundle
//! of a small spec in several files, and each form of a report on its changes. To write the texts anew: `UPDATE_EXPECT=1 cargo test -p codegen --test all
//! golden::`, then read the diff.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use codegen::write::{self, Difference, Output, apply, compare};
use codegen::{Extensions, Files as _, Folder, ROOT, bundle, diff, read};
use serde_json::Value;

type Spec = BTreeMap<String, Vec<u8>>;

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn files(folder: PathBuf) -> Spec {
    let folder = Folder(folder);
    let others = [ROOT, "documented.yaml"].map(str::to_owned);
    let paths = folder.list().into_iter().chain(others);
    paths.filter_map(|path| Some((path.clone(), folder.read(&path).ok()?))).collect()
}

/// The real spec, and with it the group that has every shape.
fn specs() -> (Spec, Spec) {
    let workspace = tests().join("../..");
    let real = files(workspace.join("spec"));
    let mut more = real.clone();
    let shapes = fs::read(workspace.join("xtask/tests/third_provisioner/shapes.yaml"));
    more.insert("provisioners/shapes.yaml".to_owned(), shapes.expect("the shapes"));
    let root = String::from_utf8(real[ROOT].clone()).expect("UTF-8");
    let root = root
        .replacen("\ntags:\n", "\ntags:\n  - {name: shapes, description: Every shape.}\n", 1)
        .replacen(
            "\npaths:\n",
            "\npaths:\n  /shapes.send: {$ref: \"provisioners/shapes.yaml#/paths/~1shapes.send\"}\n",
            1,
        );
    more.insert(ROOT.to_owned(), root.into_bytes());
    (real, more)
}

fn under(folder: &str, output: Output) -> Output {
    Output { path: format!("{folder}/{}", output.path), ..output }
}

/// Compares with the texts in `tests/golden`, or writes them.
fn expect(folder: &str, outputs: Vec<Output>) {
    let outputs: Vec<Output> = outputs.into_iter().map(|output| under(folder, output)).collect();
    let root = tests().join("golden");
    let differences = compare(&root, &[folder], &outputs).expect("read");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        return apply(&root, &differences).expect("written");
    }
    let shown = differences.iter().map(|difference| match difference {
        Difference::Changed(output, old) => write::unified(&output.path, old, &output.text),
        other => format!("{other:?}\n"),
    });
    let shown: String = shown.collect();
    assert!(shown.is_empty(), "{shown}");
}

#[test]
fn every_shape_of_schema_gives_its_text() {
    let (real, more) = specs();
    let made = |spec: &Spec| {
        let checked = read(spec).expect("the spec is right");
        let mut made = checked.rust().expect("it parses");
        made.extend(checked.reference());
        made
    };
    let (before, mut after) = (made(&real), made(&more));
    after.retain(|output| before.iter().all(|before| before.path != output.path));
    expect("shapes", after);
}

/// Types that refer to each other many times would otherwise make tables without end.
#[test]
fn what_stands_very_deep_ends_in_the_tables_of_the_sandbox() {
    let deep = |at: usize| format!("{{$ref: \"#/components/schemas/D{at}\"}}");
    let mut types = "  schemas:\n".to_owned();
    for at in 0..30 {
        let next =
            if at == 29 { "{type: string, description: It.}".to_owned() } else { deep(at + 1) };
        types += &format!(
            "    D{at}:
      type: object
      description: It.
      required: [next]
      properties:
        next: {next}
        more: {{type: string, description: It.}}
"
        );
    }
    let text = fs::read_to_string(tests().join("ui/base.yaml"))
        .expect("the base")
        .replacen("born:\n", &format!("deep: {}\n                born:\n", deep(0)), 1)
        .replacen("  schemas:\n", &types, 1);
    let spec = Spec::from([(ROOT.to_owned(), text.into_bytes())]);
    let made = read(&spec).expect("the spec is right").rust().expect("it parses");
    let table = made.iter().find(|output| output.path.ends_with("sandbox/demo.json"));
    let table: Value = serde_json::from_str(&table.expect("the table").text).expect("JSON");

    let named = |shape: &Value, name: &str| {
        let fields = shape["struct"].as_array().expect("fields");
        fields.iter().find(|field| field["name"] == name).expect("the field")["shape"].clone()
    };
    let mut shape = named(&table["methods"]["demo.create"]["request"], "deep");
    for _ in 1..16 {
        shape = named(&shape, "next");
    }
    assert_eq!(named(&shape, "next"), "any");
}

/// Some of it is documented and not described, and the other way round; one page was not read.
const DOCUMENTED: &str = "
methods:
  acme.create:
    page: https://example.com/docs/acmecreate
    read: whole
    parameters: [workflow_id, provisioning_sponsor, colour]
    answer: [acme_id, status]
    errors: [NO_WORKFLOW, RULE/Workflow/CLOSED]
  ledger.post:
    page: https://example.com/docs/ledgerpost
    read: part
    parameters: [account, memo]
  ledger.close:
    page: https://example.com/docs/ledgerclose
    read: part
    parameters: [account]
    answer: [closed]
    errors: [NO_ACCOUNT]
  ledger.open: {}
lists:
  SIDES:
    page: https://example.com/docs/sides
    read: whole
    values: [DEBIT, CREDIT, NONE]
  COLOURS:
    values: [RED]
  SHADES: {}
";

#[test]
fn a_small_spec_gives_its_pages() {
    let mut spec = files(tests().join("diff/base"));
    spec.insert("documented.yaml".to_owned(), DOCUMENTED.into());
    let checked = read(&spec).expect("the spec is right");
    let mut pages = checked.reference();
    pages.push(Output { path: "coverage.txt".to_owned(), text: checked.coverage() });
    expect("pages", pages);
}

#[test]
fn a_spec_in_several_files_gives_its_bundle() {
    let spec = files(tests().join("diff/base"));
    let of = |extensions| bundle(&spec, extensions).expect("the spec is right");
    let text = |path: &str, text| Output { path: path.to_owned(), text };
    expect(
        "bundle",
        vec![
            text("kept.json", of(Extensions::Kept).json()),
            text("kept.yaml", of(Extensions::Kept).yaml()),
            text("left_out.yaml", of(Extensions::LeftOut).yaml()),
        ],
    );
}

/// What one may do to a spec between two releases: some of it breaks programs, some calls, some
/// nothing.
const CHANGES: &[(&str, &str, &str)] = &[
    (ROOT, "https://api.example.com", "https://api.example.org"),
    (ROOT, "    - name: GATEWAY_TIMEOUT\n", "    - name: TOO_SLOW\n"),
    ("provisioners/ledger.yaml", "summary: Post an amount", "summary: Post an | amount"),
    (
        "provisioners/ledger.yaml",
        "required: [account, memo, amount]",
        "required: [account, amount]",
    ),
    (
        "provisioners/ledger.yaml",
        "enum: [DEBIT, CREDIT, debit]",
        "enum: [DEBIT, CREDIT, NONE, debit]",
    ),
    ("provisioners/ledger.yaml", "CREDIT: The right.}", "CREDIT: The right., NONE: Neither.}"),
    ("provisioners/ledger.yaml", "        note: {type: string, description: A remark.}\n", ""),
];

#[test]
fn a_report_says_the_same_in_all_its_forms() {
    let old = files(tests().join("diff/base"));
    let mut new = old.clone();
    for (file, before, after) in CHANGES {
        let text = String::from_utf8(new[*file].clone()).expect("UTF-8");
        assert_eq!(text.matches(before).count(), 1, "`{before}` in {file}");
        new.insert((*file).to_owned(), text.replace(before, after).into_bytes());
    }
    let report = diff::diff(&old, &new).expect("both are right");
    let text = |path: &str, text| Output { path: path.to_owned(), text };
    let changelog = "# Changelog\n\n## [Unreleased]\n\n- By hand.\n\n## [1.0.0]\n\n- The first.\n";
    expect(
        "report",
        vec![
            text("report.txt", diff::text(&report, "spec/", "v1.0.0")),
            text("report.json", format!("{:#}\n", diff::json(&report, "spec/"))),
            text("report.md", diff::markdown(&report, "spec/")),
            text("CHANGELOG.md", diff::with_entry(changelog, &diff::entry(&report))),
        ],
    );
}

/// Nobody compiles what the spec has no use for.
#[test]
fn only_the_values_that_a_spec_has_are_made() {
    let base = files(tests().join("diff/base"));
    let forms = [
        ("string, format: uuid", "uuid!();"),
        ("string, format: uri", "uri!();"),
        ("string, format: byte", "base64!();"),
        ("string, format: year-month", "year_month!();"),
        ("number, format: decimal", "decimal!();"),
    ];
    for (form, expected) in forms {
        let mut spec = base.clone();
        let file = "provisioners/ledger.yaml";
        let text = String::from_utf8(spec[file].clone()).expect("UTF-8");
        let text = text.replace(
            "text: {type: string, description: A text.}",
            &format!("text: {{type: {form}, description: A text.}}"),
        );
        spec.insert(file.to_owned(), text.into_bytes());
        let outputs = read(&spec).expect("the spec is right").rust().expect("it parses");
        let values = outputs.iter().find(|output| output.path == "src/generated/values.rs");
        let lines = values.expect("the file").text.lines();
        let made: BTreeSet<&str> = lines.filter(|line| line.ends_with("!();")).collect();
        // The small spec has a choice, too.
        let expected = BTreeSet::from([expected, "invalid_value!();", "unknown_variant!();"]);
        assert_eq!(made, expected, "{form}");
    }
}

/// The fields of a request stand in whatever order.
#[test]
fn a_provisioner_creates_with_its_arguments_in_their_order() {
    let file = "provisioners/acme.yaml";
    for (first, second, expected) in [
        ("workflow_id", "provisioning_sponsor", "Create::new(workflow_id, Self::SPONSOR)"),
        ("provisioning_sponsor", "workflow_id", "Create::new(Self::SPONSOR, workflow_id)"),
    ] {
        let mut spec = files(tests().join("diff/base"));
        let text = String::from_utf8(spec[file].clone()).expect("UTF-8");
        let line = |name: &str| {
            let start = format!("                {name}: ");
            let found: Vec<&str> = text.lines().filter(|line| line.starts_with(&start)).collect();
            assert_eq!(found.len(), 1, "{name}");
            found[0].to_owned() + "\n"
        };
        let (one, two) = (line("workflow_id"), line("provisioning_sponsor"));
        let both = format!("{one}{two}");
        assert!(text.contains(&both), "{both}");
        let text = text.replace(&both, &(line(first) + &line(second)));
        spec.insert(file.to_owned(), text.into_bytes());
        let outputs = read(&spec).expect("the spec is right").rust().expect("it parses");
        assert!(outputs.iter().any(|output| output.text.contains(expected)), "{expected}");
    }
}
