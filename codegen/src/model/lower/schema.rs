//! Schemas to types.
//!
//! What all schemas have is here; each kind has a file of its own.

mod all_of;
mod enumeration;
mod id;
mod keywords;
mod limits;
mod list;
mod named;
mod object;
mod one_of;

use super::{At, Lower, docs, example::Sample};
use crate::model::{Docs, Home, Limits, Scalar, Struct, Type, TypeDef, TypeId, TypeKind};
use crate::spec::diagnostic::{Code, Diagnostic};

/// Deeper than any sensible schema, and shallow enough for every recursive walk over types.
const DEEPEST: usize = 64;

/// What a schema says of a value.
#[derive(Clone)]
pub(super) struct Typed {
    pub(super) ty: Type,
    pub(super) limits: Limits,
    pub(super) docs: Docs,
}

/// Where a schema without a name of its own stands: its name is made of that.
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

impl<'s> Lower<'s, '_> {
    /// The type of a schema and what is said of it.
    pub(super) fn schema(&mut self, at: At<'s>, place: &Place) -> Option<Typed> {
        for keyword in ["readOnly", "writeOnly"] {
            if let Some(found) = at.get(keyword) {
                let title = format!("`{keyword}` says something of properties alone");
                let help = "say it where the property is; a reference goes into `allOf` there";
                self.report(Code::SchemaKeyword, found.span, title, help);
            }
        }
        self.property(at, place)
    }

    /// The same for a property, of which more can be said.
    fn property(&mut self, at: At<'s>, place: &Place) -> Option<Typed> {
        if self.depth >= DEEPEST {
            let title = format!("more than {DEEPEST} schemas inside each other");
            let help = "shorten the chain of references that leads here";
            self.report(Code::Unsupported, at.span, title, help);
            return None;
        }
        self.depth += 1;
        let known = self.schema_inside(at, place);
        self.depth -= 1;
        known
    }

    fn schema_inside(&mut self, at: At<'s>, place: &Place) -> Option<Typed> {
        if let Some(target) = at.node.get("$ref") {
            return self.schema_ref(at.file, target);
        }
        let Typed { mut ty, limits, mut docs } = match (at.get("allOf"), at.get("oneOf")) {
            (Some(parts), _) => {
                let target = self.all_of(at, parts, place)?;
                Typed { docs: docs::or_of(docs::of(at), &target.docs), ..target }
            }
            (None, Some(schemas)) => {
                let ty = self.one_of(at, schemas, place)?;
                Typed { ty, limits: Limits::default(), docs: docs::of(at) }
            }
            (None, None) => self.plain(at, place)?,
        };
        if at.node.is_true("nullable") && !matches!(ty, Type::Nullable(_)) {
            ty = Type::Nullable(Box::new(ty));
        }
        if at.node.is_true("x-sensitive") && !matches!(ty, Type::Sensitive(_)) {
            ty = Type::Sensitive(Box::new(ty));
        }
        if let Some(example) = at.node.get("example") {
            self.samples.push(Sample::example(example, (&ty, &limits), at.span));
        }
        if let Some(default) = at.node.get("default") {
            docs.notes.push(format!("Without it the API takes `{}`.", default.to_json()));
            self.samples.push(Sample::default(default, (&ty, &limits), at.span));
        }
        Some(Typed { ty, limits, docs })
    }

    /// A schema that says itself what it is.
    fn plain(&mut self, at: At<'s>, place: &Place) -> Option<Typed> {
        let mut docs = docs::of(at);
        if let Some(stray) = at.get("discriminator") {
            let title = "`discriminator` without `oneOf`";
            let help = "list the schemas that it tells apart under `oneOf`";
            self.report(Code::SchemaKeyword, stray.span, title, help);
        }
        let Some(ty) = at.get("type") else {
            self.diagnostics.push(
                Diagnostic::new(Code::MissingKey, at.span, "a schema lacks `type`")
                    .label("expected `type` or a reference below this"),
            );
            return None;
        };
        let name = ty.node.as_str()?;
        self.keywords(at, name);
        let in_place = matches!(place.home, Home::Method(..)) || place.words.len() > 1;
        for keyword in ["enum", "x-id"] {
            if let Some(found) = at.get(keyword).filter(|_| in_place && name == "string") {
                let title = format!("a schema with `{keyword}` in place");
                let help = "give it a name under `components/schemas`, and refer to it";
                self.report(Code::Unsupported, found.span, title, help);
            }
        }
        // What is said of items and values, which have no place in the docs of their own.
        let mut inside = Vec::new();
        let (ty, inner) = match name {
            "array" => self.list(at, place, &mut inside)?,
            "object" => self.object(at, place, &mut inside)?,
            _ => (self.text_or_number(at, name, place)?, Limits::default()),
        };
        let own = self.limits(at, &ty, &mut docs);
        docs.notes.extend(inside);
        Some(Typed { ty, limits: Limits { own, ..inner }, docs })
    }

    fn text_or_number(&mut self, at: At<'s>, name: &str, place: &Place) -> Option<Type> {
        let format = at.node.text("format");
        let scalar = match name {
            "string" if at.node.is_true("x-id") => return Some(self.id(at, place)),
            "string" if at.node.get("enum").is_some() => {
                return Some(self.enumeration(at, place));
            }
            "string" => match format {
                Some("date-time") => Scalar::Timestamp,
                Some("date") => Scalar::Date,
                Some("year-month") => Scalar::YearMonth,
                Some("uuid") => Scalar::Uuid,
                Some("uri") => Scalar::Uri,
                Some("byte") => Scalar::Base64,
                _ => Scalar::String,
            },
            "boolean" => Scalar::Boolean,
            "integer" if format == Some("int32") => Scalar::Int32,
            "integer" => Scalar::Int64,
            "number" if format == Some("decimal") => Scalar::Decimal,
            "number" => Scalar::Double,
            _ => return None,
        };
        Some(Type::Scalar(scalar))
    }

    fn reserve(&mut self, at: At<'s>, place: &Place, runtime: bool) -> TypeId {
        self.api.types.push(TypeDef {
            home: place.home,
            words: place.words.clone(),
            span: at.span,
            file: self.spec.sources.path(at.file).to_owned(),
            docs: docs::of(at),
            runtime,
            kind: TypeKind::Struct(Struct::default()),
        })
    }

    fn define(&mut self, id: TypeId, kind: TypeKind) {
        self.api[id].kind = kind;
    }

    /// Refuses what says nothing beside `keyword`.
    fn beside(&mut self, at: At<'s>, keyword: &str, allowed: &[&str], help: &str) {
        for (key, value) in at.entries() {
            if key != keyword && !allowed.contains(&key) && !key.starts_with("x-") {
                let title = format!("`{key}` does not go with `{keyword}`");
                self.report(Code::SchemaKeyword, value.span, title, help);
            }
        }
    }
}
