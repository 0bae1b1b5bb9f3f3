//! Rust names for everything in the model.
//!
//! Case, keywords, leading digits and collisions are dealt with here and nowhere else: emitters
//! take the names as they are.

mod case;
mod reserved;
mod scope;

use crate::model::{
    Api, Arena, ErrorRow, Group, GroupId, Home, MethodId, Scalar, StandardRow, TypeDef, TypeId,
    TypeKind,
};
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::source::Span;

use scope::{Remedy, Scope};

/// The names, each at the place of the thing that it is for.
#[derive(Debug, Default)]
pub(crate) struct Names {
    types: Arena<TypeId, TypeNames>,
    pub(crate) groups: Arena<GroupId, GroupNames>,
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
    pub(crate) methods: Arena<MethodId, MethodNames>,
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
        &self.types[id].name
    }

    /// The fields of a struct or the variants of an enum.
    pub(crate) fn members(&self, id: TypeId) -> &[String] {
        &self.types[id].members
    }
}

/// The type of a scalar: one of the prelude, or one of the runtime.
pub(crate) fn scalar(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String => "String",
        Scalar::Boolean => "bool",
        Scalar::Int32 => "i32",
        Scalar::Int64 => "i64",
        Scalar::Double => "f64",
        Scalar::Decimal => "Decimal",
        Scalar::Timestamp => "Timestamp",
        Scalar::Date => "Date",
        Scalar::YearMonth => "YearMonth",
        Scalar::Base64 => "Base64",
        Scalar::Uri => "Uri",
        Scalar::Uuid => "Uuid",
        Scalar::JsonObject => "JsonObject",
    }
}

/// Gives everything its name.
pub(crate) fn assign(api: &Api, diagnostics: &mut Diagnostics) -> Names {
    // Types that are written by hand have their names.
    let homes = api.by_home();
    let mut types = api.types.map(|_, _| TypeNames::default());
    let mut shared = Scope::with(reserved::TYPES);
    for &id in homes.of(Home::Shared) {
        types[id].name = claim_type(&mut shared, &api[id], diagnostics);
    }
    let mut modules = Scope::with(reserved::GROUPS);
    let groups = api.groups.map(|index, group| {
        let module = case::snake(&group.tag);
        let is_keyword = module.starts_with("r#");
        if is_keyword {
            let title = format!("`{}` is a keyword of Rust", group.tag);
            diagnostics.push(
                Diagnostic::new(Code::NameCollision, group.span, title)
                    .help("rename it: it becomes a module and a function of the client"),
            );
        }
        let module = modules.claim(module, &group.tag, group.span, diagnostics);
        let mut scope = shared.inner();
        let marker = case::camel(&group.tag);
        let marker = match is_keyword {
            true => marker,
            false => scope.claim(marker, &group.tag, group.span, diagnostics),
        };
        for id in homes.of_group(index) {
            types[id].name = claim_type(&mut scope, &api[id], diagnostics);
        }
        GroupNames { module, marker, methods: methods(group, &mut scope, diagnostics) }
    });
    let sent = api.sent();
    for (id, def) in api.types.entries() {
        types[id].members = members(def, sent.contains(&id), diagnostics);
    }
    let standard_errors = standard_errors(&api.standard_errors, diagnostics);
    Names { types, groups, standard_errors }
}

fn claim_type(scope: &mut Scope, def: &TypeDef, diagnostics: &mut Diagnostics) -> String {
    let name = match (def.home, def.words.as_slice()) {
        // A method has the name that the API gives it.
        (Home::Method(..), [method]) => request_name(case::camel(method)),
        (_, words) => case::camel_words(words),
    };
    scope.claim(name, &def.words.join("."), def.span, diagnostics)
}

/// The type of a request: `Create`, or `DefaultRequest` where Rust or the runtime has a `Default`.
fn request_name(name: String) -> String {
    match reserved::find(reserved::TYPES, &name) {
        Some(_) => format!("{name}Request"),
        None => name,
    }
}

/// The type of its errors: `CreateError`, or `MethodRequestError` where the runtime has a
/// `MethodError`.
fn error_name(method: &str) -> String {
    let words = |middle: &[&str]| {
        let words = [&[method], middle, &["error"]].concat();
        case::camel_words(&words.into_iter().map(str::to_owned).collect::<Vec<_>>())
    };
    match words(&[]) {
        name if reserved::find(reserved::TYPES, &name).is_none() => name,
        _ => words(&["request"]),
    }
}

fn methods(
    group: &Group,
    scope: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> Arena<MethodId, MethodNames> {
    let mut functions = Scope::default();
    group.methods.map(|_, method| {
        let file = case::snake(&method.name);
        let function = functions.claim(file.clone(), &method.wire, method.span, diagnostics);
        let error = error_name(&method.name);
        let error = scope.claim(error, &method.wire, method.span, diagnostics);
        let rows = rows(&method.errors, diagnostics);
        MethodNames { file: case::file(&file), function, error, rows }
    })
}

fn standard_errors(rows: &[StandardRow], diagnostics: &mut Diagnostics) -> Vec<String> {
    let mut scope = Scope::default();
    let name =
        |row: &StandardRow| scope.claim(case::camel(&row.name), &row.name, row.span, diagnostics);
    rows.iter().map(name).collect()
}

/// The fields of a struct, or the variants of an enum.
fn members(def: &TypeDef, is_sent: bool, diagnostics: &mut Diagnostics) -> Vec<String> {
    match &def.kind {
        TypeKind::Id { .. } => Vec::new(),
        TypeKind::Struct(_) if def.runtime => Vec::new(),
        TypeKind::Struct(object) => {
            // An optional parameter is set by a function of its name on the call.
            let reserved = match def.home {
                Home::Method(..) if is_sent => reserved::PARAMETERS,
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
            let mut scope = Scope::with(reserved::ENUM);
            let variants = choice.variants.iter();
            variants
                .map(|variant| {
                    let name = case::camel(&variant.name);
                    scope.claim(name, &variant.name, variant.span, diagnostics)
                })
                .collect()
        }
        TypeKind::Enum { values, .. } => {
            let mut scope = Scope::with(reserved::ENUM);
            let values = values.iter();
            values
                .map(|value| match &value.name {
                    Some((name, span)) => {
                        chosen(name, *span, diagnostics);
                        scope.claim(name.clone(), &value.wire, *span, diagnostics)
                    }
                    None => {
                        let name = case::camel(&value.wire);
                        scope.claim_or(Remedy::EnumName, name, &value.wire, value.span, diagnostics)
                    }
                })
                .collect()
        }
    }
}

/// The rows of an error table: the sub code says most, unless two rows share it.
fn rows(rows: &[ErrorRow], diagnostics: &mut Diagnostics) -> Vec<String> {
    let mut scope = Scope::with(reserved::ERROR);
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
            scope.claim_or(Remedy::RowName, name, &wire, place, diagnostics)
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
