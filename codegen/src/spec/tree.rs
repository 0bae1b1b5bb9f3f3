//! The spec as typed objects, with every reference resolved.
//!
//! Reading is checking: what a file may hold is declared in this folder, and what does not fit has
//! its diagnostic when it is read. Each field is absent, broken or present with its place, so that
//! whoever goes over the tree reports nothing that only follows from a mistake that is known.

#[macro_use]
mod object;

mod arena;
mod documented;
mod extensions;
mod openapi;
mod paths;
mod reader;
mod reference;
mod schema;
mod slot;
mod table;

use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::load::{self, Document, ROOT};
use crate::spec::node::Value;
use crate::spec::source::FileId;

pub(crate) use arena::{Arena, Arenas, Component, Id, Ids, Kind, Section, StandardErrors};
pub(crate) use documented::{Documented, DocumentedList, DocumentedMethod, ReadOf};
pub(crate) use extensions::{
    Allow, ErrorRow, Provisioner, StandardRow, ToSchema, ToStandardErrors, Transition, Violation,
};
pub(crate) use openapi::{
    Components, Content, Effect, Example, Info, MediaType, Operation, Parts, PathItem, RequestBody,
    Response, Responses, Root, RootComponents, SecurityScheme, Server, Tag,
};
pub(crate) use paths::{Paths, ToPath};
use reader::{Object, Reader};
pub(crate) use reference::{Mapped, Ref, RefOr, StandardRows, escaped};
use reference::{Pending, Resolved, Resolver};
pub(crate) use schema::{Additional, Discriminator, Format, Schema, TypeName};
pub(crate) use slot::{At, Entry, List, LooseList, Map, Slot};

/// A spec, read.
#[derive(Debug)]
pub(crate) struct Tree<'s> {
    /// `None` where the root is broken as a whole.
    pub(crate) root: Option<Root<'s>>,
    /// The other files, in the order in which the root leads to them.
    pub(crate) parts: Vec<Parts<'s>>,
    pub(crate) documented: Option<Documented<'s>>,
    /// The components of all files.
    pub(crate) arenas: Arenas<'s>,
    resolved: Resolved,
}

impl<'s> Tree<'s> {
    /// What a reference leads to; `None` after a diagnostic.
    pub(crate) fn target<K: Kind<'s>>(&self, reference: &Ref<'s, K>) -> Option<Id<K>> {
        self.resolved.target(reference)
    }

    /// The component that a reference leads to.
    pub(crate) fn follow<K: Kind<'s>>(
        &self,
        reference: &Ref<'s, K>,
    ) -> Option<&Component<'s, K::Value>> {
        let arena = K::arena(&self.arenas);
        self.target(reference).map(|id| &arena[id])
    }

    /// Whether a section of a file was refused as a whole.
    pub(crate) fn is_broken(&self, file: FileId, section: Section) -> bool {
        self.arenas.broken.contains(&(file, section))
    }
}

/// Reads every file, and resolves the references.
pub(crate) fn read<'s>(spec: &'s load::Spec, diagnostics: &mut Diagnostics) -> Tree<'s> {
    let mut reading = Reading { spec, arenas: Arenas::default(), references: Vec::new() };
    let mut root = None;
    let mut parts = Vec::new();
    for document in spec.documents() {
        match spec.sources.path(document.file) == ROOT {
            true => root = reading.root(document, diagnostics),
            false => parts.extend(reading.parts(document, diagnostics)),
        }
    }
    let documented =
        spec.documented.as_ref().and_then(|document| reading.file(document, diagnostics));
    let Reading { arenas, references, .. } = reading;
    let resolver = Resolver { spec, arenas: &arenas };
    let resolved = reference::resolve(&references, &resolver, diagnostics);
    Tree { root, parts, documented, arenas, resolved }
}

/// Files while they are read.
struct Reading<'s> {
    spec: &'s load::Spec,
    arenas: Arenas<'s>,
    references: Vec<Pending<'s>>,
}

impl<'s> Reading<'s> {
    fn file<T: Object<'s>>(
        &mut self,
        document: &'s Document,
        diagnostics: &mut Diagnostics,
    ) -> Option<T> {
        let at = document.root.span;
        if !matches!(document.root.value, Value::Mapping(_)) {
            let kind = document.root.kind();
            let title = format!("expected a mapping for {}, found {kind}", T::table().what);
            diagnostics.push(Diagnostic::new(Code::WrongType, at, title));
            return None;
        }
        let mut reader = Reader {
            file: document.file,
            text: self.spec.sources.get(document.file).map_or("", |source| &source.text),
            page: None,
            diagnostics,
            arenas: &mut self.arenas,
            references: &mut self.references,
        };
        reader.object(&document.root, at)
    }

    fn root(&mut self, document: &'s Document, diagnostics: &mut Diagnostics) -> Option<Root<'s>> {
        let root = self.file::<Root<'s>>(document, diagnostics);
        let components = root.as_ref().and_then(|root| root.components.get());
        self.note(
            document,
            Section::Paths,
            root.as_ref().is_none_or(|root| root.paths.is_broken()),
        );
        let is_broken = |find: &dyn Fn(&RootComponents<'s>) -> bool| {
            components.is_none_or(|components| find(components))
        };
        let broken = [
            (Section::Schemas, is_broken(&|components| components.schemas.is_broken())),
            (Section::Responses, is_broken(&|components| components.responses.is_broken())),
            (
                Section::StandardErrors,
                is_broken(&|components| components.standard_errors.is_broken()),
            ),
        ];
        broken.into_iter().for_each(|(section, broken)| self.note(document, section, broken));
        root
    }

    fn parts(
        &mut self,
        document: &'s Document,
        diagnostics: &mut Diagnostics,
    ) -> Option<Parts<'s>> {
        let parts = self.file::<Parts<'s>>(document, diagnostics);
        let components = parts.as_ref().map(|parts| &parts.components);
        self.note(
            document,
            Section::Paths,
            parts.as_ref().is_none_or(|parts| parts.paths.is_broken()),
        );
        let is_broken = |find: &dyn Fn(&Components<'s>) -> bool| match components {
            None | Some(Slot::Broken) => true,
            Some(Slot::Absent) => false,
            Some(Slot::Present(components)) => find(components),
        };
        let broken = [
            (Section::Schemas, is_broken(&|components| components.schemas.is_broken())),
            (Section::Responses, is_broken(&|components| components.responses.is_broken())),
            (
                Section::StandardErrors,
                is_broken(&|components| components.standard_errors.is_broken()),
            ),
        ];
        broken.into_iter().for_each(|(section, broken)| self.note(document, section, broken));
        parts
    }

    fn note(&mut self, document: &Document, section: Section, is_broken: bool) {
        if is_broken {
            self.arenas.broken.insert((document.file, section));
        }
    }
}

#[cfg(test)]
mod tests;
