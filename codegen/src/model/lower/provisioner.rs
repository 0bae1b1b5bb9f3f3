//! What makes a group of methods a provisioner.
//!
//! Generic code creates, checks, executes and gets through any provisioner, so their methods
//! must have a common shape; where one has not, this says so before rustc would.

mod shape;

use std::collections::{BTreeMap, BTreeSet};

use super::groups::Groups;
use super::schema::Known;
use crate::model::{
    Arena, GroupId, Home, Method, MethodId, Provisioner, Type, TypeId, TypeKind, Types,
};
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::source::Span;
use crate::spec::tree::{self, At, Tree};

/// The methods that every provisioner has.
pub(super) const METHODS: [&str; 4] = ["create", "canExecute", "execute", "get"];

/// What has been made of the rest of the spec.
pub(super) struct Made<'a> {
    pub(super) types: &'a Types,
    /// By the ids of named schemas.
    pub(super) known: &'a [Known],
    pub(super) methods: &'a Arena<GroupId, Arena<MethodId, Method>>,
}

/// Shared schemas that the runtime's `Provisioner` trait is made of.
struct Shared {
    workflow: TypeId,
    sponsors: TypeId,
    operations: TypeId,
    status: TypeId,
    result: TypeId,
}

pub(super) fn lower<'s>(
    tree: &Tree<'s>,
    groups: &Groups<'_, 's>,
    made: &Made<'_>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<GroupId, Provisioner> {
    let mut found = BTreeMap::new();
    let mut known = None;
    for (group, declared) in groups.all.entries() {
        // One without paths has been reported, or its name has.
        let has_paths = groups.tags_of_paths().contains(declared.name);
        let Some(at) = declared.tag.provisioner.get().filter(|_| has_paths) else { continue };
        // What is missing is reported once.
        let shared = known.get_or_insert_with(|| shared(tree, made, at.key, diagnostics));
        let Some(shared) = shared else { continue };
        let mut pass = Pass { tree, groups, made, shared, diagnostics };
        if let Some(provisioner) = pass.provisioner(at, group) {
            found.insert(group, provisioner);
        }
    }
    found
}

/// The schemas that every provisioner needs; reports those that are missing.
fn shared(
    tree: &Tree<'_>,
    made: &Made<'_>,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Option<Shared> {
    let mut find = |name: &str| {
        let found = made.types.find(|def| {
            def.home == Home::Shared && matches!(def.words.as_slice(), [word] if word == name)
        });
        if found.is_none() {
            diagnostics.extend(missing(tree, made, span, name));
        }
        found
    };
    let (workflow, sponsors, operations, status, result) = (
        find("WorkflowId"),
        find("ProvisioningSponsor"),
        find("Operation"),
        find("EntityStatus"),
        find("ExecutionResult"),
    );
    Some(Shared {
        workflow: workflow?,
        sponsors: sponsors?,
        operations: operations?,
        status: status?,
        result: result?,
    })
}

/// Why a shared schema has no type, where nothing else is known to be wrong with it.
fn missing(tree: &Tree<'_>, made: &Made<'_>, span: Span, name: &str) -> Option<Diagnostic> {
    let component = tree.arenas.schemas.iter().find(|(_, schema)| schema.name == name);
    let Some((id, component)) = component else {
        let title = format!("provisioners need the shared schema `{name}`");
        let help = format!("add `{name}` to the schemas below `components/`");
        let diagnostic = Diagnostic::new(Code::MissingSchema, span, title).help(help);
        return tree.is_complete.then_some(diagnostic);
    };
    match made.known.get(id.index()) {
        Some(Known::Done(Some(_))) => {
            let title = format!("`{name}` is no type of its own, as provisioners need it");
            Some(
                Diagnostic::new(Code::MissingSchema, component.key, title)
                    .help("make it an id, an enum or an object again"),
            )
        }
        // That it is broken has been reported.
        _ => None,
    }
}

/// An id that all methods of a provisioner have, and that is not the one that it names.
struct OtherId {
    tag: String,
    name: String,
    span: Span,
}

impl OtherId {
    fn diagnostic(self, reference: Span) -> Diagnostic {
        let Self { tag, name, span } = self;
        let title = format!("the methods of `{tag}` have another id");
        Diagnostic::new(Code::ProvisionerShape, reference, title)
            .also(span, format!("they have `{name}`"))
            .help(format!("refer to `{name}`"))
    }
}

struct Pass<'a, 's> {
    tree: &'a Tree<'s>,
    groups: &'a Groups<'a, 's>,
    made: &'a Made<'a>,
    shared: &'a Shared,
    diagnostics: &'a mut Diagnostics,
}

impl<'s> Pass<'_, 's> {
    fn provisioner(
        &mut self,
        at: &At<tree::Provisioner<'s>>,
        group: GroupId,
    ) -> Option<Provisioner> {
        let (sponsors, operation_kinds) = (self.shared.sponsors, self.shared.operations);
        if let Some(sponsor) = at.sponsor.get() {
            self.check_value(sponsor, sponsors, "sponsor");
        }
        for operation in at.operations.items() {
            self.check_value(operation, operation_kinds, "operation");
        }
        let methods = METHODS.map(|name| self.method(at.key, group, name));
        let id = self.id(at)?;
        let [Some(create), Some(can_execute), Some(execute), Some(get)] = methods else {
            return None;
        };
        if let Some(other) = self.other_id(group, [create, can_execute, execute, get], id) {
            self.diagnostics.extend(at.id().map(|reference| other.diagnostic(reference.span)));
            return None;
        }
        shape::check(self.made, group, [create, can_execute, execute, get], (id, self.shared))
            .for_each(|diagnostic| self.diagnostics.push(diagnostic));
        Some(Provisioner {
            title: at.title.value()?.to_owned(),
            bank: at.bank.value()?.to_owned(),
            sponsor: at.sponsor.value()?.to_owned(),
            operations: at.operations.items().iter().map(|at| at.value.to_owned()).collect(),
            id,
            sponsors,
            operation_kinds,
            create,
            can_execute,
            execute,
            get,
        })
    }

    /// One of the methods that every provisioner has.
    fn method(&mut self, at: Span, group: GroupId, name: &str) -> Option<MethodId> {
        let found = self.made.methods[group].find(|method| method.name == name);
        let tag = self.groups.all[group].name;
        // Where the method is there but broken, that has been reported.
        if found.is_none() && !self.groups.lists(&format!("/{tag}.{name}")) {
            let title = format!("the provisioner `{tag}` lacks the method `{tag}.{name}`");
            self.diagnostics.push(
                Diagnostic::new(Code::MissingMethod, at, title)
                    .help("every provisioner has create, canExecute, execute and get"),
            );
        }
        found
    }

    fn id(&mut self, at: &tree::Provisioner<'s>) -> Option<TypeId> {
        let reference = at.id()?;
        let Some(Known::Done(typed)) = self.made.known.get(self.tree.target(reference)?.index())
        else {
            return None;
        };
        match typed.as_ref()?.ty {
            Type::Named(id) if matches!(self.made.types[id].kind, TypeKind::Id { .. }) => Some(id),
            _ => {
                let title = "this refers to something that is not an id";
                self.diagnostics.push(
                    Diagnostic::new(Code::WrongRef, reference.span, title)
                        .help("refer to a schema with `x-id: true`"),
                );
                None
            }
        }
    }

    /// The id that the methods of a provisioner have in place of the one that it names, if they agree.
    fn other_id(
        &self,
        group: GroupId,
        [create, can_execute, execute, get]: [MethodId; 4],
        id: TypeId,
    ) -> Option<OtherId> {
        let methods = &self.made.methods[group];
        let response = methods[create].response.clone();
        let requests =
            [can_execute, execute, get].map(|method| Type::Named(methods[method].request));
        let mut all = [response].into_iter().chain(requests).map(|ty| {
            let (_, object) = self.made.types.object(&ty)?;
            let fields = object.fields.iter().filter(|field| field.required);
            let ids = fields.filter_map(|field| match field.ty {
                Type::Named(id) => Some(id),
                _ => None,
            });
            let is_id = |id: &TypeId| matches!(self.made.types[*id].kind, TypeKind::Id { .. });
            Some(ids.filter(is_id).collect::<BTreeSet<_>>())
        });
        let first = all.next()??;
        let common = all.try_fold(first, |common, ids| Some(&common & &ids?))?;
        match common.into_iter().collect::<Vec<_>>().as_slice() {
            [other] if *other != id => Some(OtherId {
                tag: self.groups.all[group].name.to_owned(),
                name: self.made.types[*other].words.concat(),
                span: self.made.types[*other].span,
            }),
            _ => None,
        }
    }

    fn check_value(&mut self, at: &At<&str>, of: TypeId, noun: &str) {
        let TypeKind::Enum { values, .. } = &self.made.types[of].kind else { return };
        if !values.iter().any(|value| value.wire == at.value) {
            let title = format!("there is no {noun} `{}`", at.value);
            let diagnostic = Diagnostic::new(Code::InvalidValue, at.span, title);
            let valid = values.iter().map(|value| &*value.wire);
            self.diagnostics.push(diagnostic.suggest(at.value, at.span, valid));
        }
    }
}
