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
        let mut problems: Vec<(Span, Span, String)> = Vec::new();
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
            let ty = Type::Named(method.request);
            let fields = self.fields(&ty);
            let fits = |field: &Field, (wire, ty): &(&str, TypeId)| {
                field.required && field.ty == named(*ty) && (wire.is_empty() || field.wire == *wire)
            };
            let lacks =
                wanted.iter().find(|wanted| !fields.iter().any(|field| fits(field, wanted)));
            let more = fields
                .iter()
                .find(|field| field.required && !wanted.iter().any(|wanted| fits(field, wanted)));
            let place = match (lacks, more) {
                (None, None) => None,
                (Some((wire, ty)), _) => self.nearest(method.request, wire, &named(*ty)),
                (None, Some(more)) => Some(more.span),
            };
            if let Some(place) = place.filter(|_| !self.is_broken(&ty)) {
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
                    place,
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
        let mut response = |method: &Method, ok: bool, (wire, ty): (&str, &Type), what: &str| {
            if !ok && !self.is_broken(&method.response) {
                let place = match method.response {
                    Type::Named(answer) => self.nearest(answer, wire, ty),
                    _ => None,
                };
                let place = place.unwrap_or(method.span);
                let title = format!("the answer of `{}` must have {what}", method.wire);
                problems.push((place, method.span, title));
            }
        };
        let has = |method: &Method, wire: &str, ty: &Type| {
            self.fields(&method.response).iter().any(|field| {
                field.required && field.ty == *ty && (wire.is_empty() || field.wire == wire)
            })
        };
        response(create, has(create, "", &named(id)), ("", &named(id)), "the id, required");
        response(
            create,
            has(create, "status", &status),
            ("status", &status),
            "`status` of type `EntityStatus`, required",
        );
        response(
            can_execute,
            has(can_execute, "can_execute", &Type::Boolean),
            ("can_execute", &Type::Boolean),
            "`can_execute`, a required boolean",
        );
        let operations = Type::List(Box::new(named(shared.operations)));
        response(
            execute,
            has(execute, "queued_operations", &operations),
            ("queued_operations", &operations),
            "`queued_operations`, a required list of `Operation`",
        );
        response(
            get,
            has(get, "status", &status),
            ("status", &status),
            "`status` of type `EntityStatus`, required",
        );
        let results = Type::List(Box::new(named(shared.result)));
        response(
            get,
            has(get, "execution_results", &results),
            ("execution_results", &results),
            "`execution_results`, a required list of `ExecutionResult`",
        );
        if let Some(place) = self.wrong_gaps(&can_execute.response) {
            let title = format!(
                "the answer of `{}` must have `missing_requirements`, an optional list of objects with a required `code` (enum) and `message`, and optional `entity_type`, `entity_id`, `related_methods` and `fields`",
                can_execute.wire
            );
            problems.push((place, can_execute.span, title));
        }
        for (place, method, title) in problems {
            self.diagnostics.push(
                Diagnostic::new(Code::ProvisionerShape, place, title)
                    .also(method, "the method")
                    .note("code that is generic over provisioners relies on it"),
            );
        }
    }

    /// The field that is most likely meant to be what is wanted, or else the object that lacks it.
    fn nearest(&self, object: TypeId, wire: &str, ty: &Type) -> Option<Span> {
        let fields = self.fields(&Type::Named(object));
        let found = fields.iter().find(|field| match wire {
            "" => field.ty == *ty,
            wire => field.wire == wire,
        });
        let object = self.api.def(object).map(|def| def.span);
        found.map(|field| field.span).or(object)
    }

    /// Whether a property of it could not be understood, which has been said.
    fn is_broken(&self, ty: &Type) -> bool {
        let Type::Named(id) = ty else { return false };
        match self.api.def(*id).map(|def| &def.kind) {
            Some(TypeKind::Struct(object)) => object.open,
            _ => false,
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

    /// Where the list of missing requirements is not what it must be.
    fn wrong_gaps(&self, answer: &Type) -> Option<Span> {
        let Type::Named(object) = answer else { return None };
        if self.is_broken(answer) {
            return None;
        }
        let fields = self.fields(answer);
        let Some(gaps) = fields.iter().find(|field| field.wire == "missing_requirements") else {
            return self.api.def(*object).map(|def| def.span);
        };
        let item = match &gaps.ty {
            Type::List(item) if !gaps.required => item,
            _ => return Some(gaps.span),
        };
        let Type::Named(item_id) = **item else { return Some(gaps.span) };
        let text = |ty: &Type| *ty == Type::String;
        let texts = |ty: &Type| *ty == Type::List(Box::new(Type::String));
        let code = |ty: &Type| matches!(ty, Type::Named(id) if matches!(self.api.def(*id).map(|def| &def.kind), Some(TypeKind::Enum { .. })));
        let wanted: [(&str, bool, &dyn Fn(&Type) -> bool); 6] = [
            ("code", true, &code),
            ("message", true, &text),
            ("entity_type", false, &text),
            ("entity_id", false, &text),
            ("related_methods", false, &texts),
            ("fields", false, &texts),
        ];
        for (wire, required, fits) in wanted {
            match self.fields(item).iter().find(|field| field.wire == wire) {
                Some(field) if field.required == required && fits(&field.ty) => {}
                Some(field) => return Some(field.span),
                None if self.is_broken(item) => {}
                None => return self.api.def(item_id).map(|def| def.span),
            }
        }
        None
    }
}
