//! Paths and operations to methods.

use super::docs::Described;
use super::errors::{self, Standard};
use super::example;
use super::groups::Groups;
use super::response::{self, Answer};
use super::runtime;
use super::schema::{Lowered, Place, Schemas};
use crate::model::{
    Arena, Effect, ErrorRow, GroupId, Home, Limits, Method, MethodId, Type, TypeId, Types,
};
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::load::ROOT;
use crate::spec::source::Span;
use crate::spec::tree::{self, At, MediaType, Operation, Tree};

/// The part before the last dot of a method's name, `propay` of `propay.create`.
pub(super) fn group_of(method: &str) -> &str {
    method.rsplit_once('.').map_or("", |(group, _)| group)
}

/// The methods of each group, before their examples are known.
pub(super) type Methods<'t, 's> = Arena<GroupId, Arena<MethodId, Unfinished<'t, 's>>>;

/// A method whose types have not all been looked at.
pub(super) struct Unfinished<'t, 's> {
    wire: &'s str,
    span: Span,
    name: &'s str,
    operation: &'t Operation<'s>,
    media: &'t MediaType<'s>,
    pub(super) request: TypeId,
    pub(super) answer: Answer<'t, 's>,
    errors: Vec<ErrorRow>,
}

impl Unfinished<'_, '_> {
    /// The method, with its examples as its types are now.
    pub(super) fn finish(self, types: &Types) -> Method {
        let Self { wire, span, name, operation, media, request, answer, errors } = self;
        let request_examples = example::of_media(types, media, &Type::Named(request), None);
        let unwrap = Some(answer.unwrap.as_deref());
        let response_examples = example::of_media(types, answer.media, &answer.ty, unwrap);
        Method {
            wire: wire.to_owned(),
            span,
            name: name.to_owned(),
            summary: operation.summary.value().unwrap_or("").trim().to_owned(),
            docs: operation.docs(),
            effect: match operation.effect.value() {
                Some(tree::Effect::Read) => Effect::Read,
                _ => Effect::Write,
            },
            request,
            unwrap: answer.unwrap,
            response: answer.ty,
            answer_span: answer.span,
            errors,
            request_examples,
            response_examples,
        }
    }
}

/// Every path that the root lists, and every schema.
pub(super) fn lower<'t, 's>(
    tree: &'t Tree<'s>,
    groups: &'t Groups<'t, 's>,
    standard: Option<&Standard>,
    diagnostics: &mut Diagnostics,
) -> (Methods<'t, 's>, Lowered<'s>) {
    let mut methods = groups.all.map(|_, _| Arena::default());
    let wrong = runtime::check_schemas(tree, diagnostics);
    let mut schemas = Schemas::new(tree, groups, &wrong, diagnostics);
    for entry in groups.paths {
        let Some(item) = groups.item(tree, entry, schemas.diagnostics) else { continue };
        let operation = item.value.as_ref().and_then(|item| item.post.get());
        let Some(operation) = operation else { continue };
        let path = Path { name: entry.name, key: item.key };
        if let Some(named) = named(groups, &methods, &path, operation, schemas.diagnostics)
            && let Some(method) = method(&mut schemas, &named, standard)
        {
            methods[named.group].push(method);
        }
    }
    if groups.are_complete {
        groups.check_idle(schemas.diagnostics);
    }
    groups.check_listed(tree, schemas.diagnostics);
    for (_, shared) in tree.arenas.responses.iter() {
        shared.value.iter().for_each(|at| response::check_shared(&mut schemas, at));
    }
    (methods, schemas.finish())
}

/// A path of the root, and where it is written.
struct Path<'s> {
    name: &'s str,
    key: Span,
}

/// An operation whose names are right.
struct Named<'t, 's> {
    wire: &'s str,
    name: &'s str,
    span: Span,
    group: GroupId,
    home: Home,
    operation: &'t At<Operation<'s>>,
}

/// Checks the names of an operation: its path, its id and its tag say the same.
fn named<'t, 's>(
    groups: &Groups<'_, 's>,
    methods: &Methods<'t, 's>,
    path: &Path<'s>,
    operation: &'t At<Operation<'s>>,
    diagnostics: &mut Diagnostics,
) -> Option<Named<'t, 's>> {
    let wire = path.name.trim_start_matches('/');
    if path.name.strip_prefix('/') != Some(wire) {
        let title = format!("the path `{}` does not begin with one slash", path.name);
        let help = format!("write `/{wire}`");
        diagnostics.push(Diagnostic::new(Code::OperationName, path.key, title).help(help));
    }
    let id = operation.id.get()?;
    if id.value != wire {
        let title = format!("`operationId` is not `{wire}`, as the path says");
        diagnostics.push(
            Diagnostic::new(Code::OperationName, id.span, title)
                .also(path.key, "the path")
                .replace("the two are the same", id.span, wire),
        );
        return None;
    }
    let (prefix, name) = wire.rsplit_once('.').unwrap_or(("", wire));
    let tags = operation.tags.get().filter(|tags| !tags.is_broken)?;
    let tag = tags.items.first()?;
    if prefix.is_empty() || tags.items.len() > 1 || tag.value != prefix {
        let title = format!("`{wire}` has one tag: the part before its last dot");
        let diagnostic = Diagnostic::new(Code::OperationName, tag.key, title);
        diagnostics.push(match prefix.is_empty() {
            true => diagnostic.help("name methods `GROUP.METHOD`"),
            false => diagnostic.help(format!("write `tags: [{prefix}]`")),
        });
        return None;
    }
    let group = group(groups, tag, diagnostics)?;
    let found = methods[group].iter().find(|method| method.wire == wire);
    if let Some(first) = found {
        diagnostics.push(
            Diagnostic::new(Code::DuplicateOperation, id.span, format!("`{wire}` stands twice"))
                .also(first.span, "first here"),
        );
        return None;
    }
    let home = Home::Method(group, methods[group].next());
    Some(Named { wire, name, span: id.span, group, home, operation })
}

/// The group of a tag.
fn group(
    groups: &Groups<'_, '_>,
    tag: &At<&str>,
    diagnostics: &mut Diagnostics,
) -> Option<GroupId> {
    if let Some(group) = groups.find(tag.value) {
        return Some(group);
    }
    if !groups.are_complete {
        return None;
    }
    diagnostics.push(match groups.misnamed(tag.value) {
        Some(misnamed) => {
            let title = format!("no operation has the tag `{}`", misnamed.name);
            Diagnostic::new(Code::OperationName, misnamed.span, title)
                .also(tag.key, format!("`{}` is not declared", tag.value))
                .suggest(misnamed.name, misnamed.span, [tag.value])
        }
        None => {
            let title = format!("the tag `{}` is not declared in `{ROOT}`", tag.value);
            let tags = groups.all.iter().map(|group| group.name);
            Diagnostic::new(Code::OperationName, tag.key, title).suggest(tag.value, tag.key, tags)
        }
    });
    None
}

fn method<'t, 's>(
    schemas: &mut Schemas<'t, 's, '_>,
    named: &Named<'t, 's>,
    standard: Option<&Standard>,
) -> Option<Unfinished<'t, 's>> {
    let Named { wire, name, span, home, operation, .. } = *named;
    let errors = errors::rows(operation.errors.items(), standard, schemas.diagnostics);
    let request = request(schemas, operation, home, name);
    let answer = response::lower(schemas, operation, home, name);
    let ((request, media), answer) = (request?, answer?);
    Some(Unfinished {
        wire,
        span,
        name,
        operation: &operation.value,
        media,
        request,
        answer,
        errors,
    })
}

/// The type of the parameters, and the media type that has their examples.
fn request<'t, 's>(
    schemas: &mut Schemas<'t, 's, '_>,
    operation: &'t Operation<'s>,
    home: Home,
    name: &str,
) -> Option<(TypeId, &'t MediaType<'s>)> {
    let body = operation.request.get()?;
    if let Some(required) = body.required.get().filter(|required| !required.value) {
        let title = "the body of a call is always sent";
        schemas.report(Code::InvalidValue, required.span, title, "write `required: true`");
    }
    let media = body.content.get()?.json.get()?;
    let schema = media.schema.get()?;
    if let Some(reference) = schema.reference() {
        let title = "the parameters of a method stand with the method";
        let help = "write the object out here; its properties may be references";
        schemas.report(Code::WrongRef, reference.span, title, help);
        return None;
    }
    let typed = schemas.schema(schema, &Place { home, words: vec![name.to_owned()] })?;
    let (Type::Named(id), Some(_)) = (&typed.ty, schemas.types.object(&typed.ty)) else {
        let title = "the parameters of a method are an object with properties";
        let help = "write `type: object` and `properties`";
        schemas.report(Code::WrongType, schema.key, title, help);
        return None;
    };
    example::note(schemas, media, (&typed.ty, &Limits::default()));
    Some((*id, &media.value))
}
