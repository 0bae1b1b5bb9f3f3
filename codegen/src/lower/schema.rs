//! Schemas to types.
//!
//! What all schemas have is here; each kind has a file of its own.

mod all_of;
mod enumeration;
mod id;
mod keywords;
mod named;
mod object;

use super::{At, Lower, docs};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Docs, Home, Struct, Type, TypeDef, TypeId, TypeKind};

/// Deeper than any sensible schema, and shallow enough for every recursive walk over types.
const DEEPEST: usize = 64;
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
    pub(super) fn schema(&mut self, at: At<'s>, place: &Place) -> Option<(Type, Docs)> {
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

    fn schema_inside(&mut self, at: At<'s>, place: &Place) -> Option<(Type, Docs)> {
        if let Some(target) = at.node.get("$ref") {
            return self.schema_ref(at.file, target);
        }
        let own = docs::of(at);
        let (mut ty, docs) = match at.get("allOf") {
            Some(parts) => {
                let (ty, target) = self.all_of(at, parts)?;
                (ty, docs::or_of(own, &target))
            }
            None => (self.plain(at, place)?, own),
        };
        if at.node.is_true("nullable") {
            ty = Type::Nullable(Box::new(ty));
        }
        if at.node.is_true("x-sensitive") && !matches!(ty, Type::Sensitive(_)) {
            ty = Type::Sensitive(Box::new(ty));
        }
        if let Some(example) = at.node.get("example") {
            self.examples.push((example, ty.clone()));
        }
        Some((ty, docs))
    }

    /// A schema that says itself what it is.
    fn plain(&mut self, at: At<'s>, place: &Place) -> Option<Type> {
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
        let format = at.node.text("format");
        match name {
            "string" if at.node.is_true("x-id") => Some(self.id(at, place)),
            "string" if at.node.get("enum").is_some() => Some(self.enumeration(at, place)),
            "string" => {
                if let Some(pattern) = at.get("pattern") {
                    let title = "only ids have a `pattern`";
                    self.report(
                        Code::SchemaKeyword,
                        pattern.span,
                        title,
                        "add `x-id: true`, or describe the form in words",
                    );
                }
                Some(match format {
                    Some("date-time") => Type::Timestamp,
                    Some("date") => Type::Date,
                    _ => Type::String,
                })
            }
            "boolean" => Some(Type::Boolean),
            "integer" if format == Some("int32") => Some(Type::Int32),
            "integer" => Some(Type::Int64),
            "number" => Some(Type::Double),
            "array" => {
                let Some(items) = at.get("items") else {
                    self.diagnostics.push(
                        Diagnostic::new(Code::MissingKey, at.span, "a list lacks `items`")
                            .label("expected `items` below this"),
                    );
                    return None;
                };
                let (ty, _) = self.schema(items, &place.child("item"))?;
                Some(Type::List(Box::new(ty)))
            }
            "object" => self.object(at, place),
            _ => None,
        }
    }
    fn reserve(&mut self, at: At<'s>, place: &Place, runtime: bool) -> TypeId {
        let id = TypeId(self.api.types.len());
        self.api.types.push(TypeDef {
            home: place.home,
            words: place.words.clone(),
            span: at.span,
            file: self.spec.sources.path(at.file).to_owned(),
            docs: docs::of(at),
            runtime,
            kind: TypeKind::Struct(Struct::default()),
        });
        id
    }

    fn define(&mut self, id: TypeId, kind: TypeKind) {
        if let Some(def) = self.api.types.get_mut(id.0) {
            def.kind = kind;
        }
    }
}
