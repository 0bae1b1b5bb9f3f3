//! How sure the facts of the spec are: each field, value, row and step, and what is open.

use std::collections::BTreeSet;

use super::paths;
use crate::model::{Api, Docs, Type, TypeDef, TypeKind};

/// What kind of fact it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Method,
    Parameter,
    /// Of an answer, or of an object with a name of its own.
    Field,
    Id,
    Value,
    /// Another spelling of a value.
    Alias,
    Transition,
    ErrorRow,
    StandardError,
    Example,
}

impl Kind {
    pub(crate) const ALL: [Self; 10] = [
        Self::Method,
        Self::Parameter,
        Self::Field,
        Self::Id,
        Self::Value,
        Self::Alias,
        Self::Transition,
        Self::ErrorRow,
        Self::StandardError,
        Self::Example,
    ];

    /// Several of them.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Method => "methods",
            Self::Parameter => "parameters",
            Self::Field => "answer fields",
            Self::Id => "ids",
            Self::Value => "enum values",
            Self::Alias => "other spellings",
            Self::Transition => "transitions",
            Self::ErrorRow => "error rows",
            Self::StandardError => "standard errors",
            Self::Example => "examples",
        }
    }
}

/// One fact of the spec.
#[derive(Debug)]
pub(crate) struct Fact {
    pub(crate) kind: Kind,
    /// Where it stands: `propay.create, data.propay.status`.
    pub(crate) place: String,
    /// Why it is here without being documented.
    pub(crate) inferred: Option<String>,
}

/// What the pages do not say.
#[derive(Debug)]
pub(crate) struct Open {
    pub(crate) place: String,
    pub(crate) text: String,
}

/// Every fact, and everything that is open, in the order of the spec.
pub(crate) fn of(api: &Api) -> (Vec<Fact>, Vec<Open>) {
    let mut found = Found { api, facts: Vec::new(), open: Vec::new(), seen: BTreeSet::new() };
    for row in &api.standard_errors {
        found.fact(Kind::StandardError, row.name.clone(), &row.docs, None);
    }
    for method in api.methods() {
        let above = method.docs.inferred.as_deref();
        found.fact(Kind::Method, method.wire.clone(), &method.docs, None);
        let parts = [
            (Kind::Parameter, Type::Named(method.request)),
            (Kind::Field, method.response.clone()),
        ];
        for (kind, ty) in parts {
            found.fields(kind, &method.wire, &ty, above);
        }
        for row in &method.errors {
            found.fact(Kind::ErrorRow, format!("{}, {}", method.wire, row.key()), &row.docs, above);
        }
        for example in method.request_examples.iter().chain(&method.response_examples) {
            let what = example.summary.as_deref().unwrap_or("example");
            found.fact(Kind::Example, format!("{}, {what}", method.wire), &example.docs, above);
        }
    }
    for def in api.types.iter().filter(|def| def.is_component()) {
        found.named(def);
    }
    (found.facts, found.open)
}

struct Found<'a> {
    api: &'a Api,
    facts: Vec<Fact>,
    open: Vec<Open>,
    /// What a reference takes over from its target is said once.
    seen: BTreeSet<String>,
}

impl Found<'_> {
    fn fact(&mut self, kind: Kind, place: String, docs: &Docs, above: Option<&str>) {
        self.open(&place, docs);
        let inferred = docs.inferred.as_deref().or(above).map(str::to_owned);
        self.facts.push(Fact { kind, place, inferred });
    }

    fn open(&mut self, place: &str, docs: &Docs) {
        if let Some(text) = &docs.unknown
            && self.seen.insert(text.clone())
        {
            self.open.push(Open { place: place.to_owned(), text: text.clone() });
        }
    }

    fn fields(&mut self, kind: Kind, owner: &str, ty: &Type, above: Option<&str>) {
        for path in paths::in_place(self.api, ty) {
            let inferred = path.inferred.or(above).map(str::to_owned);
            // What is open of a type is said of the type, even where a field refers to it alone.
            let own = path.target.is_none_or(|target| target.docs.unknown != path.docs.unknown);
            let place = format!("{owner}, {}", path.path);
            if own {
                self.open(&place, path.docs);
            }
            self.facts.push(Fact { kind, place, inferred });
        }
    }

    fn named(&mut self, def: &TypeDef) {
        let name = def.words.concat();
        let above = def.docs.inferred.as_deref();
        self.open(&name, &def.docs);
        match &def.kind {
            TypeKind::Id { .. } => self.fact(Kind::Id, name, &def.docs, None),
            TypeKind::Enum { values, transitions, .. } => {
                for value in values {
                    let place = format!("{name}, {}", value.wire);
                    self.fact(Kind::Value, place, &value.docs, above);
                    for alias in &value.aliases {
                        self.facts.push(Fact {
                            kind: Kind::Alias,
                            place: format!("{name}, {alias}"),
                            inferred: Some(format!(
                                "That it means `{}` is nowhere documented.",
                                value.wire
                            )),
                        });
                    }
                }
                for step in transitions {
                    let from = step.from.as_deref().unwrap_or("nothing");
                    let place = format!("{name}, {from} to {}", step.to);
                    self.fact(Kind::Transition, place, &step.docs, above);
                }
            }
            TypeKind::Choice(choice) => {
                for variant in &choice.variants {
                    let place = format!("{name}, {}", variant.name);
                    self.fact(Kind::Value, place, &variant.docs, above);
                }
            }
            TypeKind::Struct(object) => {
                for path in paths::of_object(self.api, object) {
                    let place = format!("{name}, {}", path.path);
                    if path.target.is_none_or(|target| target.docs.unknown != path.docs.unknown) {
                        self.open(&place, path.docs);
                    }
                    let inferred = path.inferred.or(above).map(str::to_owned);
                    self.facts.push(Fact { kind: Kind::Field, place, inferred });
                }
            }
        }
    }
}
