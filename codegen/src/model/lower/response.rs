//! What a method answers: one good answer of its own, and the shared error.

mod envelope;

use super::example;
use super::schema::Schemas;
use crate::model::{Home, Limits, Type};
use crate::spec::diagnostic::Code;
use crate::spec::source::Span;
use crate::spec::tree::{At, Entry, MediaType, Operation, RefOr, Response};

/// What a method answers.
pub(super) struct Answer<'t, 's> {
    pub(super) unwrap: Option<String>,
    pub(super) ty: Type,
    pub(super) span: Span,
    pub(super) media: &'t MediaType<'s>,
}

/// The type of the good answer; the others must be the shared error.
pub(super) fn lower<'t, 's>(
    schemas: &mut Schemas<'t, 's, '_>,
    operation: &'t Operation<'s>,
    home: Home,
    name: &str,
) -> Option<Answer<'t, 's>> {
    let responses = operation.responses.get()?;
    for response in responses.all.entries.iter().filter(|response| response.name != "200") {
        check_failure(schemas, response);
    }
    let has = |status: &str| responses.all.get(status).is_some();
    for status in operation.errors.items().iter().filter_map(|row| row.status.get()) {
        let text = status.0.to_string();
        if !has(&text) && !has("default") {
            let title = format!("`responses` has no `{text}`");
            let help = "add it there, or add `default`";
            schemas.report(Code::Envelope, status.key, title, help);
        }
    }
    let Some(good) = responses.all.get("200") else {
        let help = "add `\"200\"`, in quotes";
        schemas.report(Code::Envelope, responses.key, "there is no good answer", help);
        return None;
    };
    let good = good.value.as_ref()?;
    match &good.value {
        RefOr::Here(response) => envelope::lower(schemas, response, home, name),
        RefOr::Ref(reference) => {
            let help = "write the response out here; its schema may have references";
            let title = "the good answer stands with the method";
            schemas.report(Code::Envelope, reference.span, title, help);
            None
        }
    }
}

/// An answer to a failed call.
fn check_failure<'s>(
    schemas: &mut Schemas<'_, 's, '_>,
    response: &Entry<'s, RefOr<'s, Response<'s>>>,
) {
    let status = response.name;
    let Some(value) = &response.value else { return };
    if value.here().is_some_and(|response| response.has_unknown) {
        return;
    }
    if status != "default" && !matches!(status.parse::<u16>(), Ok(400..=599)) {
        let title = format!("`{status}` is no status that the API answers a failed call with");
        let help = "expected `200`, `400` to `599`, or `default`";
        schemas.report(Code::Envelope, response.key, title, help);
    } else if value.here().is_some() {
        let help =
            "refer to `components/responses`; what is special to a method stands in its `x-errors`";
        let title = "a failed call is answered with the shared error";
        schemas.report(Code::Envelope, response.key, title, help);
    }
}

/// A shared response: the error envelope, which the runtime decodes.
pub(super) fn check_shared<'s>(schemas: &mut Schemas<'_, 's, '_>, response: &At<Response<'s>>) {
    if let Some(span) = response.unwrap.key() {
        let title = "only the good answer of a method has `x-unwrap`";
        schemas.report(Code::Envelope, span, title, "remove it");
    }
    let media = response.content.get().and_then(|content| content.json.get());
    let Some((media, schema)) = media.and_then(|media| Some((media, media.schema.get()?))) else {
        return;
    };
    let (help, title) =
        ("refer to the schema `ErrorAnswer`", "a shared response is the shared error");
    let Some(reference) = schema.reference() else {
        return schemas.report(Code::Envelope, schema.key, title, help);
    };
    let Some(typed) = schemas.reference(reference) else { return };
    let def = match &typed.ty {
        Type::Named(id) => schemas.types.get(*id),
        _ => None,
    };
    if !def.is_some_and(|def| def.runtime) {
        schemas.report(Code::Envelope, reference.span, title, help);
    }
    example::note(schemas, media, (&typed.ty, &Limits::default()));
}
