//! House rules of prose: no word twice, whole sentences, backticks in pairs.
//!
//! The texts go into Rust documentation as they are, where an open backtick swallows the rest of a
//! paragraph.

use super::sites::{Kind, Site, entries};
use super::{Context, Lint, found};
use crate::spec::diagnostic::Diagnostic;
use crate::spec::node::Node;
use crate::spec::source::Span;

/// Keys whose texts are sentences.
const SENTENCES: [&str; 3] = ["description", "x-inferred", "x-unknown"];
/// Keys of mappings whose texts are sentences.
const MAPS: [&str; 3] = ["x-enum-descriptions", "x-inferred-values", "x-allow"];

pub(super) fn find(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (_, site) in context.sites.iter() {
        for text in sentences(site) {
            doubled(context, text, findings);
            let said = text.as_str().unwrap_or("").trim_end();
            let problem = if said.matches('`').count() % 2 == 1 {
                Some(("a backtick has no partner", "close what it opens, or remove it"))
            } else if !said.ends_with(['.', '?', '!', ')', '`']) {
                Some(("this text does not end as a sentence", "end it with a full stop"))
            } else {
                None
            };
            if let Some((title, help)) = problem {
                findings.push(found(Lint::Unfinished, text.span, title).help(help));
            }
        }
        if let Some(summary) = site.node.get("summary") {
            doubled(context, summary, findings);
            if summary.as_str().is_some_and(|text| text.trim_end().ends_with('.')) {
                let title = "a summary is a heading: it has no full stop";
                findings.push(
                    found(Lint::Unfinished, summary.span, title).help("remove the full stop"),
                );
            }
        }
    }
}

fn sentences<'s>(site: &Site<'s>) -> impl Iterator<Item = &'s Node> {
    let node = site.node;
    let own = SENTENCES.into_iter().filter_map(move |key| node.get(key));
    let mapped = MAPS.into_iter().flat_map(move |key| entries(node, key));
    let causes = match site.kind {
        Kind::Row | Kind::StandardRow => node.get("causes"),
        _ => None,
    };
    own.chain(mapped.map(|entry| &entry.value))
        .chain(causes.into_iter().flat_map(Node::items))
        .filter(|node| node.as_str().is_some())
}

/// Reports words that stand twice, also where a line ends between them.
fn doubled(context: &Context<'_>, text: &Node, findings: &mut Vec<Diagnostic>) {
    let file = context.spec.sources.get(text.span.file).map_or("", |source| &source.text);
    let raw = file.get(text.span.start as usize..text.span.end as usize).unwrap_or("");
    let mut before = "";
    let mut offset = 0;
    for part in raw.split_inclusive(char::is_whitespace) {
        let word = part.trim_end();
        let plain = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if word.is_empty() {
            offset += part.len();
            continue;
        }
        let is_word = plain.len() > 1 && plain.chars().all(char::is_alphabetic);
        if is_word && plain.to_lowercase() == before.to_lowercase() {
            let start = text.span.start.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
            let end = start.saturating_add(u32::try_from(plain.len()).unwrap_or(u32::MAX));
            let span = Span { file: text.span.file, start, end };
            findings.push(
                found(Lint::DoubledWord, span, format!("`{plain}` stands twice"))
                    .help("remove one of them"),
            );
        }
        offset += part.len();
        before = word;
    }
}
