//! What the code that is written by hand relies on.
//!
//! Nothing is generated from the schemas of its types, so what they say must be what the runtime
//! reads: a field that had another name here would be read under its old one. And the runtime knows
//! some of the standard errors by their names, without which it would not compile.

use super::errors::Standard;
use crate::model::runtime::{self, Part, SCHEMAS, STANDARD_ERRORS};
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics, closest, list};
use crate::spec::source::Span;
use crate::spec::tree::{At, Entry, Id, RefOr, Root, Schema, Tree, TypeName};

impl Part {
    /// Whether a property is of this kind, or too broken to tell.
    fn is<'s>(self, tree: &Tree<'s>, property: &RefOr<'s, Schema<'s>>) -> bool {
        let refers = |to: &RefOr<'s, Schema<'s>>, name: &str| {
            let target = to.reference().map(|reference| tree.follow(reference));
            target.is_some_and(|target| target.is_none_or(|target| target.name == name))
        };
        let of_type = |wanted| property.here().filter(|schema| schema.has_type(wanted));
        match self {
            Part::Text => {
                of_type(TypeName::String).is_some_and(|schema| schema.format.get().is_none())
            }
            Part::One(name) => refers(property, name),
            Part::Many(name) => of_type(TypeName::Array).is_some_and(|schema| {
                schema.items.is_broken() || schema.items.get().is_some_and(|to| refers(to, name))
            }),
        }
    }

    /// What of a property makes it another.
    fn wrong(self, property: &At<RefOr<'_, Schema<'_>>>) -> Span {
        let Some(schema) = property.here() else { return property.key };
        let beside = match (self, schema.type_name.value()) {
            (Part::Text, Some(TypeName::String)) => schema.format.key(),
            (Part::Many(_), Some(TypeName::Array)) => schema.items.key(),
            _ => schema.type_name.key(),
        };
        beside.unwrap_or(property.key)
    }

    fn noun(self) -> String {
        match self {
            Part::Text => "a `string`".to_owned(),
            Part::One(name) => format!("a reference to `{name}`"),
            Part::Many(name) => format!("an `array` of `{name}`"),
        }
    }
}

/// Checks that each schema with `x-runtime` is what the runtime has; gives those that are not.
pub(super) fn check_schemas<'s>(
    tree: &Tree<'s>,
    diagnostics: &mut Diagnostics,
) -> Vec<Id<Schema<'s>>> {
    let mut wrong = Vec::new();
    for (id, component) in tree.arenas.schemas.iter() {
        let known = SCHEMAS.iter().find(|known| known.name == component.name);
        let schema = component.value.as_ref().and_then(|at| at.here());
        if let (Some(known), Some(schema)) = (known, schema)
            && schema.is_runtime.is_true()
            && !schema.is_broken()
        {
            let before = diagnostics.len();
            check_fields(tree, known, schema, diagnostics);
            if diagnostics.len() > before {
                wrong.push(id);
            }
        }
    }
    wrong
}

fn check_fields<'s>(
    tree: &Tree<'s>,
    known: &runtime::Schema,
    schema: &Schema<'s>,
    diagnostics: &mut Diagnostics,
) {
    let (name, fields) = (known.name, known.fields);
    let found = schema.properties.entries();
    let has = |wire: &str| found.iter().any(|entry| entry.name == wire);
    let lacking: Vec<&str> =
        fields.iter().map(|(wire, _)| *wire).filter(|wire| !has(wire)).collect();
    let mut meant = Vec::new();
    for Entry { name: wire, key, value } in found {
        let known = fields.iter().find(|(known, _)| known == wire);
        match (known, value) {
            (Some((_, part)), Some(property)) if !part.is(tree, property) => {
                let title = format!("`{wire}` of `{name}` is {} in the runtime", part.noun());
                diagnostics.push(differs(part.wrong(property), title));
            }
            (Some(_), _) => {}
            (None, None) => {}
            (None, Some(_)) => {
                meant.extend(closest(wire, &lacking));
                let title = format!("the runtime reads no `{wire}` of `{name}`");
                let diagnostic = Diagnostic::new(Code::RuntimeShape, *key, title);
                diagnostics.push(diagnostic.suggest(wire, *key, lacking.iter().copied()));
            }
        }
    }
    // One that is misspelt has its diagnostic.
    let lacking: Vec<&str> = lacking.into_iter().filter(|wire| !meant.contains(wire)).collect();
    if !lacking.is_empty() {
        let title = format!("`{name}` lacks {}, which the runtime reads", list(&lacking));
        diagnostics.push(differs(schema.properties.key().unwrap_or(schema.at), title));
    }
}

/// Checks that the standard errors are there that the runtime names. A spec without provisioners is
/// one of a test.
pub(super) fn check_standard_errors(
    root: &Root<'_>,
    standard: Option<&Standard>,
    diagnostics: &mut Diagnostics,
) {
    let has_provisioner = root.tags.items().iter().any(|tag| !tag.provisioner.is_absent());
    let Some(standard) = standard.filter(|standard| has_provisioner && !standard.is_broken) else {
        return;
    };
    let rows = &standard.rows;
    let has = |name: &str| rows.iter().any(|row| row.name == name);
    let free: Vec<&str> = rows.iter().map(|row| &*row.name).collect();
    let free: Vec<&str> = free.into_iter().filter(|name| !STANDARD_ERRORS.contains(name)).collect();
    for name in STANDARD_ERRORS.iter().filter(|name| !has(name)) {
        let near = closest(name, &free);
        let row = near.and_then(|near| rows.iter().find(|row| row.name == near));
        let title = format!("the runtime needs the standard error `{name}`");
        let Some(span) = row.map(|row| row.span).or(standard.at) else { continue };
        let diagnostic = Diagnostic::new(Code::RuntimeShape, span, title);
        diagnostics.push(match row {
            Some(_) => diagnostic.label("is this the one?").help(format!("name it `{name}` again")),
            None => diagnostic.help("add it, or change the code that is written by hand first"),
        });
    }
}

fn differs(place: Span, title: String) -> Diagnostic {
    Diagnostic::new(Code::RuntimeShape, place, title)
        .help("say what the runtime has, or change its type, which is written by hand")
}
