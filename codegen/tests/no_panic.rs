//! The real spec, broken line by line, and specs of ill will: the answer is code that parses or a
//! diagnostic, never a panic.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use codegen::diagnostic::{Style, render};
use codegen::{Error, Files as _, Folder, ROOT, generate};

/// One line in so many is broken in each way, a different one in each way.
const EVERY: usize = 11;

type Break = fn(&[&str], usize) -> String;

const WAYS: &[(&str, Break)] = &[
    ("without the line", |lines, at| {
        joined(lines.iter().take(at).chain(lines.iter().skip(at + 1)))
    }),
    ("the line twice", |lines, at| joined(lines.iter().take(at + 1).chain(lines.iter().skip(at)))),
    ("the end after it", |lines, at| joined(lines.iter().take(at + 1))),
    ("another value", |lines, at| {
        changed(lines, at, |line| match line.split_once(": ") {
            Some((key, _)) => format!("{key}: {{}}"),
            None => format!("{line}: []"),
        })
    }),
    ("another indentation", |lines, at| changed(lines, at, |line| format!("  {line}"))),
    ("a text in place of it", |lines, at| changed(lines, at, |_| "\"ü".to_owned())),
];

#[test]
fn no_broken_spec_makes_it_panic() {
    let folder = Folder(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec"));
    let spec: BTreeMap<String, Vec<u8>> = folder
        .list()
        .into_iter()
        .chain([ROOT.to_owned()])
        .map(|path| (path.clone(), folder.read(&path).expect("the spec")))
        .collect();
    let (mut good, mut refused) = (0, 0);
    let mut parsed = BTreeSet::new();
    for (path, bytes) in &spec {
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        let lines: Vec<&str> = text.lines().collect();
        for (offset, (way, broken)) in WAYS.iter().enumerate() {
            for at in (offset..lines.len()).step_by(EVERY) {
                let mut files = spec.clone();
                files.insert(path.clone(), broken(&lines, at).into_bytes());
                match answer(&files, &format!("{path}:{} {way}", at + 1), &mut parsed) {
                    true => good += 1,
                    false => refused += 1,
                }
            }
        }
    }
    println!("{good} generate, {refused} are refused");
    assert!(good > 100 && refused > 100, "{good} generate, {refused} are refused");
}

/// Whether code comes of it; either way it is an answer, and what is code parses. Most files are
/// as they were before: `parsed` are those that need not be parsed again.
fn answer(files: &BTreeMap<String, Vec<u8>>, what: &str, parsed: &mut BTreeSet<String>) -> bool {
    let answer = catch_unwind(AssertUnwindSafe(|| match generate(files) {
        Err(Error::Rejected { diagnostics, sources }) => {
            assert!(!diagnostics.is_empty());
            assert!(!render(&diagnostics, &sources, Style::Plain).is_empty());
            None
        }
        other => Some(other),
    }));
    match answer {
        Err(_) => panic!("{what}: it panics"),
        Ok(None) => false,
        Ok(Some(Err(Error::Defect(text)))) => panic!("{what}: {text}"),
        Ok(Some(Err(Error::Rejected { .. }))) => unreachable!(),
        Ok(Some(Ok(outputs))) => {
            for output in outputs {
                if parsed.contains(&output.text) {
                    continue;
                }
                if output.path.ends_with(".json") {
                    let read = serde_json::from_str::<serde_json::Value>(&output.text);
                    assert!(read.is_ok(), "{what}: {} is no JSON", output.path);
                    parsed.insert(output.text);
                    continue;
                }
                assert!(output.text.starts_with("// @generated"), "{what}: {}", output.path);
                if let Err(error) = syn::parse_file(&output.text) {
                    panic!("{what}: {} is no Rust: {error}", output.path);
                }
                parsed.insert(output.text);
            }
            true
        }
    }
}

const HEAD: &str = r#"openapi: 3.0.3
info: {title: Demo, version: "2025-03-24", description: Schemas alone.}
servers: [{url: https://api.example.com}]
security: [{Key: []}]
tags: []
paths: {}
components:
  securitySchemes:
    Key: {type: apiKey, in: header, name: X-API-Key, description: The key.}
  x-standard-errors: [{code: AUTH, status: 401, causes: [The key is wrong.]}]
  schemas:
"#;

fn schemas(text: &str) -> BTreeMap<String, Vec<u8>> {
    BTreeMap::from([(ROOT.to_owned(), format!("{HEAD}{text}").into_bytes())])
}

#[test]
fn no_chain_of_references_exhausts_the_stack() {
    let mut parsed = BTreeSet::new();
    let mut answer = |text: &str, what: &str| answer(&schemas(text), what, &mut parsed);
    for (way, open, close) in [
        ("references", "", ""),
        ("allOf", "{allOf: [", "], description: x}"),
        ("properties", "{type: object, description: x, properties: {a: ", "}}"),
        ("lists", "{type: array, description: x, items: ", "}"),
    ] {
        for length in [10, 100, 3_000] {
            let links = (0..length).map(|link| {
                format!(
                    "    S{link}: {open}{{$ref: \"#/components/schemas/S{}\"}}{close}\n",
                    link + 1
                )
            });
            let text: String = links.collect();
            let last = format!("    S{length}: {{type: string, description: x}}\n");
            let good = answer(&(text + &last), &format!("{length} {way}"));
            assert_eq!(good, length == 10, "{length} {way}");
        }
    }
    let deep = "[".repeat(100_000);
    assert!(!answer(&format!("    A: {deep}"), "many brackets"));
    let deep = "{a: ".repeat(100_000);
    assert!(!answer(&format!("    A: {deep}"), "many braces"));
    let deep = "- ".repeat(100_000);
    assert!(!answer(&format!("    A:\n      {deep}"), "many dashes"));
}

#[test]
fn no_text_breaks_the_code() {
    let texts = [
        r"A\rthing",
        r"A\r\nthing",
        r"A\0thing",
        r"\u2028",
        r"*/ /* ",
        r#"\" \\ "#,
        r"{}",
        r"@3",
        r"///@0",
        r"```rust\nlet",
        r"\u202e bidi",
        r"\uFEFF",
        r"#![doc]",
        r"\t\tx",
        r"<b>&amp;",
        r#"r##\""#,
    ];
    let (mut good, mut parsed) = (0, BTreeSet::new());
    for text in texts {
        for spec in [
            format!("    A: {{type: string, description: \"x {text} y\", example: \"{text}\"}}\n"),
            format!(
                "    A: {{type: object, description: \"{text} y\", x-unknown: \"x {text}\", \
                 x-source: \"{text}x\", properties: {{a: {{type: string, description: \"{text} z\"}}, \
                 \"b{text}\": {{type: string, description: b}}}}}}\n"
            ),
            format!(
                "    A: {{type: string, title: \"{text}x\", description: a, enum: [\"v{text}\"], \
                 x-enum-descriptions: {{\"v{text}\": \"d{text}\"}}, x-inferred: \"{text}x\"}}\n"
            ),
        ] {
            good += usize::from(answer(&schemas(&spec), &spec, &mut parsed));
        }
    }
    assert!(good > texts.len(), "{good} of {} generate", 3 * texts.len());
}

fn joined<'a>(lines: impl Iterator<Item = &'a &'a str>) -> String {
    lines.map(|line| format!("{line}\n")).collect()
}

fn changed(lines: &[&str], at: usize, change: impl Fn(&str) -> String) -> String {
    let lines = lines.iter().enumerate();
    lines
        .map(|(index, line)| if index == at { change(line) } else { (*line).to_owned() } + "\n")
        .collect()
}
