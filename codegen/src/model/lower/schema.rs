//! Schemas to types.
//!
//! What all schemas have is here; each kind has a file of its own.

mod all_of;
mod drafts;
mod enumeration;
mod id;
mod keywords;
mod limits;
mod object;
mod one_of;

use super::docs::{Described, or_of};
use super::example::Sample;
use super::groups::Groups;
use crate::model::{Docs, Home, Limits, Scalar, Type, TypeDef, TypeId, TypeKind, Types};
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::source::Span;
use crate::spec::tree::{At, Format, Id, Ref, RefOr, Schema, Tree, TypeName};

use drafts::Drafts;
pub(super) use enumeration::check_value;

/// Deeper than any sensible schema, and shallow enough for every recursive walk over types.
const DEEPEST: usize = 64;

/// What a schema says of a value.
#[derive(Clone)]
pub(super) struct Typed {
    pub(super) ty: Type,
    pub(super) limits: Limits,
    pub(super) docs: Docs,
}

/// Where a schema without a name of its own is: its name is made of that.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) home: Home,
    pub(super) words: Vec<String>,
}

impl Place {
    fn child(&self, word: &str) -> Self {
        let mut words = self.words.clone();
        words.push(word.to_owned());
        Self { home: self.home, words }
    }
}

/// A schema with a name.
#[derive(Clone)]
pub(super) enum Known {
    NotMet,
    /// Being looked at: to meet it again means a cycle.
    Open,
    /// What it is; `None` where it is too broken to say.
    Done(Option<Typed>),
}

/// The frame around what a method answers, which the runtime decodes.
#[derive(Default)]
pub(super) struct Frame {
    /// The objects that no type is generated for.
    pub(super) objects: Vec<Span>,
    /// The property that is the response, and the words of its type.
    pub(super) response: Option<(Span, Vec<String>)>,
}

/// The pass over all schemas.
pub(super) struct Schemas<'t, 's, 'd> {
    pub(super) tree: &'t Tree<'s>,
    pub(super) groups: &'t Groups<'t, 's>,
    pub(super) diagnostics: &'d mut Diagnostics,
    pub(super) types: Drafts,
    known: Vec<Known>,
    /// Looked at once all types are known.
    pub(super) samples: Vec<Sample<'s>>,
    pub(super) frame: Frame,
    /// How many schemas are being looked at, each inside the one before.
    depth: usize,
}

/// All types, and what was met on the way to them.
pub(super) struct Lowered<'s> {
    pub(super) types: Types,
    /// By the ids of named schemas.
    pub(super) known: Vec<Known>,
    pub(super) samples: Vec<Sample<'s>>,
}

impl<'t, 's, 'd> Schemas<'t, 's, 'd> {
    pub(super) fn new(
        tree: &'t Tree<'s>,
        groups: &'t Groups<'t, 's>,
        wrong: &[Id<Schema<'s>>],
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        let known = vec![Known::NotMet; tree.arenas.schemas.len()];
        let (types, frame) = (Drafts::default(), Frame::default());
        let samples = Vec::new();
        let mut pass = Self { tree, groups, diagnostics, types, known, samples, frame, depth: 0 };
        // What is known to be wrong with these is not looked at again.
        wrong.iter().for_each(|id| pass.know(*id, Known::Done(None)));
        pass
    }

    pub(super) fn finish(mut self) -> Lowered<'s> {
        // What nothing has referred to so far is checked and generated all the same.
        for (id, _) in self.tree.arenas.schemas.iter() {
            self.named(id);
        }
        Lowered { types: self.types.finish(), known: self.known, samples: self.samples }
    }

    /// The type of a schema and what is said of it.
    pub(super) fn schema(
        &mut self,
        at: &At<RefOr<'s, Schema<'s>>>,
        place: &Place,
    ) -> Option<Typed> {
        if let Some(schema) = at.here() {
            let directions =
                [("readOnly", schema.read_only.key()), ("writeOnly", schema.write_only.key())];
            for (keyword, span) in directions {
                let Some(span) = span else { continue };
                let title = format!("`{keyword}` says something of properties alone");
                let help = "say it where the property is; a reference goes into `allOf` there";
                self.report(Code::SchemaKeyword, span, title, help);
            }
        }
        self.property(at, place)
    }

    /// The same for a property, of which more can be said.
    fn property(&mut self, at: &At<RefOr<'s, Schema<'s>>>, place: &Place) -> Option<Typed> {
        if self.depth >= DEEPEST {
            let title = format!("more than {DEEPEST} schemas inside each other");
            let help = "shorten the chain of references that leads here";
            self.report(Code::Unsupported, at.key, title, help);
            return None;
        }
        self.depth += 1;
        let known = match &at.value {
            RefOr::Ref(reference) => self.reference(reference),
            RefOr::Here(schema) => self.here(schema, place),
        };
        self.depth -= 1;
        known
    }

    /// A reference to a schema.
    pub(super) fn reference(&mut self, reference: &Ref<'s, Schema<'s>>) -> Option<Typed> {
        let id = self.tree.target(reference)?;
        if let Some(Known::Open) = self.known.get(id.index()) {
            let target = &self.tree.arenas.schemas[id];
            let title = format!("`{}` contains itself", target.name);
            self.diagnostics.push(
                Diagnostic::new(Code::RefCycle, reference.span, title)
                    .label("this leads back to it")
                    .also(target.key, "it starts here")
                    .note("types that contain themselves are not used, not even through a list"),
            );
            return None;
        }
        self.named(id)
    }

    /// A schema with a name: it is looked at once, however often it is referred to.
    fn named(&mut self, id: Id<Schema<'s>>) -> Option<Typed> {
        if let Some(Known::Done(known)) = self.known.get(id.index()) {
            return known.clone();
        }
        let component = &self.tree.arenas.schemas[id];
        self.know(id, Known::Open);
        let home = self.groups.home(component.file);
        let place = Place { home, words: vec![component.name.to_owned()] };
        let typed = component.value.as_ref().and_then(|at| self.schema(at, &place));
        self.know(id, Known::Done(typed.clone()));
        typed
    }

    fn know(&mut self, id: Id<Schema<'s>>, known: Known) {
        if let Some(slot) = self.known.get_mut(id.index()) {
            *slot = known;
        }
    }

    fn here(&mut self, schema: &Schema<'s>, place: &Place) -> Option<Typed> {
        if schema.is_broken() {
            return None;
        }
        let Typed { mut ty, limits, mut docs } = match (schema.all_of.get(), schema.one_of.get()) {
            (Some(parts), _) => {
                let target = self.all_of(schema, &parts.items, place)?;
                Typed { docs: or_of(schema.docs(), &target.docs), ..target }
            }
            (None, Some(schemas)) => {
                let ty = self.one_of(schema, &schemas.items, place)?;
                Typed { ty, limits: Limits::default(), docs: schema.docs() }
            }
            (None, None) => self.plain(schema, place)?,
        };
        if schema.nullable.is_true() && !matches!(ty, Type::Nullable(_)) {
            ty = Type::Nullable(Box::new(ty));
        }
        if schema.is_sensitive.is_true() && !matches!(ty, Type::Sensitive(_)) {
            ty = Type::Sensitive(Box::new(ty));
        }
        if let Some(example) = schema.example.value() {
            self.samples.push(Sample::example(example, (&ty, &limits), schema.at));
        }
        if let Some(default) = schema.default.value() {
            docs.notes.push(format!("Without it the API takes `{}`.", default.to_json()));
            self.samples.push(Sample::default(default, (&ty, &limits), schema.at));
        }
        Some(Typed { ty, limits, docs })
    }

    /// A schema that says itself what it is.
    fn plain(&mut self, schema: &Schema<'s>, place: &Place) -> Option<Typed> {
        let mut docs = schema.docs();
        if let Some(span) = schema.discriminator.key() {
            let help = "list the schemas that it tells apart under `oneOf`";
            self.report(Code::SchemaKeyword, span, "`discriminator` without `oneOf`", help);
        }
        let Some(name) = schema.type_name.value() else {
            self.diagnostics.push(
                Diagnostic::new(Code::MissingKey, schema.at, "a schema lacks `type`")
                    .label("expected `type` or a reference below this"),
            );
            return None;
        };
        let is_right = keywords::check(schema, name, self.diagnostics);
        let in_place = matches!(place.home, Home::Method(..)) || place.words.len() > 1;
        if in_place && name == TypeName::String {
            for (keyword, span) in [("enum", schema.values.key()), ("x-id", schema.is_id.key())] {
                let Some(span) = span else { continue };
                let title = format!("a schema with `{keyword}` in place");
                let help = "give it a name under `components/schemas`, and refer to it";
                self.report(Code::Unsupported, span, title, help);
            }
        }
        if !is_right {
            return None;
        }
        // What is said of items and values, which have no place in the docs of their own.
        let mut inside = Vec::new();
        let (ty, inner) = match name {
            TypeName::Array => self.list(schema, place, &mut inside)?,
            TypeName::Object => self.object(schema, place, &mut inside)?,
            TypeName::String if schema.is_id.is_true() => {
                (self.id(schema, place), Limits::default())
            }
            TypeName::String if schema.values.get().is_some() => {
                (self.enumeration(schema, place), Limits::default())
            }
            _ => (Type::Scalar(scalar(name, schema.format.value())), Limits::default()),
        };
        let own = limits::lower(schema, &ty, &mut docs, self.diagnostics);
        docs.notes.extend(inside);
        Some(Typed { ty, limits: Limits { own, ..inner }, docs })
    }

    /// Lists, of anything. What is said of an item is said of the list, because an item has no docs
    /// of its own.
    fn list(
        &mut self,
        schema: &Schema<'s>,
        place: &Place,
        inside: &mut Vec<String>,
    ) -> Option<(Type, Limits)> {
        let Some(items) = schema.items.get() else {
            let mut diagnostic =
                Diagnostic::new(Code::MissingKey, schema.at, "a list lacks `items`")
                    .label("expected `items` below this");
            if let Some(span) = schema.type_name.key() {
                diagnostic = diagnostic.also(span, "the type");
            }
            self.diagnostics.push(diagnostic);
            return None;
        };
        let Typed { ty, limits, docs } = self.schema(items, &place.child("item"))?;
        if ty.named().is_none() {
            inside.extend(docs.notes.iter().map(|note| limits::each("item", note)));
        }
        Some((Type::List(Box::new(ty)), Limits::around(limits)))
    }

    /// A type with a name, whose parts are looked at after it has its place.
    fn define(
        &mut self,
        schema: &Schema<'s>,
        place: &Place,
        kind: impl FnOnce(&mut Self) -> TypeKind,
    ) -> TypeId {
        let id = self.types.open();
        let kind = kind(self);
        let def = TypeDef {
            home: place.home,
            words: place.words.clone(),
            span: schema.at,
            file: self.tree.sources.path(schema.at.file).to_owned(),
            docs: schema.docs(),
            runtime: self.frame.objects.contains(&schema.at) || object::is_runtime(schema, place),
            kind,
        };
        self.types.close(id, def);
        id
    }

    pub(super) fn report(&mut self, code: Code, span: Span, title: impl Into<String>, help: &str) {
        self.diagnostics.push(Diagnostic::new(code, span, title).help(help));
    }

    /// Refuses what says nothing beside `keyword`.
    fn check_beside(&mut self, schema: &Schema<'s>, keyword: &str, allowed: &[&str], help: &str) {
        for (key, span) in schema.keys() {
            if key != keyword && !allowed.contains(&key) && !key.starts_with("x-") {
                let title = format!("`{key}` does not go with `{keyword}`");
                self.report(Code::SchemaKeyword, span, title, help);
            }
        }
    }
}

/// The type of texts and numbers; lists and objects have theirs elsewhere.
fn scalar(name: TypeName, format: Option<Format>) -> Scalar {
    match (name, format) {
        (TypeName::String, Some(Format::DateTime)) => Scalar::Timestamp,
        (TypeName::String, Some(Format::Date)) => Scalar::Date,
        (TypeName::String, Some(Format::YearMonth)) => Scalar::YearMonth,
        (TypeName::String, Some(Format::Uuid)) => Scalar::Uuid,
        (TypeName::String, Some(Format::Uri)) => Scalar::Uri,
        (TypeName::String, Some(Format::Byte)) => Scalar::Base64,
        (TypeName::String, _) => Scalar::String,
        (TypeName::Boolean, _) => Scalar::Boolean,
        (TypeName::Integer, Some(Format::Int32)) => Scalar::Int32,
        (TypeName::Integer, _) => Scalar::Int64,
        (TypeName::Number, Some(Format::Decimal)) => Scalar::Decimal,
        (TypeName::Number, _) => Scalar::Double,
        (TypeName::Object | TypeName::Array, _) => Scalar::JsonObject,
    }
}
