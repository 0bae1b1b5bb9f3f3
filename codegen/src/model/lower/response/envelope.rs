//! The envelope of a good answer, and what of it the caller gets.

use super::Answer;
use crate::model::lower::example;
use crate::model::lower::schema::{Frame, Place, Schemas};
use crate::model::{Home, Limits, Type};
use crate::spec::diagnostic::{Code, Diagnostic};
use crate::spec::source::Span;
use crate::spec::tree::{At, Entry, MediaType, RefOr, Response, Schema};

/// A property with its schema.
type Property<'s> = Entry<'s, RefOr<'s, Schema<'s>>>;

pub(super) fn lower<'t, 's>(
    schemas: &mut Schemas<'t, 's, '_>,
    response: &'t Response<'s>,
    home: Home,
    name: &str,
) -> Option<Answer<'t, 's>> {
    let content = response.content.get()?;
    let media = content.json.get()?;
    // Something of it may be where it means nothing.
    if response.has_unknown || content.has_unknown || media.has_unknown {
        return None;
    }
    let envelope = media.schema.get()?;
    let data = check_parts(schemas, envelope)?;
    if response.unwrap.is_broken() {
        return None;
    }
    let key = response.unwrap.get();
    // The whole envelope goes through the checks of any schema; of its types only those below `data`
    // are used.
    schemas.frame = frame(envelope, data, key.map(|key| key.value), name);
    let place = Place { home, words: vec![name.to_owned(), "envelope".to_owned()] };
    let whole = schemas.schema(envelope, &place);
    schemas.frame = Frame::default();
    let whole = whole?.ty;
    let field = schemas.types.fields(&whole).iter().find(|field| field.wire == "data");
    let in_data = field?.ty.clone();
    let (ty, unwrap) = match key {
        None => (in_data, None),
        Some(key) => (unwrapped(schemas, data, &in_data, key)?, Some(key.value.to_owned())),
    };
    if !matches!(ty, Type::Named(_) | Type::List(_)) {
        let help = "write `type: object` with `properties`, or a reference to one";
        schemas.report(Code::Envelope, data.key, "the answer of a method is an object", help);
        return None;
    }
    example::note(schemas, media, (&whole, &Limits::default()));
    check_success(schemas, media);
    Some(Answer { unwrap, ty, span: response.at, media: &media.value })
}

/// Checks that an envelope is one, and gives its `data`.
fn check_parts<'a, 's>(
    schemas: &mut Schemas<'_, 's, '_>,
    envelope: &'a At<RefOr<'s, Schema<'s>>>,
) -> Option<&'a Property<'s>> {
    let schema = envelope.here();
    if schema.is_some_and(|schema| schema.is_broken()) {
        return None;
    }
    let properties = schema.and_then(|schema| schema.properties.get());
    let part = |name: &str| properties.and_then(|properties| properties.get(name));
    let (Some(schema), Some(_), Some(data)) = (schema, part("meta"), part("data")) else {
        let place = properties.map_or(envelope.key, |properties| properties.key);
        let title = "an answer is an object with `meta` and `data`";
        schemas.report(Code::Envelope, place, title, "write both out under `properties`");
        return None;
    };
    for Entry { name, key, value } in schema.properties.entries() {
        let schema = value.as_ref().and_then(|at| at.here());
        let is_broken = value.is_none() || schema.is_some_and(|schema| schema.is_broken());
        if *name != "meta" && *name != "data" && !is_broken {
            let title = format!("`{name}` would be ignored: an answer has `meta` and `data`");
            schemas.report(Code::Envelope, *key, title, "put it below `data`");
        }
    }
    let required = schema.required.items();
    let is_whole = !schema.required.is_broken()
        && schema.required.get().is_none_or(|required| !required.is_broken);
    let is_required = |name: &&str| required.iter().any(|required| required.value == *name);
    if let Some(name) = ["meta", "data"].iter().find(|name| !is_required(name))
        && is_whole
    {
        let place = schema.required.key().unwrap_or(envelope.key);
        let title = format!("an answer without `{name}` would not be read as a good one");
        schemas.report(Code::Envelope, place, title, "write `required: [meta, data]`");
    }
    Some(data)
}

/// What of an envelope the runtime decodes, and what the caller gets: `CreateResponse`, however deep
/// it is.
fn frame(
    envelope: &At<RefOr<'_, Schema<'_>>>,
    data: &Property<'_>,
    unwrap: Option<&str>,
    name: &str,
) -> Frame {
    let inner = unwrap.and_then(|key| {
        let schema = data.value.as_ref()?.here()?;
        schema.properties.get()?.get(key)
    });
    let objects: Vec<Span> = match inner {
        Some(_) => vec![envelope.key, data.key],
        None => vec![envelope.key],
    };
    let words = vec![name.to_owned(), "response".to_owned()];
    let response = inner.map_or(data.key, |inner| inner.key);
    Frame { objects, response: Some((response, words)) }
}

/// The type of what `x-unwrap` takes out of `data`.
fn unwrapped<'s>(
    schemas: &mut Schemas<'_, 's, '_>,
    data: &Property<'s>,
    ty: &Type,
    key: &At<&str>,
) -> Option<Type> {
    let fields = schemas.types.fields(ty);
    let Some(field) = fields.iter().find(|field| field.wire == key.value) else {
        let properties = data.value.as_ref()?.here().map(|schema| &schema.properties);
        // Where it is there but broken, that has been reported.
        let is_written =
            properties.and_then(|slot| slot.get()).is_some_and(|map| map.get(key.value).is_some());
        if !is_written {
            let title = format!("`data` has no property `{}`", key.value);
            let names = fields.iter().map(|field| &*field.wire);
            let diagnostic = Diagnostic::new(Code::Envelope, key.span, title);
            let diagnostic = diagnostic.suggest(key.value, key.span, names);
            schemas.diagnostics.push(diagnostic);
        }
        return None;
    };
    let (inner, is_alone) = (field.ty.clone(), field.required && fields.len() == 1);
    if !is_alone {
        let key = key.value;
        let title =
            format!("`x-unwrap: {key}` wants `data` to hold `{key}`, always, and nothing else");
        let help = "require it and remove what is beside it, or leave out `x-unwrap`";
        schemas.report(Code::Envelope, data.key, title, help);
    }
    Some(inner)
}

/// Reports examples of a good answer that callers would take for a bad one.
fn check_success(schemas: &mut Schemas<'_, '_, '_>, media: &MediaType<'_>) {
    for (_, example) in example::all(media) {
        // An example has keys of its own choice.
        let Some(meta) = example.entry("meta") else { continue };
        let status = meta.value.entry("status");
        if status.and_then(|status| status.value.as_str()) != Some("SUCCESS") {
            let place = status.map_or(meta.key_span, |status| status.value.span);
            let help = "write `status: SUCCESS` below `meta`";
            schemas.report(Code::ExampleMismatch, place, "a good answer says `SUCCESS`", help);
        }
    }
}
