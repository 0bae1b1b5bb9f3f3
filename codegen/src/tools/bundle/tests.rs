use serde_json::Value as Json;

use super::{Extensions, json, of, yaml};
use crate::spec::diagnostic::Diagnostics;
use crate::spec::load::load;
use crate::spec::node::{Entry, Node, Value};
use crate::spec::source::{FileId, Span};

fn node(value: Value) -> Node {
    Node { span: Span::start_of(FileId::default()), value }
}

fn text(text: &str) -> Node {
    node(Value::String(text.into()))
}

fn mapping(entries: Vec<(&str, Node)>) -> Node {
    let entry = |(key, value): (&str, Node)| Entry {
        key: key.into(),
        key_span: Span::start_of(FileId::default()),
        value,
    };
    node(Value::Mapping(entries.into_iter().map(entry).collect()))
}

/// Whatever a text holds, every reader sees it as it is, as a key, a value and an item.
#[test]
fn no_text_changes_on_its_way_through_yaml() {
    const PIECES: [&str; 40] = [
        "a", "Z", "9", "0x1", "1e3", ".", "-", "- ", "#", " #", ":", ": ", "\n", "\n\n", " ", "  ",
        "\t", "\r", "\"", "'", "\\", "{", "}", "[", "]", "&a", "*a", "!t", "|", ">", "%", "@", "`",
        "yes", "null", "~", "é", "\u{85}", "\u{2028}", "---",
    ];
    let mut state = 7_u64;
    for turn in 0..20_000 {
        let mut made = String::new();
        for _ in 0..turn % 7 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            made += PIECES[usize::try_from(state >> 33).expect("32 bits") % PIECES.len()];
        }
        let tree = mapping(vec![
            ("first", mapping(vec![(&made, text(&made))])),
            ("list", node(Value::Sequence(vec![text(&made), mapping(vec![("k", text(&made))])]))),
            ("last", node(Value::Sequence(vec![node(Value::Sequence(vec![text(&made)]))]))),
        ]);
        let written = yaml::write("", &tree);
        let read: Json = serde_yaml::from_str(&written)
            .unwrap_or_else(|error| panic!("{made:?}: {error}\n{written}"));
        assert_eq!(read, tree.to_json(), "{made:?}\n{written}");
        let read: Json = serde_json::from_str(&json::write(&tree)).expect("JSON");
        assert_eq!(read, tree.to_json(), "{made:?}");
    }
}

#[test]
fn yaml_is_written_as_a_person_would() {
    let tree = mapping(vec![
        ("openapi", text("3.0.3")),
        ("empty", mapping(vec![])),
        ("text", text("One\n\ntwo\n")),
        (
            "200",
            node(Value::Sequence(vec![
                mapping(vec![("a", text("b")), ("c", text("no"))]),
                mapping(vec![]),
            ])),
        ),
        ("page", text("https://example.com/a")),
    ]);
    let expected = "openapi: \"3.0.3\"\nempty: {}\ntext: |\n  One\n\n  two\n\"200\":\n  - a: b\n    \
                    c: \"no\"\n  - {}\npage: https://example.com/a\n";
    assert_eq!(yaml::write("", &tree), expected);
}

/// Two files that call a thing alike, in folders of their own, and a name that is taken.
#[test]
fn names_do_not_collide_and_references_follow_them() {
    let root = r#"
components:
  schemas:
    PartThing: {type: string}
    All:
      properties:
        one: {$ref: "a/part.yaml#/components/schemas/Thing"}
        two: {$ref: "b/part.yaml#/components/schemas/Thing"}
        own: {$ref: "all.yaml#/components/schemas/Only"}
      example: {$ref: "all.yaml#/components/schemas/Only"}
"#;
    let files = [
        ("openapi.yaml", root),
        ("a/part.yaml", "components: {schemas: {Thing: {type: integer}}}"),
        ("b/part.yaml", "components: {schemas: {Thing: {type: boolean}}}"),
        ("all.yaml", "components: {schemas: {Only: {type: number}}}"),
    ];
    let files: std::collections::BTreeMap<String, Vec<u8>> =
        files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into();
    let spec = load(&files, &mut Diagnostics::default());
    let bundle = of(&spec, Extensions::Kept).root.to_json();
    let schemas = &bundle["components"]["schemas"];
    let properties = &schemas["All"]["properties"];
    for (property, name, ty) in [
        ("one", "APartThing", "integer"),
        ("two", "BPartThing", "boolean"),
        ("own", "Only", "number"),
    ] {
        assert_eq!(properties[property]["$ref"], format!("#/components/schemas/{name}"));
        assert_eq!(schemas[name]["type"], ty);
    }
    assert_eq!(schemas["PartThing"]["type"], "string", "what was there keeps its name");
    assert_eq!(schemas["All"]["example"]["$ref"], "all.yaml#/components/schemas/Only");
    assert_eq!(schemas.as_object().expect("schemas").len(), 5);
}
