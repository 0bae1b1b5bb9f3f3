//! What can go wrong with an element, as edits of its file.

use crate::edit::{Edit, column, insert, insert_copy, remove, replace, reword};
use crate::tree::{Element, Kind, Tree};

/// The ways of a mistake, as the share of each is printed.
pub(crate) const KINDS: [&str; 6] =
    ["delete", "rename", "retype", "duplicate", "dangle", "misplace"];

/// One mistake.
pub(crate) struct Mutation {
    pub(crate) kind: &'static str,
    pub(crate) how: &'static str,
    pub(crate) element: usize,
    pub(crate) edits: Vec<Edit>,
}

/// Every mistake that can be made at every element of a file.
pub(crate) fn all(tree: &Tree, text: &str) -> Vec<Mutation> {
    let mut found = Vec::new();
    for at in 1..tree.elements.len() {
        let element = &tree.elements[at];
        let mut add = |kind: &'static str, how: &'static str, edits: Vec<Edit>| {
            found.push(Mutation { kind, how, element: at, edits });
        };
        add("delete", "it", vec![remove(tree, at)]);
        if let Some(key) = element.key.clone() {
            let quoted = text[key.clone()].starts_with('"');
            let mut rename = |how, name: String| {
                let with = if quoted { format!("\"{name}\"") } else { name };
                add("rename", how, vec![Edit { range: key.clone(), with }]);
            };
            rename("misspelt", misspelt(element.name()));
            rename("another name", format!("other_{}", element.name().trim_start_matches('/')));
        }
        retype(element, text, &mut add);
        if element.is_item() || !element.flow {
            add("duplicate", "twice", vec![insert_copy(text, element, element)]);
        }
        if element.is_named() && !element.flow {
            let copy = format!("{}_copy{}", element.name(), rest(text, element));
            add("duplicate", "under another name", {
                let from = column(text, element.whole.start);
                vec![insert(text, element, &copy, from)]
            });
        }
        if matches!(element.kind, Kind::Text | Kind::Block) {
            add("dangle", "misspelt", vec![reword(text, element, misspelt)]);
            add("dangle", "longer", vec![reword(text, element, |old| format!("{old}_x"))]);
            if element.name() == "$ref" {
                add("dangle", "another file", vec![reword(text, element, another_file)]);
                let keyless = |old: &str| old.split('#').next().unwrap_or(old).to_owned();
                add("dangle", "a whole file", vec![reword(text, element, keyless)]);
            }
        }
        misplace(tree, text, at, &mut add);
    }
    found
}

type Add<'a> = dyn FnMut(&'static str, &'static str, Vec<Edit>) + 'a;

/// Values of other kinds, and other values of the same kind where few are possible.
fn retype(element: &Element, text: &str, add: &mut Add<'_>) {
    let mut retype = |how, with: &str| add("retype", how, vec![replace(element, with)]);
    match element.kind {
        Kind::Text | Kind::Block => {
            retype("to a number", "12");
            retype("to an empty text", "\"\"");
        }
        Kind::Number => {
            retype("to a text", &format!("\"{}\"", &text[element.value.clone()]));
            retype("to another number", "404");
            retype("to a fraction", "400.5");
        }
        Kind::Bool => {
            retype("to its opposite", if element.text == "true" { "false" } else { "true" });
            retype("to a text", &format!("\"{}\"", element.text));
        }
        Kind::List => retype("to a text", "word"),
        Kind::Map => {
            retype("to a text", "word");
            retype("to true", "true");
        }
        Kind::Null => {}
    }
    if element.kind != Kind::Map {
        retype("to a mapping", "{word: word}");
    }
    if element.kind != Kind::List {
        retype("to a list", "[word]");
    }
    if element.kind != Kind::Null {
        retype("to nothing", "");
    }
    let others: &[&str] = match element.name() {
        _ if element.in_example() => &[],
        "type" => &["string", "boolean", "integer", "number", "array", "object"],
        "format" => &["date-time", "date", "int32", "int64", "double"],
        "x-effect" => &["read", "write"],
        _ => &[],
    };
    for other in others.iter().filter(|other| **other != element.text) {
        retype("to another word", other);
    }
}

fn misplace(tree: &Tree, text: &str, at: usize, add: &mut Add<'_>) {
    let element = &tree.elements[at];
    if let Some(next) = tree.sibling(at, 1) {
        let next = &tree.elements[next];
        let put = |place: &Element, other: &Element| Edit {
            range: place.whole.clone(),
            with: text[other.whole.clone()].to_owned(),
        };
        add("misplace", "after the next", vec![put(element, next), put(next, element)]);
    }
    if element.flow || element.is_item() {
        return;
    }
    // Out of its mapping, to where that stands.
    let mut outer = element.parent;
    while let Some(parent) = outer.filter(|parent| tree.elements[*parent].is_item()) {
        outer = tree.elements[parent].parent;
    }
    if let Some(outer) = outer.filter(|outer| *outer != 0) {
        let edits = vec![remove(tree, at), insert_copy(text, &tree.elements[outer], element)];
        add("misplace", "a level up", edits);
    }
    // Into a mapping that stands beside it.
    for (step, how) in [(-1, "into what is before"), (1, "into what is after")] {
        let Some(beside) = tree.sibling(at, step) else { continue };
        let beside = &tree.elements[beside];
        let inner = match beside.kind {
            Kind::Map => beside.children.last(),
            _ => None,
        };
        if let Some(last) = inner.map(|last| &tree.elements[*last]).filter(|last| !last.flow) {
            add("misplace", how, vec![remove(tree, at), insert_copy(text, last, element)]);
        }
    }
}

/// Without its last character but one, or twice where it is short.
fn misspelt(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    match characters.as_slice() {
        [first @ .., _, last] if first.len() > 1 => first.iter().chain([last]).collect(),
        _ => text.repeat(2),
    }
}

fn another_file(reference: &str) -> String {
    match reference.split_once('#') {
        Some((_, key)) => format!("components/nowhere.yaml#{key}"),
        None => reference.to_owned(),
    }
}

/// What stands after the key of an element.
fn rest<'t>(text: &'t str, element: &Element) -> &'t str {
    let key = element.key.as_ref().map_or(element.whole.start, |key| key.end);
    &text[key..element.whole.end]
}
