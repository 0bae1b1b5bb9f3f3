//! The values of the spec that lints look at, each with what it is and where it belongs.
//!
//! One walk for all lints. It goes by the keys of OpenAPI and not by the model, because lints ask
//! what was written and not what it means.

use std::collections::{BTreeMap, BTreeSet};

use crate::spec::load::{Spec, target_file};
use crate::spec::node::{Entry, Node, Value};
use crate::spec::source::{FileId, Span};

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Info,
    Server,
    Tag,
    SecurityScheme,
    Components,
    Operation,
    Request,
    Response,
    Media,
    Example,
    /// A schema with a name.
    Schema,
    Property,
    /// A schema inside another, or in a media type: its name is the key that it stands under.
    Part,
    Row,
    Violation,
    StandardRow,
}

/// A value of the spec, by its place in [`Sites`].
pub(super) type Id = usize;

pub(super) struct Site<'s> {
    pub(super) kind: Kind,
    /// Of an operation its `operationId`, of an item of a list nothing, else the key.
    pub(super) name: &'s str,
    /// The key, or the item.
    pub(super) span: Span,
    pub(super) node: &'s Node,
    pub(super) parent: Option<Id>,
}

impl Site<'_> {
    /// Where to point at it.
    pub(super) fn place(&self) -> Span {
        match self.kind {
            Kind::Operation => self.node.get("operationId").map_or(self.span, |id| id.span),
            _ => self.span,
        }
    }
}

/// All of them, in the order of the text.
pub(super) struct Sites<'s> {
    all: Vec<Site<'s>>,
    children: Vec<Vec<Id>>,
    /// Schemas and shared responses, by file, kind and name.
    components: BTreeMap<(FileId, &'s str, &'s str), Id>,
    spec: &'s Spec,
}

const SCHEMAS_BELOW: [&str; 7] =
    ["allOf", "oneOf", "anyOf", "not", "items", "additionalProperties", "properties"];

impl<'s> Sites<'s> {
    pub(super) fn of(spec: &'s Spec) -> Self {
        let mut sites =
            Self { all: Vec::new(), children: Vec::new(), components: BTreeMap::new(), spec };
        for document in spec.documents() {
            sites.document(&document.root);
        }
        sites
    }

    pub(super) fn get(&self, id: Id) -> Option<&Site<'s>> {
        self.all.get(id)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (Id, &Site<'s>)> {
        self.all.iter().enumerate()
    }

    pub(super) fn kind(&self, kind: Kind) -> impl Iterator<Item = (Id, &Site<'s>)> {
        self.iter().filter(move |(_, site)| site.kind == kind)
    }

    /// It, and all that it stands in, from the inside out.
    pub(super) fn outwards(&self, id: Id) -> impl Iterator<Item = &Site<'s>> {
        let first = self.get(id);
        std::iter::successors(first, |site| site.parent.and_then(|parent| self.get(parent)))
    }

    /// The parts of it that are of a kind.
    pub(super) fn below(&self, id: Id, kind: Kind) -> impl Iterator<Item = (Id, &Site<'s>)> {
        let children = self.children.get(id).map_or(&[][..], Vec::as_slice);
        let all = children.iter().filter_map(|id| Some((*id, self.get(*id)?)));
        all.filter(move |(_, site)| site.kind == kind)
    }

    /// Whether the object that a property stands in requires it.
    pub(super) fn is_required(&self, id: Id) -> bool {
        let Some(site) = self.get(id) else { return false };
        let parent = site.parent.and_then(|parent| self.get(parent));
        let required = parent.and_then(|parent| parent.node.get("required"));
        let mut names = required.map_or(&[][..], Node::items).iter().filter_map(Node::as_str);
        site.kind == Kind::Property && names.any(|name| name == site.name)
    }

    /// The component that a value refers to, if it does.
    pub(super) fn target(&self, id: Id) -> Option<Id> {
        let site = self.get(id)?;
        let text = site.node.text("$ref")?;
        let path = target_file(self.spec.sources.path(site.span.file), text).ok()?;
        let (rest, name) = text.rsplit_once('/')?;
        let kind = rest.rsplit('/').next()?;
        self.components.get(&(self.spec.sources.find(&path)?, kind, name)).copied()
    }

    /// What one comes to from `start`, through references too, itself included.
    pub(super) fn reach(&self, start: impl IntoIterator<Item = Id>) -> BTreeSet<Id> {
        let mut seen = BTreeSet::new();
        let mut open: Vec<Id> = start.into_iter().collect();
        while let Some(id) = open.pop() {
            if seen.insert(id) {
                open.extend(self.children.get(id).into_iter().flatten());
                open.extend(self.target(id));
            }
        }
        seen
    }

    fn add(
        &mut self,
        kind: Kind,
        name: &'s str,
        span: Span,
        node: &'s Node,
        parent: Option<Id>,
    ) -> Id {
        let id = self.all.len();
        self.all.push(Site { kind, name, span, node, parent });
        self.children.push(Vec::new());
        if let Some(siblings) = parent.and_then(|parent| self.children.get_mut(parent)) {
            siblings.push(id);
        }
        id
    }

    /// The entry under a key, as a value of this kind.
    fn entry(&mut self, kind: Kind, entry: &'s Entry, parent: Option<Id>) -> Id {
        self.add(kind, &entry.key, entry.key_span, &entry.value, parent)
    }

    /// The items of a list, as values of this kind.
    fn items(&mut self, kind: Kind, list: Option<&'s Node>, parent: Option<Id>) -> Vec<Id> {
        let items = list.map_or(&[][..], Node::items);
        items.iter().map(|item| self.add(kind, "", item.span, item, parent)).collect()
    }

    fn document(&mut self, root: &'s Node) {
        if let Some(info) = root.entry("info") {
            self.entry(Kind::Info, info, None);
        }
        self.items(Kind::Server, root.get("servers"), None);
        self.items(Kind::Tag, root.get("tags"), None);
        for path in entries(root, "paths") {
            for verb in
                path.value.entries().iter().filter(|verb| verb.value.get("responses").is_some())
            {
                self.operation(verb);
            }
        }
        let Some(components) = root.entry("components") else { return };
        let id = self.entry(Kind::Components, components, None);
        let components = &components.value;
        for scheme in entries(components, "securitySchemes") {
            self.entry(Kind::SecurityScheme, scheme, Some(id));
        }
        self.items(Kind::StandardRow, components.get("x-standard-errors"), Some(id));
        for schema in entries(components, "schemas") {
            let id = self.schema(Kind::Schema, schema, id);
            self.components.insert((schema.key_span.file, "schemas", &schema.key), id);
        }
        for response in entries(components, "responses") {
            let key = (response.key_span.file, "responses", &*response.key);
            let id = self.response(response, id);
            self.components.insert(key, id);
        }
    }

    fn operation(&mut self, verb: &'s Entry) {
        let node = &verb.value;
        let name = node.text("operationId").unwrap_or("");
        let id = self.add(Kind::Operation, name, verb.key_span, node, None);
        if let Some(body) = node.entry("requestBody") {
            let request = self.entry(Kind::Request, body, Some(id));
            self.media(&body.value, request);
        }
        for response in entries(node, "responses") {
            self.response(response, id);
        }
        for row in self.items(Kind::Row, node.get("x-errors"), Some(id)) {
            let violations = self.get(row).and_then(|row| row.node.get("violations"));
            self.items(Kind::Violation, violations, Some(row));
        }
    }

    fn response(&mut self, response: &'s Entry, parent: Id) -> Id {
        let id = self.entry(Kind::Response, response, Some(parent));
        self.media(&response.value, id);
        id
    }

    fn media(&mut self, body: &'s Node, parent: Id) {
        for media in entries(body, "content") {
            let id = self.entry(Kind::Media, media, Some(parent));
            if let Some(schema) = media.value.entry("schema") {
                self.schema(Kind::Part, schema, id);
            }
            for example in entries(&media.value, "examples") {
                self.entry(Kind::Example, example, Some(id));
            }
        }
    }

    fn schema(&mut self, kind: Kind, schema: &'s Entry, parent: Id) -> Id {
        let id = self.entry(kind, schema, Some(parent));
        self.schemas_below(&schema.value, id);
        id
    }

    fn schemas_below(&mut self, schema: &'s Node, parent: Id) {
        let known = |entry: &&Entry| SCHEMAS_BELOW.contains(&&*entry.key);
        for entry in schema.entries().iter().filter(known) {
            match &entry.value.value {
                Value::Sequence(items) => {
                    for item in items {
                        let id = self.add(Kind::Part, &entry.key, item.span, item, Some(parent));
                        self.schemas_below(item, id);
                    }
                }
                Value::Mapping(properties) if &*entry.key == "properties" => {
                    for property in properties {
                        self.schema(Kind::Property, property, parent);
                    }
                }
                Value::Mapping(_) => {
                    self.schema(Kind::Part, entry, parent);
                }
                _ => {}
            }
        }
    }
}

/// The entries of the mapping under a key.
pub(super) fn entries<'s>(node: &'s Node, key: &str) -> &'s [Entry] {
    node.get(key).map_or(&[], Node::entries)
}
