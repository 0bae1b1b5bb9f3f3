//! Follows `$ref`s.

use std::borrow::Cow;

use super::{At, Lower};
use crate::spec::diagnostic::{Code, Diagnostic, closest};
use crate::spec::load::target_file;
use crate::spec::node::Node;
use crate::spec::source::FileId;

/// Where a `$ref` leads: a file, and the keys from its top to the value.
pub(super) struct Target<'s> {
    pub(super) file: FileId,
    pub(super) at: At<'s>,
    pub(super) keys: Vec<&'s str>,
}

impl<'s> Lower<'s, '_> {
    /// Follows the `$ref` whose text is `target`; `None`, in silence, if it leads nowhere.
    pub(super) fn target(&self, from: FileId, target: &'s Node) -> Option<Target<'s>> {
        self.try_follow(from, target).ok().flatten()
    }

    /// Follows the `$ref` whose text is `target` and reports one that leads nowhere.
    pub(super) fn follow(&mut self, from: FileId, target: &'s Node) -> Option<Target<'s>> {
        match self.try_follow(from, target) {
            Ok(found) => found,
            Err(diagnostic) => {
                self.diagnostics.push(*diagnostic);
                None
            }
        }
    }

    /// `Ok(None)` where the mistake is one that loading has reported.
    fn try_follow(
        &self,
        from: FileId,
        target: &'s Node,
    ) -> Result<Option<Target<'s>>, Box<Diagnostic>> {
        let Some(text) = target.as_str() else {
            return Ok(None);
        };
        let elsewhere = || target_file(self.spec.sources.path(from), text).ok();
        let file = match text.starts_with('#') {
            true => Some(from),
            false => elsewhere().and_then(|path| self.spec.sources.find(&path)),
        };
        let Some(document) = file.and_then(|file| self.spec.document(file)) else {
            return Ok(None);
        };
        let dangling = |title: String| Diagnostic::new(Code::DanglingRef, target.span, title);
        let Some(pointer) = text.split_once('#').and_then(|(_, rest)| rest.strip_prefix('/'))
        else {
            let diagnostic = dangling(format!("`{text}` names a file, but nothing in it"));
            let help = "add what it refers to: `#/components/schemas/…`";
            return Err(Box::new(diagnostic.help(help)));
        };
        let mut at = At::of(document.file, &document.root, document.root.span, None);
        let mut keys = Vec::new();
        for part in pointer.split('/') {
            let part = unescaped(part);
            let Some(entry) = at.node.entry(&part) else {
                let near: Vec<&str> = at.node.entries().iter().map(|entry| &*entry.key).collect();
                let diagnostic = dangling(format!("`{text}` leads nowhere: there is no `{part}`"));
                return Err(Box::new(match closest(&part, &near) {
                    Some(near) => {
                        let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
                        let fixed = text.replace(&escaped(&part), &escaped(near));
                        let fixed = quoted_like(&self.spec.sources, target, &fixed);
                        diagnostic.replace(format!("did you mean `{near}`?"), target.span, &fixed)
                    }
                    None => diagnostic.suggest(&part, target.span, near),
                }));
            };
            keys.push(&*entry.key);
            at = At::of(document.file, &entry.value, entry.key_span, at.source);
        }
        Ok(Some(Target { file: document.file, at, keys }))
    }
}

/// A part of a pointer as the key that it stands for.
fn unescaped(part: &str) -> Cow<'_, str> {
    match part.contains('~') {
        true => part.replace("~1", "/").replace("~0", "~").into(),
        false => part.into(),
    }
}

/// `fixed` in the quotes that the value has in the source.
fn quoted_like(sources: &crate::spec::source::Sources, node: &Node, fixed: &str) -> String {
    let text = sources.get(node.span.file).map_or("", |source| &source.text);
    match text.as_bytes().get(node.span.start as usize) {
        Some(b'"') => format!("\"{fixed}\""),
        Some(b'\'') => format!("'{fixed}'"),
        _ => fixed.to_owned(),
    }
}
