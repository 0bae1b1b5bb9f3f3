//! What makes a group of methods a provisioner.
//!
//! Generic code creates, checks, executes and gets through any provisioner, so their methods
//! must have a common shape; where one has not, this says so before rustc would.

mod shape;

use super::{At, Lower};
use crate::model::{GroupId, Provisioner, Type, TypeId, TypeKind};
use crate::spec::diagnostic::{Code, Diagnostic};
use crate::spec::source::Span;

/// The methods that every provisioner has.
pub(super) const METHODS: [&str; 4] = ["create", "canExecute", "execute", "get"];

/// Shared schemas that the runtime's `Provisioner` trait is made of.
struct Shared {
    workflow: TypeId,
    sponsors: TypeId,
    operations: TypeId,
    status: TypeId,
    result: TypeId,
}

impl<'s> Lower<'s, '_> {
    pub(super) fn provisioners(&mut self, root: At<'s>) {
        for tag in root.get("tags").into_iter().flat_map(At::items) {
            let Some(at) = tag.get("x-provisioner") else {
                continue;
            };
            let name = tag.node.text("name").unwrap_or("");
            let Some(index) = self.api.groups.find(|group| group.tag == name) else {
                continue;
            };
            let Some(shared) = self.shared(at.span) else {
                continue;
            };
            self.api[index].provisioner = self.provisioner(at, index, &shared);
        }
    }

    fn shared(&mut self, span: Span) -> Option<Shared> {
        let mut find = |name: &str| {
            let found = self.api.types.find(|def| {
                def.home == crate::model::Home::Shared
                    && matches!(def.words.as_slice(), [word] if word == name)
            });
            let known = self.schemas.iter().find(|((_, known), _)| *known == name);
            match known {
                _ if found.is_some() => {}
                None => {
                    let title = format!("provisioners need the shared schema `{name}`");
                    self.diagnostics.push(
                        Diagnostic::new(Code::MissingSchema, span, title)
                            .help(format!("add `{name}` to the schemas below `components/`")),
                    );
                }
                Some(((file, _), super::Known::Done(Some(_)))) => {
                    let place = self.spec.document(*file).and_then(|document| {
                        let schemas = document.root.get("components")?.get("schemas")?;
                        Some(schemas.entry(name)?.key_span)
                    });
                    let title = format!("`{name}` is no type of its own, as provisioners need it");
                    self.diagnostics.push(
                        Diagnostic::new(Code::MissingSchema, place.unwrap_or(span), title)
                            .help("make it an id, an enum or an object again"),
                    );
                }
                // That it is broken has been said.
                Some(_) => {}
            }
            found
        };
        let found = (
            find("WorkflowId"),
            find("ProvisioningSponsor"),
            find("Operation"),
            find("EntityStatus"),
            find("ExecutionResult"),
        );
        match found {
            (Some(workflow), Some(sponsors), Some(operations), Some(status), Some(result)) => {
                Some(Shared { workflow, sponsors, operations, status, result })
            }
            _ => None,
        }
    }

    fn provisioner(&mut self, at: At<'s>, group: GroupId, shared: &Shared) -> Option<Provisioner> {
        let text = |key: &str| at.node.text(key).map(str::to_owned);
        let id = self.provisioner_id(at)?;
        let sponsor = at.get("sponsor")?;
        self.enum_value(sponsor, shared.sponsors, "sponsor");
        let mut operations = Vec::new();
        for operation in at.get("operations")?.items() {
            self.enum_value(operation, shared.operations, "operation");
            operations.extend(operation.node.as_str().map(str::to_owned));
        }
        let tag = self.api[group].tag.clone();
        let mut places = Vec::new();
        for name in METHODS {
            let methods = &self.api[group].methods;
            let Some(place) = methods.find(|method| method.name == name) else {
                // Where the method is there but broken, that has been said.
                if !self.paths.contains_key(&*format!("/{tag}.{name}")) {
                    let title = format!("the provisioner `{tag}` lacks the method `{tag}.{name}`");
                    self.report(
                        Code::MissingMethod,
                        at.span,
                        title,
                        "every provisioner has create, canExecute, execute and get",
                    );
                }
                continue;
            };
            places.push(place);
        }
        let &[create, can_execute, execute, get] = places.as_slice() else {
            return None;
        };
        self.shape(group, [create, can_execute, execute, get], id, shared);
        Some(Provisioner {
            title: text("title")?,
            bank: text("bank")?,
            sponsor: text("sponsor")?,
            operations,
            id,
            sponsors: shared.sponsors,
            operation_kinds: shared.operations,
            create,
            can_execute,
            execute,
            get,
        })
    }

    fn provisioner_id(&mut self, at: At<'s>) -> Option<TypeId> {
        let id = at.get("id")?;
        let target = id.node.get("$ref")?;
        match self.schema_ref(id.file, target)?.ty {
            Type::Named(found) if matches!(self.api[found].kind, TypeKind::Id { .. }) => {
                Some(found)
            }
            _ => {
                let help = "refer to a schema with `x-id: true`";
                self.report(
                    Code::WrongRef,
                    target.span,
                    "this refers to something that is not an id",
                    help,
                );
                None
            }
        }
    }

    fn enum_value(&mut self, at: At<'s>, of: TypeId, noun: &str) {
        let Some(text) = at.node.as_str() else { return };
        let TypeKind::Enum { values, .. } = &self.api[of].kind else { return };
        if !values.iter().any(|value| value.wire == text) {
            let title = format!("there is no {noun} `{text}`");
            let diagnostic = Diagnostic::new(Code::InvalidValue, at.node.span, title).suggest(
                text,
                at.node.span,
                values.iter().map(|value| &*value.wire),
            );
            self.diagnostics.push(diagnostic);
        }
    }
}
