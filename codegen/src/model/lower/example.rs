//! Examples and defaults: whether they fit their types.
//!
//! Of the examples of methods tests are made, so it is noted, too, how the client would write them.

mod fit;
mod text;

use std::collections::BTreeMap;

use super::{At, Lower, docs};
use crate::model::{Api, Example, Limits, Type};
use crate::spec::diagnostic::Code;
use crate::spec::node::Node;
use crate::spec::source::Span;

use fit::Fit;

/// A value in the spec that must fit its schema.
pub(super) struct Sample<'s> {
    node: &'s Node,
    ty: Type,
    limits: Limits,
    /// The field or type that it is of.
    of: Span,
    is_default: bool,
    /// Whether it is a whole request or answer.
    whole: bool,
}

impl<'s> Sample<'s> {
    pub(super) fn example(node: &'s Node, fits: (&Type, &Limits), of: Span) -> Self {
        let (ty, limits) = (fits.0.clone(), fits.1.clone());
        Self { node, ty, limits, of, is_default: false, whole: false }
    }

    pub(super) fn default(node: &'s Node, fits: (&Type, &Limits), of: Span) -> Self {
        Self { is_default: true, ..Self::example(node, fits, of) }
    }
}

impl<'s> Lower<'s, '_> {
    /// Notes the examples of a media type, to be looked at once all types are known.
    pub(super) fn media_examples(&mut self, media: At<'s>, fits: (&Type, &Limits)) {
        if let (Some(one), Some(_)) = (media.get("example"), media.get("examples")) {
            self.report(
                Code::SchemaKeyword,
                one.span,
                "`example` beside `examples`",
                "move it into `examples`",
            );
        }
        for (_, node) in examples(media) {
            let sample = Sample::example(node, fits, media.span);
            self.samples.push(Sample { whole: true, ..sample });
        }
    }

    /// Checks all examples, and gives methods theirs.
    pub(super) fn check_examples(&mut self) {
        let mut examples = BTreeMap::new();
        for sample in std::mem::take(&mut self.samples) {
            let Sample { node, ty, limits, of, is_default, whole } = sample;
            let diagnostics = Some(&mut *self.diagnostics);
            let noun = if is_default { "default" } else { "example" };
            let value = Fit { api: &self.api, diagnostics, noun, whole }.value(
                node,
                node.span,
                (&ty, &limits),
            );
            // Those of methods are kept with them, below.
            if !is_default && !whole {
                examples.insert(of, value);
            }
        }
        self.api.examples = examples;
        let mut found = Vec::new();
        for (group, methods) in self.api.groups.entries() {
            for (index, method) in methods.methods.entries() {
                let Some((request, response)) = self.bodies(&method.wire) else {
                    continue;
                };
                let request = to_examples(&self.api, request, &Type::Named(method.request), None);
                let response = to_examples(
                    &self.api,
                    response,
                    &method.response,
                    Some(method.unwrap.as_deref()),
                );
                found.push((group, index, request, response));
            }
        }
        for (group, index, request, response) in found {
            let method = &mut self.api[group].methods[index];
            method.request_examples = request;
            method.response_examples = response;
        }
    }

    /// The media types of a method's request and of its good answer.
    fn bodies(&self, wire: &str) -> Option<(At<'s>, At<'s>)> {
        let item = *self.paths.get(&*format!("/{wire}"))?;
        let item = match item.node.get("$ref") {
            Some(target) => self.target(item.file, target)?.at,
            None => item,
        };
        let operation = item.get("post")?;
        let media = |at: At<'s>| at.get("content")?.get("application/json");
        Some((
            media(operation.get("requestBody")?)?,
            media(operation.get("responses")?.get("200")?)?,
        ))
    }
}

/// The examples of a media type: what is said of each, and the value.
pub(super) fn examples<'s>(media: At<'s>) -> Vec<(Option<At<'s>>, &'s Node)> {
    let many = media.get("examples").into_iter().flat_map(At::entries);
    let many = many.filter_map(|(_, example)| Some((Some(example), example.node.get("value")?)));
    media.node.get("example").map(|one| (None, one)).into_iter().chain(many).collect()
}

/// The examples of a media type as JSON; `envelope` says what of an answer is wanted.
fn to_examples(
    api: &Api,
    media: At<'_>,
    ty: &Type,
    envelope: Option<Option<&str>>,
) -> Vec<Example> {
    let fits = (ty, &Limits::default());
    let mut found = Vec::new();
    for (about, whole) in examples(media) {
        let json = whole.to_json();
        let canonical = match envelope {
            None => Fit::quiet(api).value(whole, whole.span, fits),
            Some(unwrap) => {
                let mut canonical = json.clone();
                let data = whole.get("data");
                let inner = match unwrap {
                    Some(key) => data.and_then(|data| data.get(key)),
                    None => data,
                };
                let slot = match unwrap {
                    Some(key) => canonical.get_mut("data").and_then(|data| data.get_mut(key)),
                    None => canonical.get_mut("data"),
                };
                if let (Some(inner), Some(slot)) = (inner, slot) {
                    *slot = Fit::quiet(api).value(inner, inner.span, fits);
                }
                canonical
            }
        };
        let summary = about.and_then(|at| at.node.text("summary")).map(str::to_owned);
        let docs = about.map(docs::of).unwrap_or_default();
        found.push(Example { summary, docs, json, canonical });
    }
    found
}
