//! References, and the one place where they are resolved.
//!
//! While files are read, each reference is noted; when all are read, each is followed once, to the
//! component that it leads to. One that leads nowhere has its diagnostic from then on.

use std::borrow::Cow;
use std::marker::PhantomData;

use super::arena::{Arenas, Component, Id, Kind, Section};
use super::extensions::{StandardRow, ToStandardErrors};
use super::reader::{Object, Read, Reader};
use super::slot::{At, List};
use super::table::Shape;
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics, closest};
use crate::spec::load::{Document, Spec, target_file};
use crate::spec::node::{Node, Value};
use crate::spec::source::{FileId, Span};

/// A reference to a component.
pub(crate) struct Ref<'s, K> {
    /// The key `$ref`.
    pub(crate) key: Span,
    /// The text.
    pub(crate) span: Span,
    pub(crate) text: &'s str,
    index: usize,
    kind: PhantomData<fn() -> K>,
}

impl<K> std::fmt::Debug for Ref<'_, K> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Ref").field(&self.text).finish()
    }
}

/// A place in the arena of its kind; nothing where the mistake is another one, which has been reported.
type Found = Result<Option<usize>, Box<Diagnostic>>;

/// A reference that has been read and not yet resolved.
pub(super) struct Pending<'s> {
    file: FileId,
    node: &'s Node,
    resolve: fn(&Pending<'s>, &Resolver<'s, '_>) -> Found,
}

/// What each reference leads to, in the order in which they were read.
#[derive(Debug, Default)]
pub(super) struct Resolved(Vec<Option<usize>>);

impl Resolved {
    pub(super) fn target<'s, K: Kind<'s>>(&self, reference: &Ref<'s, K>) -> Option<Id<K>> {
        self.0.get(reference.index).copied().flatten().map(Id::at)
    }
}

/// A value, or a reference to one.
#[derive(Debug)]
pub(crate) enum RefOr<'s, K> {
    Ref(Ref<'s, K>),
    Here(Box<K>),
}

impl<'s, K> RefOr<'s, K> {
    pub(crate) fn here(&self) -> Option<&K> {
        match self {
            RefOr::Here(value) => Some(value),
            RefOr::Ref(_) => None,
        }
    }

    pub(crate) fn reference(&self) -> Option<&Ref<'s, K>> {
        match self {
            RefOr::Ref(reference) => Some(reference),
            RefOr::Here(_) => None,
        }
    }
}

impl<'s, K: Kind<'s> + Object<'s>> Read<'s> for RefOr<'s, K> {
    fn shape() -> Shape {
        Shape::RefOr(K::table)
    }

    fn read(reader: &mut Reader<'s, '_>, node: &'s Node, at: Span) -> Option<Self> {
        let Some(target) = node.entry("$ref") else {
            return match &node.value {
                Value::Mapping(_) => Some(Self::Here(Box::new(reader.object(node, at)?))),
                _ => reader.mismatch(node, at, &Self::shape()),
            };
        };
        for entry in node.entries().iter().filter(|entry| &*entry.key != "$ref") {
            let title = format!("`{}` beside a `$ref` is ignored by OpenAPI 3.0", entry.key);
            reader.diagnostics.push(
                Diagnostic::new(Code::RefSiblings, entry.key_span, title)
                    .also(target.key_span, "the reference")
                    .help("where a property needs its own description, wrap the reference: `allOf: [{$ref: …}]`"),
            );
        }
        Ref::read(reader, &target.value, target.key_span).map(Self::Ref)
    }
}

/// The text of a `$ref`.
impl<'s, K: Kind<'s>> Read<'s> for Ref<'s, K> {
    fn shape() -> Shape {
        Shape::Text
    }

    fn read(reader: &mut Reader<'s, '_>, node: &'s Node, at: Span) -> Option<Self> {
        let text = <&str>::read(reader, node, at)?;
        let index = reader.references.len();
        let pending = Pending { file: reader.file, node, resolve: Pending::resolve::<K> };
        reader.references.push(pending);
        Some(Self { key: at, span: node.span, text, index, kind: PhantomData })
    }
}

/// A schema that a value of a discriminator stands for.
#[derive(Debug)]
pub(crate) struct Mapped<'s, K>(pub(crate) Ref<'s, K>);

impl<'s, K: Kind<'s>> Read<'s> for Mapped<'s, K> {
    fn shape() -> Shape {
        Shape::Text
    }

    fn read(reader: &mut Reader<'s, '_>, node: &'s Node, at: Span) -> Option<Self> {
        if let Some(text) = node.as_str().filter(|text| !text.is_empty() && !text.contains('#')) {
            reader.diagnostics.push(
                Diagnostic::new(Code::WrongRef, node.span, "a mapping is a reference")
                    .help(format!("write `\"#/components/schemas/{text}\"`")),
            );
            return None;
        }
        Ref::read(reader, node, at).map(Self)
    }
}

/// The standard errors, or a reference to them.
#[derive(Debug)]
pub(crate) enum StandardRows<'s> {
    Ref(ToStandardErrors<'s>),
    /// They are in their arena.
    Here,
}

impl<'s> Read<'s> for StandardRows<'s> {
    fn shape() -> Shape {
        Shape::RefOrList(StandardRow::shape)
    }

    fn read(reader: &mut Reader<'s, '_>, node: &'s Node, at: Span) -> Option<Self> {
        match &node.value {
            Value::Mapping(_) => Some(Self::Ref(reader.object(node, at)?)),
            Value::Sequence(_) => {
                let value = List::read(reader, node, at)?;
                let value = Some(At { key: at, span: node.span, value });
                let component = Component { file: reader.file, name: "", key: at, value };
                reader.arenas.standard_errors.push(component);
                Some(Self::Here)
            }
            _ => reader.mismatch(node, at, &Self::shape()),
        }
    }
}

/// What references are resolved against.
pub(super) struct Resolver<'s, 'a> {
    pub(super) spec: &'s Spec,
    pub(super) arenas: &'a Arenas<'s>,
}

/// Follows every reference, and reports those that lead nowhere.
pub(super) fn resolve<'s>(
    pending: &[Pending<'s>],
    resolver: &Resolver<'s, '_>,
    diagnostics: &mut Diagnostics,
) -> Resolved {
    let follow = |reference: &Pending<'s>| match (reference.resolve)(reference, resolver) {
        Ok(found) => found,
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            None
        }
    };
    Resolved(pending.iter().map(follow).collect())
}

impl<'s> Pending<'s> {
    fn resolve<K: Kind<'s>>(&self, resolver: &Resolver<'s, '_>) -> Found {
        let Some(text) = self.node.as_str() else { return Ok(None) };
        let Some(document) = resolver.document(self.file, text) else { return Ok(None) };
        let Some(pointer) = text.split_once('#').and_then(|(_, rest)| rest.strip_prefix('/'))
        else {
            let title = format!("`{text}` names a file, but nothing in it");
            let help = "add what it refers to: `#/components/schemas/…`";
            return Err(Box::new(
                Diagnostic::new(Code::DanglingRef, self.node.span, title).help(help),
            ));
        };
        let keys: Vec<Cow<'_, str>> = pointer.split('/').map(unescaped).collect();
        let keys: Vec<&str> = keys.iter().map(|key| &**key).collect();
        let section = section(&keys);
        if let Some((section, name)) = section
            && section == K::SECTION
        {
            if let Some(id) = K::arena(resolver.arenas).find(document.file, name) {
                return Ok(Some(id.index()));
            }
            if resolver.arenas.broken.contains(&(document.file, section)) {
                return Ok(None);
            }
        }
        self.walk(resolver, text, document, &keys)?;
        let title = format!("this refers to something that is not {}", K::NOUN);
        Err(Box::new(Diagnostic::new(Code::WrongRef, self.node.span, title).help(K::EXPECTED)))
    }

    /// Reports the first key that is not there.
    fn walk(
        &self,
        resolver: &Resolver<'s, '_>,
        text: &str,
        document: &'s Document,
        keys: &[&str],
    ) -> Result<(), Box<Diagnostic>> {
        let mut node = &document.root;
        for key in keys {
            if let Some(inner) = node.get(key) {
                node = inner;
                continue;
            }
            let near: Vec<&str> = node.entries().iter().map(|entry| &*entry.key).collect();
            let title = format!("`{text}` leads nowhere: there is no `{key}`");
            let diagnostic = Diagnostic::new(Code::DanglingRef, self.node.span, title);
            return Err(Box::new(match closest(key, &near) {
                Some(near) => {
                    let fixed = text.replace(&escaped(key), &escaped(near));
                    let fixed = resolver.quoted_like(self.node, &fixed);
                    diagnostic.replace(format!("did you mean `{near}`?"), self.node.span, &fixed)
                }
                None => diagnostic.suggest(key, self.node.span, near),
            }));
        }
        Ok(())
    }
}

impl<'s> Resolver<'s, '_> {
    /// The file that a reference leads to, if it was read.
    fn document(&self, from: FileId, text: &str) -> Option<&'s Document> {
        let file = match text.starts_with('#') {
            true => from,
            false => {
                let path = target_file(self.spec.sources.path(from), text).ok()?;
                self.spec.sources.find(&path)?
            }
        };
        self.spec.document(file)
    }

    /// `fixed` in the quotes that the value has in the source.
    fn quoted_like(&self, node: &Node, fixed: &str) -> String {
        let text = self.spec.sources.get(node.span.file).map_or("", |source| &source.text);
        match text.as_bytes().get(node.span.start as usize) {
            Some(b'"') => format!("\"{fixed}\""),
            Some(b'\'') => format!("'{fixed}'"),
            _ => fixed.to_owned(),
        }
    }
}

/// The section and the name that keys lead to, if they lead to a component.
fn section<'k>(keys: &[&'k str]) -> Option<(Section, &'k str)> {
    match *keys {
        ["components", "schemas", name] => Some((Section::Schemas, name)),
        ["components", "responses", name] => Some((Section::Responses, name)),
        ["components", "x-standard-errors"] => Some((Section::StandardErrors, "")),
        ["paths", name] => Some((Section::Paths, name)),
        _ => None,
    }
}

/// A part of a pointer as the key that it means.
fn unescaped(part: &str) -> Cow<'_, str> {
    match part.contains('~') {
        true => part.replace("~1", "/").replace("~0", "~").into(),
        false => part.into(),
    }
}

/// A key as a part of a pointer.
pub(crate) fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
