//! The real spec, broken line by line: the answer is code that parses or a diagnostic, never a
//! panic.

use std::collections::BTreeMap;

use codegen::diagnostic::{Style, render};
use codegen::{Error, Files as _, Folder, ROOT, generate};

/// One line in so many is broken in each way, a different one in each way.
const EVERY: usize = 7;

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
    for (path, bytes) in &spec {
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        let lines: Vec<&str> = text.lines().collect();
        for (offset, (way, broken)) in WAYS.iter().enumerate() {
            for at in (offset..lines.len()).step_by(EVERY) {
                let mut files = spec.clone();
                files.insert(path.clone(), broken(&lines, at).into_bytes());
                match generate(&files) {
                    Ok(outputs) => {
                        good += 1;
                        for output in outputs {
                            assert!(output.text.starts_with("// @generated"), "{path}:{at} {way}");
                        }
                    }
                    Err(Error::Rejected { diagnostics, sources }) => {
                        refused += 1;
                        assert!(!render(&diagnostics, &sources, Style::Plain).is_empty());
                    }
                    Err(Error::Defect(text)) => panic!("{path}:{} {way}: {text}", at + 1),
                }
            }
        }
    }
    println!("{good} generate, {refused} are refused");
    assert!(good > 100 && refused > 100, "{good} generate, {refused} are refused");
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
