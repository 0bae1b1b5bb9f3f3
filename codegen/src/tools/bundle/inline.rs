//! Puts the files of a spec together.

use super::Extensions;
use super::names::{Key, Names, SECTIONS};
use crate::spec::load::{ROOT, Spec, target_file};
use crate::spec::node::{Entry, Node, Value};
use crate::spec::source::Span;

/// What a mapping is, which says what its keys are.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// An object of OpenAPI, with keys of its own and perhaps extensions.
    Object,
    /// Keys of one's own choice, with objects below them.
    Map,
    /// A value that means nothing to OpenAPI: an example.
    Value,
}

impl Place {
    /// What stands under a key.
    fn under(self, key: &str) -> Self {
        match (self, key) {
            (Self::Value, _) => Self::Value,
            (Self::Map, _) => Self::Object,
            (Self::Object, "example" | "value" | "enum" | "default") => Self::Value,
            (
                Self::Object,
                "paths" | "properties" | "schemas" | "responses" | "examples" | "securitySchemes"
                | "content" | "mapping",
            ) => Self::Map,
            // References stand in two extensions only.
            (Self::Object, "x-provisioner" | "x-standard-errors") => Self::Object,
            (Self::Object, key) if key.starts_with("x-") => Self::Value,
            (Self::Object, _) => Self::Object,
        }
    }
}

/// The root with everything that it leads to.
pub(super) fn root(spec: &Spec, names: &Names<'_>, extensions: Extensions) -> Node {
    let Some(document) = spec.root() else {
        return Node {
            span: Span::start_of(crate::spec::source::FileId::default()),
            value: Value::Mapping(Vec::new()),
        };
    };
    let inline = Inline { spec, names, extensions };
    let mut root = inline.node(&document.root, ROOT, Place::Object);
    if let Value::Mapping(entries) = &mut root.value
        && let Some(components) = entries.iter_mut().find(|entry| &*entry.key == "components")
    {
        inline.components(&mut components.value);
    }
    root
}

struct Inline<'s, 'n> {
    spec: &'s Spec,
    names: &'n Names<'s>,
    extensions: Extensions,
}

impl<'s> Inline<'s, '_> {
    /// A value of `file` as it stands in the bundle.
    fn node(&self, node: &'s Node, file: &str, place: Place) -> Node {
        let value = match &node.value {
            Value::Mapping(entries) => {
                if let (Place::Object, [only]) = (place, entries.as_slice())
                    && let (true, Some(target)) = (&*only.key == "$ref", only.value.as_str())
                {
                    return self.reference(node, file, target);
                }
                let kept = entries.iter().filter(|entry| {
                    let extension = place == Place::Object && entry.key.starts_with("x-");
                    !extension || self.extensions == Extensions::Kept
                });
                Value::Mapping(kept.map(|entry| self.entry(entry, file, place)).collect())
            }
            Value::Sequence(items) => {
                Value::Sequence(items.iter().map(|item| self.node(item, file, place)).collect())
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                node.value.clone()
            }
        };
        Node { span: node.span, value }
    }

    fn entry(&self, entry: &'s Entry, file: &str, place: Place) -> Entry {
        let value = self.node(&entry.value, file, place.under(&entry.key));
        Entry { key: entry.key.clone(), key_span: entry.key_span, value }
    }

    /// What a `$ref` leads to: a component by its new name, anything else in place.
    fn reference(&self, node: &'s Node, from: &str, target: &str) -> Node {
        let Some((file, keys)) = self.target(from, target) else { return node.clone() };
        let name = match keys.as_slice() {
            ["components", section, name] => SECTIONS
                .into_iter()
                .find(|known| known == section)
                .and_then(|section| self.names.get(&(section, file, *name)).map(|n| (section, n))),
            _ => None,
        };
        match (name, self.find(file, &keys)) {
            (Some((section, name)), _) => {
                let escaped = name.replace('~', "~0").replace('/', "~1");
                let target = format!("#/components/{section}/{escaped}");
                let value = Node { span: node.span, value: Value::String(target.into()) };
                let key = Entry { key: "$ref".into(), key_span: node.span, value };
                Node { span: node.span, value: Value::Mapping(vec![key]) }
            }
            (None, Some(found)) => self.node(found, file, Place::Object),
            (None, None) => node.clone(),
        }
    }

    /// The file that a `$ref` leads to, and the keys from its top.
    fn target(&self, from: &str, target: &str) -> Option<(&'s str, Vec<&'s str>)> {
        let path = target_file(from, target).ok()?;
        let id = self.spec.sources.find(&path)?;
        let document = self.spec.document(id)?;
        let pointer = target.split_once('#')?.1.strip_prefix('/')?;
        let (mut node, mut keys) = (&document.root, Vec::new());
        for part in pointer.split('/') {
            let entry = node.entry(&part.replace("~1", "/").replace("~0", "~"))?;
            keys.push(&*entry.key);
            node = &entry.value;
        }
        Some((self.spec.sources.path(id), keys))
    }

    fn find(&self, file: &str, keys: &[&str]) -> Option<&'s Node> {
        let document = self.spec.document(self.spec.sources.find(file)?)?;
        keys.iter().try_fold(&document.root, |node, key| node.get(key))
    }

    /// Puts the components of all files below those of the root, in the order of the files.
    fn components(&self, components: &mut Node) {
        let Value::Mapping(entries) = &mut components.value else { return };
        entries.retain(|entry| !SECTIONS.contains(&&*entry.key));
        for section in SECTIONS {
            let mut all = Vec::new();
            for document in self.spec.documents() {
                let file = self.spec.sources.path(document.file);
                let found = document.root.get("components").and_then(|at| at.get(section));
                for entry in found.map_or(&[][..], Node::entries) {
                    let key: Key<'_> = (section, file, &*entry.key);
                    let value = self.node(&entry.value, file, Place::Object);
                    let name = self.names.get(&key).map_or(&*entry.key, String::as_str);
                    all.push(Entry { key: name.into(), key_span: entry.key_span, value });
                }
            }
            if !all.is_empty() {
                let (key, key_span) = (section.into(), components.span);
                let value = Node { span: components.span, value: Value::Mapping(all) };
                entries.push(Entry { key, key_span, value });
            }
        }
    }
}
