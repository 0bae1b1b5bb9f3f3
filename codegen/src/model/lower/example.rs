//! Examples and defaults: whether they fit their types.
//!
//! Of the examples of methods tests are made, so it is noted, too, how the client would write them.

mod fit;
mod text;

use std::collections::BTreeMap;

use super::docs::Described;
use super::schema::Schemas;
use crate::model::{Example, Limits, Type, Types};
use crate::spec::diagnostic::{Code, Diagnostics};
use crate::spec::node::Node;
use crate::spec::source::Span;
use crate::spec::tree::{self, At, MediaType};

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

/// Notes the examples of a media type, to be looked at once all types are known.
pub(super) fn note<'s>(
    schemas: &mut Schemas<'_, 's, '_>,
    media: &At<MediaType<'s>>,
    fits: (&Type, &Limits),
) {
    if let (Some(one), Some(_)) = (media.example.key(), media.examples.key()) {
        let title = "`example` beside `examples`";
        schemas.report(Code::SchemaKeyword, one, title, "move it into `examples`");
    }
    for (_, node) in all(media) {
        let sample = Sample::example(node, fits, media.key);
        schemas.samples.push(Sample { whole: true, ..sample });
    }
}

/// Checks all examples and defaults; gives those of schemas, by the places of the fields and types
/// that they are of.
pub(super) fn check(
    types: &Types,
    samples: Vec<Sample<'_>>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<Span, serde_json::Value> {
    let mut examples = BTreeMap::new();
    for Sample { node, ty, limits, of, is_default, whole } in samples {
        let noun = if is_default { "default" } else { "example" };
        let mut fit = Fit { types, diagnostics: Some(&mut *diagnostics), noun, whole };
        let value = fit.value(node, node.span, (&ty, &limits));
        // Those of methods are kept with them.
        if !is_default && !whole {
            examples.insert(of, value);
        }
    }
    examples
}

/// The examples of a media type: what is said of each, and the value.
pub(super) fn all<'a, 's>(
    media: &'a MediaType<'s>,
) -> impl Iterator<Item = (Option<&'a tree::Example<'s>>, &'s Node)> {
    let many = media.examples.get().into_iter().flat_map(|examples| examples.values());
    let many = many.filter_map(|(_, about)| Some((Some(&about.value), about.value.value.value()?)));
    media.example.value().map(|one| (None, one)).into_iter().chain(many)
}

/// The examples of a media type as JSON; `envelope` says what of an answer is wanted.
pub(super) fn of_media(
    types: &Types,
    media: &MediaType<'_>,
    ty: &Type,
    envelope: Option<Option<&str>>,
) -> Vec<Example> {
    let fits = (ty, &Limits::default());
    let mut found = Vec::new();
    for (about, whole) in all(media) {
        let json = whole.to_json();
        let canonical = match envelope {
            None => Fit::quiet(types).value(whole, whole.span, fits),
            Some(unwrap) => {
                let mut canonical = json.clone();
                // An example has keys of its own choice.
                let keys = ["data"].into_iter().chain(unwrap);
                let inner = keys.clone().try_fold(whole, |node, key| node.get(key));
                let slot = keys.into_iter().try_fold(&mut canonical, |json, key| json.get_mut(key));
                if let (Some(inner), Some(slot)) = (inner, slot) {
                    *slot = Fit::quiet(types).value(inner, inner.span, fits);
                }
                canonical
            }
        };
        let summary = about.and_then(|about| about.summary.value()).map(str::to_owned);
        let docs = about.map(Described::docs).unwrap_or_default();
        found.push(Example { summary, docs, json, canonical });
    }
    found
}
