//! Names for the values of enums whose spellings other generators would give one name.
//!
//! `CREATED` and `created` are one name in most languages, and code with both does not compile. Many
//! generators take names from `x-enum-varnames`.

use std::collections::BTreeSet;

use crate::spec::node::{Entry, Node, Value};

const VARNAMES: &str = "x-enum-varnames";

/// Adds names to every enum in which two values would get one.
pub(super) fn add(node: &mut Node) {
    match &mut node.value {
        Value::Mapping(entries) => {
            if let Some(names) = names(entries) {
                entries.push(names);
            }
            entries.iter_mut().filter(|entry| &*entry.key != VARNAMES).for_each(|entry| {
                add(&mut entry.value);
            });
        }
        Value::Sequence(items) => items.iter_mut().for_each(add),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A name for each value, if the values alone would not do. Aliases mark a schema of ours: what an
/// example holds is left as it is.
fn names(entries: &[Entry]) -> Option<Entry> {
    let get = |key: &str| entries.iter().find(|entry| &*entry.key == key);
    get("x-enum-aliases")?;
    if get(VARNAMES).is_some() {
        // A bundle of a bundle.
        return None;
    }
    let values = get("enum")?;
    let Value::Sequence(items) = &values.value.value else { return None };
    let texts: Vec<&str> = items.iter().map(Node::as_str).collect::<Option<_>>()?;
    let plain: BTreeSet<String> = texts.iter().map(|text| name(text)).collect();
    if plain.len() == texts.len() {
        return None;
    }
    let mut taken = BTreeSet::new();
    let names = texts.iter().zip(items).map(|(text, item)| {
        let mut chosen = name(text);
        while !taken.insert(chosen.clone()) {
            chosen.push_str("_ALIAS");
        }
        Node { span: item.span, value: Value::String(chosen.into()) }
    });
    let value = Node { span: values.value.span, value: Value::Sequence(names.collect()) };
    Some(Entry { key: VARNAMES.into(), key_span: values.key_span, value })
}

/// What most generators make of a value.
fn name(text: &str) -> String {
    let name: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
    match name.starts_with(|first: char| first.is_numeric()) {
        true => format!("_{}", name.to_uppercase()),
        false => name.to_uppercase(),
    }
}
