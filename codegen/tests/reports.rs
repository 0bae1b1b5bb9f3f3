//! The same mistakes for a person with colours, for an editor and for GitHub, as exact text.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::path::Path;

use codegen::diagnostic::{Diagnostics, Style, annotations, json, render};
use codegen::source::Sources;
use codegen::{Error, Files, generate};

/// What is wrong with the base of the ui cases once each of `changes` is made.
fn rejected(changes: &[(&str, &str)]) -> (Diagnostics, Sources) {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui/base.yaml");
    let mut text = std::fs::read_to_string(base).expect("the base");
    for (find, replace) in changes {
        assert_eq!(text.matches(find).count(), 1, "{find}");
        text = text.replace(find, replace);
    }
    match generate(&BTreeMap::from([("openapi.yaml".to_owned(), text.into_bytes())])) {
        Err(Error::Rejected { diagnostics, sources }) => (diagnostics, sources),
        other => panic!("{other:?}"),
    }
}

#[test]
fn json_is_one_object_a_line() {
    let (diagnostics, sources) = rejected(&[
        ("summary: Create a thing", "sumary: Größe"),
        ("x-unwrap: thing\n", "x-unwrap: thing\n          links: {}\n"),
        (
            "{type: string, description: How it went.",
            "{type: string, description: \"\u{f6}\", multipleOf: 1",
        ),
    ]);
    let expected = r#"{"code":"KG0101","level":"error","message":"unknown key `sumary` in an operation","file":"spec/openapi.yaml","line":13,"column":7,"end_line":13,"end_column":13,"labels":[{"message":"","file":"spec/openapi.yaml","line":13,"column":7,"end_line":13,"end_column":13}],"notes":[],"help":{"message":"did you mean `summary`?","replacement":{"text":"summary","file":"spec/openapi.yaml","line":13,"column":7,"end_line":13,"end_column":13}}}
{"code":"KG0104","level":"error","message":"`links` is OpenAPI, but not used by this generator","file":"spec/openapi.yaml","line":34,"column":11,"end_line":34,"end_column":16,"labels":[{"message":"","file":"spec/openapi.yaml","line":34,"column":11,"end_line":34,"end_column":16}],"notes":["webhooks and links are no part of the provisioning methods"],"help":null}
{"code":"KG0104","level":"error","message":"`multipleOf` is OpenAPI, but not used by this generator","file":"spec/openapi.yaml","line":98,"column":50,"end_line":98,"end_column":60,"labels":[{"message":"","file":"spec/openapi.yaml","line":98,"column":50,"end_line":98,"end_column":60}],"notes":["Kompliant's documentation names no such bound; say it in the description"],"help":null}
"#;
    assert_eq!(json(&diagnostics, &sources, "spec/"), expected);
}

#[test]
fn github_gets_one_line_each() {
    let (diagnostics, sources) = rejected(&[
        ("operationId: demo.create", "operationId: \"100 %: a,\\nb\""),
        ("          type: integer\n", "          type: integer\n          multipleOf: 1\n"),
    ]);
    let expected = "\
::error file=spec/openapi.yaml,line=11,col=20,title=KG0302::`operationId` is not `demo.create`, as the path says%0Athe path%0Ahelp: the two are the same%0Amore: cargo xtask explain KG0302
::error file=spec/openapi.yaml,line=83,col=11,title=KG0104::`multipleOf` is OpenAPI, but not used by this generator%0AKompliant's documentation names no such bound; say it in the description%0Amore: cargo xtask explain KG0104
";
    assert_eq!(annotations(&diagnostics, &sources, "spec/"), expected);
}

#[test]
fn a_file_that_cannot_be_read_has_a_place_all_the_same() {
    let Err(Error::Rejected { diagnostics, sources }) = generate(&BTreeMap::new()) else {
        panic!("nothing to generate from");
    };
    assert!(
        json(&diagnostics, &sources, "")
            .contains(r#""file":"openapi.yaml","line":1,"column":1,"end_line":1,"end_column":1,"#)
    );
    assert!(annotations(&diagnostics, &sources, "").starts_with(
        "::error file=openapi.yaml,line=1,col=1,title=KG0001::cannot read `openapi.yaml`: there is no such file%0Ahelp: "
    ));
}

/// A folder that refuses, in a way of its own, to be read.
struct Refuses(ErrorKind);

impl Files for Refuses {
    fn read(&self, _path: &str) -> io::Result<Vec<u8>> {
        Err(self.0.into())
    }

    fn list(&self) -> Vec<String> {
        Vec::new()
    }
}

#[test]
fn why_a_file_cannot_be_read_is_said_in_words() {
    for (kind, words) in [
        (ErrorKind::NotFound, "there is no such file"),
        (ErrorKind::PermissionDenied, "permission denied"),
        (ErrorKind::IsADirectory, "it is a folder"),
        (ErrorKind::Other, "the operating system refuses"),
    ] {
        let Err(Error::Rejected { diagnostics, sources }) = generate(&Refuses(kind)) else {
            panic!("nothing to generate from");
        };
        let shown = render(&diagnostics, &sources, Style::Plain);
        assert!(shown.contains(&format!("cannot read `openapi.yaml`: {words}")), "{shown}");
    }
}

#[test]
fn colours_change_nothing_else() {
    let (diagnostics, sources) = rejected(&[("summary: Create", "sumary: Create")]);
    let coloured = render(&diagnostics, &sources, Style::Coloured);
    assert!(coloured.contains("\u{1b}["), "{coloured}");
    let mut plain = String::new();
    let mut parts = coloured.split("\u{1b}[");
    plain.push_str(parts.next().expect("a first part"));
    for part in parts {
        plain.push_str(part.split_once('m').expect("the end of a colour").1);
    }
    assert_eq!(plain, render(&diagnostics, &sources, Style::Plain));
}
