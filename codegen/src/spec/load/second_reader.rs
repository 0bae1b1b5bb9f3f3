//! The second reading: `serde_yaml` into the types of `openapiv3`.
//!
//! What these types drop or read otherwise, other tools will, too. They are a reader and no
//! check: they take a misspelt key without a word. So what they read is written back and
//! compared, value by value, with what stands in the file.

use std::collections::BTreeMap;

use openapiv3::{Components, OpenAPI, PathItem};
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Serialize};

use super::compare::compare;
use super::{ROOT, Spec};
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::node::Node;
use crate::spec::source::Span;

/// A file beside the root: parts for it to refer to.
///
/// Its paths are path items and no references, which `openapiv3` would first have to tell apart.
#[derive(Deserialize, Serialize)]
struct Parts {
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    paths: BTreeMap<String, PathItem>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    components: Option<Components>,
}

/// Reads every file a second time and reports where the two readings differ.
pub(crate) fn agree(spec: &Spec, diagnostics: &mut Diagnostics) {
    for document in spec.documents() {
        let Some(source) = spec.sources.get(document.file) else {
            continue;
        };
        let read = match source.path == ROOT {
            true => read::<OpenAPI>(&source.text, &document.root, diagnostics),
            false => read::<Parts>(&source.text, &document.root, diagnostics),
        };
        if let Err(error) = read {
            diagnostics.push(unreadable(document.root.span, &source.text, &error));
        }
    }
}

fn read<T: DeserializeOwned + Serialize>(
    text: &str,
    root: &Node,
    diagnostics: &mut Diagnostics,
) -> Result<(), serde_yaml::Error> {
    let value: T = serde_yaml::from_str(text)?;
    compare(&value, root, diagnostics).map_err(Error::custom)
}

fn unreadable(root: Span, text: &str, error: &serde_yaml::Error) -> Diagnostic {
    let place = error.location().map_or(0, |location| location.index());
    let start = u32::try_from(place.min(text.len())).unwrap_or(0);
    let span = Span { file: root.file, start, end: start };
    Diagnostic::new(Code::ReadersDisagree, span, "`openapiv3` cannot read this file")
        .label("near here")
        .note(error.to_string())
}
