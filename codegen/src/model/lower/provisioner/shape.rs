//! What the methods of a provisioner must take and answer.
//!
//! The traits of the runtime go over them, so that another shape would be code that does not compile.

use super::{Made, Shared};
use crate::model::{Field, GroupId, Method, MethodId, Scalar, Type, TypeId, TypeKind, Types};
use crate::spec::diagnostic::{Code, Diagnostic};
use crate::spec::source::Span;

/// Where a method has another shape, and what it must have.
struct Problem {
    place: Span,
    title: String,
    also: Vec<(Span, &'static str)>,
    help: Option<String>,
}

impl Problem {
    fn of_answer(place: Span, method: &Method, title: String) -> Self {
        let also = vec![(method.span, "the method"), (method.answer_span, "its answer")];
        Self { place, title, also, help: None }
    }

    fn diagnostic(self) -> Diagnostic {
        let diagnostic = Diagnostic::new(Code::ProvisionerShape, self.place, self.title);
        let also = |diagnostic: Diagnostic, (span, what)| diagnostic.also(span, what);
        let diagnostic = self.also.into_iter().fold(diagnostic, also);
        let diagnostic = match self.help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        };
        diagnostic.note("code that is generic over provisioners relies on it")
    }
}

/// Checks what generic code relies on in the four methods.
pub(super) fn check(
    made: &Made<'_>,
    group: GroupId,
    methods: [MethodId; 4],
    wanted: (TypeId, &Shared),
) -> impl Iterator<Item = Diagnostic> {
    let methods = methods.map(|method| &made.methods[group][method]);
    let problems = Shape { types: made.types }.problems(methods, wanted);
    problems.into_iter().map(Problem::diagnostic)
}

struct Shape<'a> {
    types: &'a Types,
}

impl Shape<'_> {
    fn problems(&self, methods: [&Method; 4], (id, shared): (TypeId, &Shared)) -> Vec<Problem> {
        let [create, can_execute, execute, get] = methods;
        let of_create =
            [("workflow_id", shared.workflow), ("provisioning_sponsor", shared.sponsors)];
        let of_others = [("", id)];
        let requests = [
            (create, &of_create[..]),
            (can_execute, &of_others),
            (execute, &of_others),
            (get, &of_others),
        ];
        let list = |id| Type::List(Box::new(Type::Named(id)));
        let status = Type::Named(shared.status);
        let a_status = "`status` of type `EntityStatus`, required";
        let operations = "`queued_operations`, a required list of `Operation`";
        let results = "`execution_results`, a required list of `ExecutionResult`";
        let answers = [
            (create, "", Type::Named(id), "the id, required"),
            (create, "status", status.clone(), a_status),
            (
                can_execute,
                "can_execute",
                Type::Scalar(Scalar::Boolean),
                "`can_execute`, a required boolean",
            ),
            (execute, "queued_operations", list(shared.operations), operations),
            (get, "status", status, a_status),
            (get, "execution_results", list(shared.result), results),
        ];
        let requests =
            requests.iter().filter_map(|(method, wanted)| self.wrong_request(method, wanted));
        let answers = answers
            .iter()
            .filter_map(|(method, wire, ty, what)| self.wrong_answer(method, wire, ty, what));
        requests.chain(answers).chain(self.wrong_list(can_execute)).collect()
    }

    /// What is wrong with a request, which must require `wanted` and nothing else.
    fn wrong_request(&self, method: &Method, wanted: &[(&str, TypeId)]) -> Option<Problem> {
        let request = Type::Named(method.request);
        let fields = self.types.fields(&request);
        let fits = |field: &Field, (wire, ty): &(&str, TypeId)| {
            is_required(field, wire, &Type::Named(*ty))
        };
        let lacks = wanted.iter().find(|wanted| !fields.iter().any(|field| fits(field, wanted)));
        let place = match lacks {
            Some((wire, ty)) => Some(self.nearest(method.request, wire, &Type::Named(*ty))),
            None => {
                let unwanted = |field: &&Field| !wanted.iter().any(|wanted| fits(field, wanted));
                let more = fields.iter().filter(|field| field.required).find(unwanted);
                more.map(|field| field.span)
            }
        };
        let place = place.filter(|_| !self.is_broken(&request))?;
        let name = |(wire, ty): &(&str, TypeId)| {
            let of = self.types[*ty].words.concat();
            match *wire {
                "" => format!("one of type `{of}`"),
                wire => format!("`{wire}` of type `{of}`"),
            }
        };
        let names: Vec<String> = wanted.iter().map(name).collect();
        let names = names.join(" and ");
        let title = format!("`{}` must require {names} and nothing else", method.wire);
        Some(Problem { place, title, also: vec![(method.span, "the method")], help: None })
    }

    /// What is wrong with an answer, which must have a required field; with no name, any of the type.
    fn wrong_answer(&self, method: &Method, wire: &str, ty: &Type, what: &str) -> Option<Problem> {
        let answer = &method.response;
        let has = self.types.fields(answer).iter().any(|field| is_required(field, wire, ty));
        if has || self.is_broken(answer) {
            return None;
        }
        let place = match answer {
            Type::Named(answer) => self.nearest(*answer, wire, ty),
            _ => method.span,
        };
        let title = format!("the answer of `{}` must have {what}", method.wire);
        let problem = Problem::of_answer(place, method, title);
        // It may stand one level further down, as the pages print it.
        let below = self.types.fields(answer).iter().find(|field| {
            self.types.fields(&field.ty).iter().any(|field| is_required(field, wire, ty))
        });
        let help = below
            .filter(|_| method.unwrap.is_none())
            .map(|below| format!("write `x-unwrap: {}` at the answer", below.wire));
        Some(Problem { help, ..problem })
    }

    /// What is wrong with the list of missing requirements.
    fn wrong_list(&self, method: &Method) -> Option<Problem> {
        let place = self.wrong_gaps(&method.response)?;
        let title = format!(
            "the answer of `{}` must have `missing_requirements`, an optional list of objects with \
             a required `code` (enum) and `message`, and optional `entity_type`, `entity_id`, \
             `related_methods` and `fields`",
            method.wire
        );
        Some(Problem::of_answer(place, method, title))
    }

    /// The field that is most likely meant to be what is wanted, or else the object that lacks it.
    fn nearest(&self, object: TypeId, wire: &str, ty: &Type) -> Span {
        let fields = self.types.fields(&Type::Named(object));
        let found = fields.iter().find(|field| match wire {
            "" => field.ty == *ty,
            wire => field.wire == wire,
        });
        found.map_or(self.types[object].span, |field| field.span)
    }

    /// Whether a property of it could not be understood, which has been said.
    fn is_broken(&self, ty: &Type) -> bool {
        self.types.object(ty).is_some_and(|(_, object)| object.open)
    }

    /// Where the list of missing requirements is not what it must be.
    fn wrong_gaps(&self, answer: &Type) -> Option<Span> {
        let Type::Named(object) = answer else { return None };
        if self.is_broken(answer) {
            return None;
        }
        let fields = self.types.fields(answer);
        let Some(gaps) = fields.iter().find(|field| field.wire == "missing_requirements") else {
            return Some(self.types[*object].span);
        };
        let item = match &gaps.ty {
            Type::List(item) if !gaps.required => item,
            _ => return Some(gaps.span),
        };
        let Type::Named(item_id) = **item else { return Some(gaps.span) };
        let text = || Type::Scalar(Scalar::String);
        let wanted = [
            ("code", true, None),
            ("message", true, Some(text())),
            ("entity_type", false, Some(text())),
            ("entity_id", false, Some(text())),
            ("related_methods", false, Some(Type::List(Box::new(text())))),
            ("fields", false, Some(Type::List(Box::new(text())))),
        ];
        // The code is an enum, of whatever name.
        let fits = |ty: &Type, wanted: &Option<Type>| match wanted {
            Some(wanted) => ty == wanted,
            None => self.is_enum(ty),
        };
        for (wire, required, ty) in &wanted {
            match self.types.fields(item).iter().find(|field| field.wire == *wire) {
                Some(field) if field.required == *required && fits(&field.ty, ty) => {}
                Some(field) => return Some(field.span),
                None if self.is_broken(item) => {}
                None => return Some(self.types[item_id].span),
            }
        }
        None
    }

    fn is_enum(&self, ty: &Type) -> bool {
        let Type::Named(id) = ty else { return false };
        matches!(self.types[*id].kind, TypeKind::Enum { .. })
    }
}

/// Whether a field is a required one of this type; with no name, of any.
fn is_required(field: &Field, wire: &str, ty: &Type) -> bool {
    field.required && field.ty == *ty && (wire.is_empty() || field.wire == wire)
}
