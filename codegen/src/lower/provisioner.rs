//! What makes a group of methods a provisioner.
//!
//! Generic code creates, checks, executes and gets through any provisioner, so their methods
//! must have a common shape; where one has not, this says so before rustc would.

use super::{At, Lower};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Field, Method, Provisioner, Type, TypeId, TypeKind};
use crate::source::Span;

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
            let Some(index) = self.api.groups.iter().position(|group| group.tag == name) else {
                continue;
            };
            let Some(shared) = self.shared(at.span) else {
                continue;
            };
            let provisioner = self.provisioner(at, index, &shared);
            if let Some(group) = self.api.groups.get_mut(index) {
                group.provisioner = provisioner;
            }
        }
    }

    fn shared(&mut self, span: Span) -> Option<Shared> {
        let mut find = |name: &str| {
            let found = self.api.types.iter().position(|def| {
                def.home == crate::model::Home::Shared
                    && matches!(def.words.as_slice(), [word] if word == name)
            });
            if found.is_none() {
                let title = format!("provisioners need the shared schema `{name}`");
                self.diagnostics.push(
                    Diagnostic::new(Code::MissingSchema, span, title)
                        .help(format!("add `{name}` to the schemas below `components/`")),
                );
            }
            found.map(TypeId)
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

    fn provisioner(&mut self, at: At<'s>, group: usize, shared: &Shared) -> Option<Provisioner> {
        let text = |key: &str| at.node.text(key).map(str::to_owned);
        let id = self.provisioner_id(at)?;
        let sponsor = at.get("sponsor")?;
        self.enum_value(sponsor, shared.sponsors, "sponsor");
        let mut operations = Vec::new();
        for operation in at.get("operations")?.items() {
            self.enum_value(operation, shared.operations, "operation");
            operations.extend(operation.node.as_str().map(str::to_owned));
        }
        let tag = self.api.groups.get(group)?.tag.clone();
        let mut places = Vec::new();
        for name in METHODS {
            let methods = &self.api.groups.get(group)?.methods;
            let Some(place) = methods.iter().position(|method| method.name == name) else {
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
        self.shapes(group, &[create, can_execute, execute, get], id, shared);
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
        let (ty, _) = self.schema_ref(id.file, target)?;
        match ty {
            Type::Named(found) if matches!(self.api.def(found)?.kind, TypeKind::Id { .. }) => {
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
        let Some(TypeKind::Enum { values, .. }) = self.api.def(of).map(|def| &def.kind) else {
            return;
        };
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

    /// Checks what generic code relies on.
    fn shapes(&mut self, group: usize, places: &[usize; 4], id: TypeId, shared: &Shared) {
        let mut problems: Vec<(Span, String)> = Vec::new();
        let Some(group) = self.api.groups.get(group) else {
            return;
        };
        let methods: Vec<&Method> =
            places.iter().filter_map(|place| group.methods.get(*place)).collect();
        let &[create, can_execute, execute, get] = methods.as_slice() else {
            return;
        };
        let named = Type::Named;
        let status = named(shared.status);
        let mut request = |method: &Method, wanted: &[(&str, TypeId)]| {
            let fields = self.fields(&Type::Named(method.request));
            let required = fields.iter().filter(|field| field.required).count();
            let all = wanted.iter().all(|(wire, ty)| {
                fields.iter().any(|field| {
                    field.required
                        && field.ty == named(*ty)
                        && (wire.is_empty() || field.wire == *wire)
                })
            });
            if !all || required != wanted.len() {
                let names: Vec<String> = wanted
                    .iter()
                    .map(|(wire, ty)| {
                        let of = self.api.def(*ty).map_or(String::new(), |def| def.words.concat());
                        if wire.is_empty() {
                            format!("one of type `{of}`")
                        } else {
                            format!("`{wire}` of type `{of}`")
                        }
                    })
                    .collect();
                problems.push((
                    method.span,
                    format!(
                        "`{}` must require {} and nothing else",
                        method.wire,
                        names.join(" and ")
                    ),
                ));
            }
        };
        request(
            create,
            &[("workflow_id", shared.workflow), ("provisioning_sponsor", shared.sponsors)],
        );
        request(can_execute, &[("", id)]);
        request(execute, &[("", id)]);
        request(get, &[("", id)]);
        let mut response = |method: &Method, ok: bool, what: &str| {
            if !ok {
                problems.push((
                    method.span,
                    format!("the answer of `{}` must have {what}", method.wire),
                ));
            }
        };
        let has = |method: &Method, wire: &str, ty: &Type| {
            self.fields(&method.response).iter().any(|field| {
                field.required && field.ty == *ty && (wire.is_empty() || field.wire == wire)
            })
        };
        response(create, has(create, "", &named(id)), "the id, required");
        response(
            create,
            has(create, "status", &status),
            "`status` of type `EntityStatus`, required",
        );
        response(
            can_execute,
            has(can_execute, "can_execute", &Type::Boolean),
            "`can_execute`, a required boolean",
        );
        let gaps = self
            .fields(&can_execute.response)
            .iter()
            .find(|field| field.wire == "missing_requirements");
        response(
            can_execute,
            gaps.is_some_and(|field| !field.required && self.is_list_of_gaps(&field.ty)),
            "`missing_requirements`, an optional list of objects with a required `code` (enum) and `message`, and optional `entity_type`, `entity_id`, `related_methods` and `fields`",
        );
        let operations = Type::List(Box::new(named(shared.operations)));
        response(
            execute,
            has(execute, "queued_operations", &operations),
            "`queued_operations`, a required list of `Operation`",
        );
        response(get, has(get, "status", &status), "`status` of type `EntityStatus`, required");
        let results = Type::List(Box::new(named(shared.result)));
        response(
            get,
            has(get, "execution_results", &results),
            "`execution_results`, a required list of `ExecutionResult`",
        );
        for (span, title) in problems {
            self.diagnostics.push(
                Diagnostic::new(Code::ProvisionerShape, span, title)
                    .note("code that is generic over provisioners relies on it"),
            );
        }
    }

    fn fields(&self, ty: &Type) -> &[Field] {
        match ty {
            Type::Named(id) => match self.api.def(*id).map(|def| &def.kind) {
                Some(TypeKind::Struct(object)) => &object.fields,
                _ => &[],
            },
            _ => &[],
        }
    }

    fn is_list_of_gaps(&self, ty: &Type) -> bool {
        let Type::List(item) = ty else { return false };
        let fields = self.fields(item);
        let has = |wire: &str, required: bool, fits: &dyn Fn(&Type) -> bool| {
            fields
                .iter()
                .any(|field| field.wire == wire && field.required == required && fits(&field.ty))
        };
        let text = |ty: &Type| *ty == Type::String;
        let texts = |ty: &Type| *ty == Type::List(Box::new(Type::String));
        let code = |ty: &Type| matches!(ty, Type::Named(id) if matches!(self.api.def(*id).map(|def| &def.kind), Some(TypeKind::Enum { .. })));
        has("code", true, &code)
            && has("message", true, &text)
            && has("entity_type", false, &text)
            && has("entity_id", false, &text)
            && has("related_methods", false, &texts)
            && has("fields", false, &texts)
    }
}
