//! Rust names for everything in the model.
//!
//! Case, keywords, leading digits and collisions are dealt with here and nowhere else: emitters
//! take the names as they are.

mod case;
mod scope;

use std::collections::BTreeMap;

use crate::model::{Api, ErrorRow, Home, TypeId, TypeKind};
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::source::Span;

use scope::Scope;

/// The names, each at the place of the thing that it is for.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// By [`TypeId`].
    types: Vec<TypeNames>,
    /// By the place of the group.
    pub(crate) groups: Vec<GroupNames>,
    /// Variants of `StandardError`, by the place of the row.
    pub(crate) standard_errors: Vec<String>,
}

#[derive(Debug, Default)]
struct TypeNames {
    name: String,
    /// Fields of a struct, variants of an enum.
    members: Vec<String>,
}

/// The names in one group of methods.
#[derive(Debug)]
pub(crate) struct GroupNames {
    /// The module, and the function of the client that leads there: `propay`.
    pub(crate) module: String,
    /// The type that stands for the provisioner: `Propay`.
    pub(crate) marker: String,
    /// By the place of the method.
    pub(crate) methods: Vec<MethodNames>,
}

/// The names of one method.
#[derive(Debug)]
pub(crate) struct MethodNames {
    /// `can_execute`
    pub(crate) function: String,
    /// The file that it is written to, without keywords: `can_execute`.
    pub(crate) file: String,
    /// `CanExecuteError`
    pub(crate) error: String,
    /// Variants of the error, by the place of the row.
    pub(crate) rows: Vec<String>,
}

impl Names {
    pub(crate) fn ty(&self, id: TypeId) -> &str {
        self.types.get(id.0).map_or("", |names| &names.name)
    }

    /// The fields of a struct or the variants of an enum.
    pub(crate) fn members(&self, id: TypeId) -> &[String] {
        self.types.get(id.0).map_or(&[], |names| &names.members)
    }
}

/// Gives everything its name.
pub(crate) fn assign(api: &Api, diagnostics: &mut Diagnostics) -> Names {
    let mut homes: BTreeMap<Home, Vec<TypeId>> = BTreeMap::new();
    // Types that are written by hand have their names.
    for (index, def) in api.types.iter().enumerate().filter(|(_, def)| !def.runtime) {
        homes.entry(def.home).or_default().push(TypeId(index));
    }
    let types = |from: Home, to: Home| {
        let ids = homes.range(from..=to).flat_map(|(_, ids)| ids);
        ids.filter_map(|id| Some((*id, api.def(*id)?)))
    };
    let mut names = Names::default();
    names.types.resize_with(api.types.len(), TypeNames::default);
    let mut shared = Scope::with(scope::RUNTIME);
    for (id, def) in types(Home::Shared, Home::Shared) {
        let name = claim_type(&mut shared, &def.words, def.span, diagnostics);
        set_type(&mut names, id, name);
    }
    let mut modules = Scope::with(scope::ROOT);
    for (index, group) in api.groups.iter().enumerate() {
        let module = case::snake(&group.tag);
        let module = modules.claim(module, &group.tag, group.span, diagnostics);
        let mut scope = shared.inner();
        let marker = scope.claim(case::camel(&group.tag), &group.tag, group.span, diagnostics);
        let of_methods = types(Home::Method(index, 0), Home::Method(index, usize::MAX));
        for (id, def) in types(Home::Group(index), Home::Group(index)).chain(of_methods) {
            let name = claim_type(&mut scope, &def.words, def.span, diagnostics);
            set_type(&mut names, id, name);
        }
        let mut functions = Scope::default();
        let mut methods = Vec::new();
        for method in &group.methods {
            let file = case::snake(&method.name);
            let function = functions.claim(file.clone(), &method.wire, method.span, diagnostics);
            let error = format!("{}Error", case::camel(&method.name));
            let error = scope.claim(error, &method.wire, method.span, diagnostics);
            let rows = rows(&method.errors, diagnostics);
            methods.push(MethodNames { file: case::file(&file), function, error, rows });
        }
        names.groups.push(GroupNames { module, marker, methods });
    }
    let mut standard = Scope::default();
    for row in &api.standard_errors {
        let name = standard.claim(case::camel(&row.name), &row.name, row.span, diagnostics);
        names.standard_errors.push(name);
    }
    members(api, &mut names, diagnostics);
    names
}

fn claim_type(
    scope: &mut Scope,
    words: &[String],
    span: Span,
    diagnostics: &mut Diagnostics,
) -> String {
    let name: String = words.iter().map(|word| case::camel(word)).collect();
    scope.claim(name, &words.join("."), span, diagnostics)
}

fn set_type(names: &mut Names, id: TypeId, name: String) {
    if let Some(slot) = names.types.get_mut(id.0) {
        slot.name = name;
    }
}

/// Fields and variants.
fn members(api: &Api, names: &mut Names, diagnostics: &mut Diagnostics) {
    for (index, def) in api.types.iter().enumerate() {
        let members = match &def.kind {
            TypeKind::Id { .. } => continue,
            TypeKind::Struct(_) if def.runtime => continue,
            TypeKind::Struct(object) => {
                // An optional parameter is set by a function of its name on the call.
                let reserved = match def.home {
                    Home::Method(..) => scope::CALL,
                    _ => &[],
                };
                let mut scope = Scope::with(reserved);
                let fields = object.fields.iter();
                fields
                    .map(|field| {
                        scope.claim(case::snake(&field.wire), &field.wire, field.span, diagnostics)
                    })
                    .collect()
            }
            TypeKind::Choice(choice) => {
                let mut scope = Scope::with(scope::ENUM);
                let variants = choice.variants.iter();
                variants
                    .map(|variant| {
                        let name = case::camel(&variant.name);
                        scope.claim(name, &variant.name, variant.span, diagnostics)
                    })
                    .collect()
            }
            TypeKind::Enum { values, .. } => {
                let mut scope = Scope::with(scope::ENUM);
                let values = values.iter();
                values
                    .map(|value| match &value.name {
                        Some((name, span)) => {
                            chosen(name, *span, diagnostics);
                            scope.claim(name.clone(), &value.wire, *span, diagnostics)
                        }
                        None => {
                            let name = case::camel(&value.wire);
                            scope.claim_value(name, &value.wire, value.span, diagnostics)
                        }
                    })
                    .collect()
            }
        };
        if let Some(slot) = names.types.get_mut(index) {
            slot.members = members;
        }
    }
}

/// The rows of an error table: the sub code says most, unless two rows share it.
fn rows(rows: &[ErrorRow], diagnostics: &mut Diagnostics) -> Vec<String> {
    let mut scope = Scope::with(scope::ERROR);
    let shares = |sub_code: &str| {
        let violations = rows.iter().filter_map(|row| row.violation.as_ref());
        violations.filter(|(_, other)| other == sub_code).count() > 1
    };
    rows.iter()
        .map(|row| {
            let name = match (&row.name, &row.violation) {
                (Some((name, span)), _) => {
                    let name = case::camel(name);
                    chosen(&name, *span, diagnostics);
                    name
                }
                (None, None) => case::camel(&row.code),
                (None, Some((entity, sub))) if shares(sub) => {
                    case::camel(entity) + &case::camel(sub)
                }
                (None, Some((_, sub))) => case::camel(sub),
            };
            let wire = row.key();
            let place = row.name.as_ref().map_or(row.span, |(_, span)| *span);
            scope.claim_row(name, &wire, place, diagnostics)
        })
        .collect()
}

/// A name that was chosen by hand is taken as it is, if Rust can have it.
fn chosen(name: &str, span: Span, diagnostics: &mut Diagnostics) {
    if !case::is_camel(name) {
        diagnostics.push(
            Diagnostic::new(Code::InvalidName, span, format!("`{name}` is no name for a variant"))
                .help("write it as `UpperCamelCase`, with letters and digits alone"),
        );
    }
}
