//! From the checked spec to the model.
//!
//! Follows references, gives every schema its type, and checks what the form alone does not
//! show: that names are declared, that examples fit, that no two error rows are the same.

mod choice;
mod conditions;
mod direction;
mod docs;
mod errors;
mod example;
mod operation;
mod provisioner;
mod reference;
mod response;
mod runtime;
mod schema;
mod security;
mod transition;

use std::collections::BTreeMap;

use crate::model::{Api, Arena, Group, GroupId, Home};
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::load::{ROOT, Spec};
use crate::spec::node::Node;
use crate::spec::source::{FileId, Span};

use example::Sample;

/// Builds the model of everything that can be understood.
pub(crate) fn lower(spec: &Spec, diagnostics: &mut Diagnostics) -> Api {
    let mut lower = Lower {
        spec,
        diagnostics,
        api: Api::default(),
        schemas: BTreeMap::new(),
        homes: BTreeMap::new(),
        paths: BTreeMap::new(),
        samples: Vec::new(),
        has_directions: false,
        depth: 0,
    };
    lower.run();
    lower.api
}

struct Lower<'s, 'd> {
    spec: &'s Spec,
    diagnostics: &'d mut Diagnostics,
    api: Api,
    /// Named schemas that were met, by file and name.
    schemas: BTreeMap<(FileId, &'s str), Known>,
    /// The group whose methods stand in a file.
    homes: BTreeMap<FileId, GroupId>,
    /// The paths of the root.
    paths: BTreeMap<&'s str, At<'s>>,
    /// Looked at once all types are known.
    samples: Vec<Sample<'s>>,
    /// Whether a schema has properties that go one way alone: what is done about them need not be
    /// done where there are none.
    has_directions: bool,
    /// How many schemas are being looked at, each inside the one before.
    depth: usize,
}

/// A named schema.
#[derive(Clone)]
enum Known {
    /// Being looked at: to meet it again means a cycle.
    Open,
    /// What it is; `None` where it is too broken to say.
    Done(Option<schema::Typed>),
}

/// A value of the spec with the file that its references start from.
#[derive(Clone, Copy)]
struct At<'s> {
    file: FileId,
    node: &'s Node,
    /// Where to point when something is missing from it.
    span: Span,
    /// The page that everything here is from.
    source: Option<&'s str>,
}

impl<'s> At<'s> {
    fn of(file: FileId, node: &'s Node, span: Span, source: Option<&'s str>) -> Self {
        Self { file, node, span, source: node.text("x-source").or(source) }
    }

    /// The value under `key`.
    fn get(self, key: &str) -> Option<At<'s>> {
        let entry = self.node.entry(key)?;
        Some(At::of(self.file, &entry.value, entry.key_span, self.source))
    }

    /// Every key with its value.
    fn entries(self) -> impl Iterator<Item = (&'s str, At<'s>)> {
        self.node.entries().iter().map(move |entry| {
            (&*entry.key, At::of(self.file, &entry.value, entry.key_span, self.source))
        })
    }

    fn items(self) -> impl Iterator<Item = At<'s>> {
        self.node.items().iter().map(move |item| At::of(self.file, item, item.span, self.source))
    }
}

impl<'s> Lower<'s, '_> {
    fn run(&mut self) {
        let Some(document) = self.spec.root() else {
            return;
        };
        let root = At::of(document.file, &document.root, document.root.span, None);
        self.paths = root.get("paths").into_iter().flat_map(At::entries).collect();
        self.info(root);
        self.security(root);
        self.groups(root);
        self.find_homes(root);
        self.standard_errors(root);
        self.standard_errors_of_runtime(root);
        self.operations(root);
        self.remaining();
        self.directions();
        self.choices();
        self.check_examples();
        self.provisioners(root);
        self.conditions(root);
    }

    fn info(&mut self, root: At<'s>) {
        let text = |at: Option<At<'s>>, key| at.and_then(|at| at.node.text(key)).unwrap_or("");
        let server = root.get("servers").and_then(|servers| servers.items().next());
        if let Some(more) = root.get("servers").and_then(|servers| servers.items().nth(1)) {
            let help = "there is one server for all methods: remove the others";
            self.report(Code::Unsupported, more.span, "a second server would be ignored", help);
        }
        self.api.version = text(root.get("info"), "version").to_owned();
        let span = |at: Option<At<'s>>, key| Some(at?.get(key)?.span);
        self.api.version_span = span(root.get("info"), "version");
        self.api.server_span = span(server, "url");
        self.api.server = text(server, "url").trim_end_matches('/').to_owned();
    }

    fn groups(&mut self, root: At<'s>) {
        for tag in root.get("tags").into_iter().flat_map(At::items) {
            let Some(name) = tag.node.text("name") else {
                continue;
            };
            let span = tag.node.get("name").map_or(tag.span, |name| name.span);
            if let Some(first) = self.api.groups.iter().find(|group| group.tag == name) {
                let title = format!("the tag `{name}` stands twice");
                self.diagnostics.push(
                    Diagnostic::new(Code::DuplicateOperation, span, title)
                        .also(first.span, "first here"),
                );
                continue;
            }
            self.api.groups.push(Group {
                tag: name.to_owned(),
                span,
                docs: docs::of(tag),
                file: ROOT.to_owned(),
                methods: Arena::default(),
                provisioner: None,
            });
        }
    }

    /// Types of a file belong to the group whose methods stand beside them.
    fn find_homes(&mut self, root: At<'s>) {
        for (path, item) in root.get("paths").into_iter().flat_map(At::entries) {
            let group = operation::group_of(path.trim_start_matches('/'));
            let group = self.api.groups.find(|known| known.tag == group);
            let file = item.node.get("$ref").and_then(|target| self.target(item.file, target));
            if let (Some(group), Some(target)) = (group, file)
                && target.file != root.file
            {
                self.homes.entry(target.file).or_insert(group);
                self.api[group].file = self.spec.sources.path(target.file).to_owned();
            }
        }
    }

    fn home(&self, file: FileId) -> Home {
        self.homes.get(&file).map_or(Home::Shared, |group| Home::Group(*group))
    }

    /// What nothing has referred to so far is checked and generated all the same.
    fn remaining(&mut self) {
        for document in self.spec.documents() {
            let file = At::of(document.file, &document.root, document.root.span, None);
            let components = file.get("components");
            for (name, schema) in
                components.and_then(|at| at.get("schemas")).into_iter().flat_map(At::entries)
            {
                self.named(document.file, name);
                self.runtime_schema(name, schema);
            }
            let responses = components.and_then(|at| at.get("responses"));
            for (_, response) in responses.into_iter().flat_map(At::entries) {
                self.error_response(response);
            }
            for (path, item) in file.get("paths").into_iter().flat_map(At::entries) {
                self.listed(path, item);
            }
        }
    }

    fn report(&mut self, code: Code, span: Span, title: impl Into<String>, help: &str) {
        self.diagnostics.push(Diagnostic::new(code, span, title).help(help));
    }
}
