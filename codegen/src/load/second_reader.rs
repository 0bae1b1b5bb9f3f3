//! The second reading: `serde_yaml` into the types of `openapiv3`.
//!
//! What these types drop or read otherwise, other tools will, too. They are a reader and no
//! check: they take a misspelt key without a word. So what they read is written back and
//! compared, value by value, with what stands in the file.

use openapiv3::{Components, OpenAPI, Paths};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{ROOT, Spec};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::node::{Node, Value};
use crate::source::Span;

/// A file beside the root: parts for it to refer to.
#[derive(Deserialize, Serialize)]
struct Parts {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    paths: Option<Paths>,
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
            true => read::<OpenAPI>(&source.text),
            false => read::<Parts>(&source.text),
        };
        match read {
            Ok(json) => compare(&document.root, document.root.span, &json, diagnostics),
            Err(error) => diagnostics.push(unreadable(document.root.span, &source.text, &error)),
        }
    }
}

fn read<T: for<'de> Deserialize<'de> + Serialize>(text: &str) -> Result<Json, serde_yaml::Error> {
    let value: T = serde_yaml::from_str(text)?;
    serde_json::to_value(value).map_err(serde::de::Error::custom)
}

fn unreadable(root: Span, text: &str, error: &serde_yaml::Error) -> Diagnostic {
    let place = error.location().map_or(0, |location| location.index());
    let start = u32::try_from(place.min(text.len())).unwrap_or(0);
    let span = Span { file: root.file, start, end: start };
    Diagnostic::new(Code::ReadersDisagree, span, "`openapiv3` cannot read this file")
        .label("near here")
        .note(error.to_string())
}

/// Everything that stands in the file must have been read; defaults may have been added.
fn compare(node: &Node, at: Span, json: &Json, diagnostics: &mut Diagnostics) {
    match (&node.value, json) {
        (Value::Mapping(entries), Json::Object(object)) => {
            for entry in entries {
                match object.get(&*entry.key) {
                    Some(value) => compare(&entry.value, entry.key_span, value, diagnostics),
                    // What says the same as saying nothing may be left out.
                    None if is_default(&entry.value) => {}
                    None => diagnostics.push(differs(entry.key_span, "drops this")),
                }
            }
        }
        (Value::Sequence(items), Json::Array(values)) if items.len() == values.len() => {
            for (item, value) in items.iter().zip(values) {
                compare(item, item.span, value, diagnostics);
            }
        }
        (Value::String(text), Json::String(value)) if **text == **value => {}
        (Value::Bool(a), Json::Bool(b)) if a == b => {}
        (Value::Number(a), Json::Number(b)) if a.as_f64() == b.as_f64() => {}
        (Value::Null, Json::Null) => {}
        _ => diagnostics.push(differs(at, &format!("reads `{json}` here"))),
    }
}

fn is_default(node: &Node) -> bool {
    match &node.value {
        Value::Null | Value::Bool(false) => true,
        Value::Sequence(items) => items.is_empty(),
        Value::Mapping(entries) => entries.is_empty(),
        _ => false,
    }
}

fn differs(span: Span, how: &str) -> Diagnostic {
    Diagnostic::new(Code::ReadersDisagree, span, "two readers of OpenAPI disagree here")
        .label(format!("`openapiv3` {how}"))
        .note("other tools would see another API than this generator")
        .help("quote the value if it is a text, or say it in a form that OpenAPI 3.0 has")
}
