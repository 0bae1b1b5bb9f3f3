//! What the sandbox knows of the API: a table for each group, and the examples of every type.
//!
//! The tables are JSON beside the code: they are data, most of them text, and the compiler would
//! take longer over them than the sandbox does when it starts. The Rust is what ties them to types.

mod examples;
mod shape;

use proc_macro2::Ident;
use quote::quote;
use serde_json::{Map, Value, json};

use super::context::{Context, ident};
use super::docs::Comment;
use super::{Content, Emitted};
use crate::load::ROOT;
use crate::model::{Group, Home, Method, Provisioner, Type, TypeKind};
use crate::name::GroupNames;

use examples::Examples;

const FOLDER: &str = "src/generated/sandbox";

/// The files that concern no single group.
pub(super) fn root(cx: &Context<'_>) -> Vec<Emitted> {
    let modules: Vec<Ident> = cx.names.groups.iter().map(|group| ident(&group.module)).collect();
    let types: Vec<Ident> =
        cx.types_in(Home::Shared).map(|(id, _)| ident(cx.names.ty(id))).collect();
    let tokens = quote! {
        //! What the sandbox knows of the API.

        #(mod #modules;)*

        use crate::sandbox::spec;
        use crate::types::{#(#types),*};

        /// Every group of methods.
        pub(crate) static GROUPS: &[&spec::Group] = &[#(&#modules::GROUP),*];

        /// What all groups share.
        pub(crate) static SHARED: spec::Source = spec::Source::new(include_str!("sandbox/shared.json"));

        spec::examples!(SHARED: #(#types),*);
    };
    let standard = cx.api.standard_errors.iter().map(|row| {
        let message = row.message.as_ref().or(row.causes.first());
        json!({"code": row.code.as_ref().unwrap_or(&row.name), "status": row.status, "message": message})
    });
    let examples = Examples::of(cx, &cx.api.groups);
    let examples = cx
        .types_in(Home::Shared)
        .map(|(id, _)| (cx.names.ty(id).to_owned(), examples.value(&Type::Named(id))));
    let shared = json!({
        "standard_errors": standard.collect::<Value>(),
        "examples": examples.collect::<Map<_, _>>(),
    });
    let (root, source) = (format!("spec/{ROOT}"), "spec/components".to_owned());
    vec![cx.file(format!("{FOLDER}.rs"), root, tokens), data("shared", source, shared)]
}

/// The files of a group.
pub(super) fn group(cx: &Context<'_>, index: usize) -> Vec<Emitted> {
    let (Some(group), Some(names)) = (cx.api.groups.get(index), cx.names.groups.get(index)) else {
        return Vec::new();
    };
    let source = format!("spec/{}", group.file);
    let types: Vec<_> = cx.types_of_group(index).map(|(id, _)| id).collect();
    let type_names: Vec<Ident> = types.iter().map(|id| ident(cx.names.ty(*id))).collect();
    let requests = group.methods.iter().map(|method| ident(cx.names.ty(method.request)));
    let module = ident(&names.module);
    let file = format!("{}.json", file_name(names));
    let doc = Comment::of(format!("What the sandbox knows of `{}`.", group.tag)).inner(cx);
    let tokens = quote! {
        #doc

        use crate::#module::{#(#type_names),*};
        use crate::sandbox::spec;

        pub(crate) static GROUP: spec::Group = spec::Group {
            source: &SOURCE,
            methods: &[#(spec::Typed::of::<#requests>()),*],
        };

        static SOURCE: spec::Source = spec::Source::new(include_str!(#file));

        spec::examples!(SOURCE: #(#type_names),*);
    };
    let examples = Examples::of(cx, std::slice::from_ref(group));
    let mut values = Map::new();
    for id in types {
        values.insert(cx.names.ty(id).to_owned(), examples.value(&Type::Named(id)));
    }
    let methods = group.methods.iter().enumerate();
    let methods = methods.map(|(place, one)| (one.wire.clone(), method(cx, group, place, one)));
    let table = json!({
        "name": group.tag,
        "provisioner": group.provisioner.as_ref().map(|found| provisioner(cx, group, found)),
        "methods": methods.collect::<Map<_, _>>(),
        "examples": values,
    });
    let path = format!("{FOLDER}/{}.rs", file_name(names));
    vec![cx.file(path, source.clone(), tokens), data(file_name(names), source, table)]
}

fn file_name(names: &GroupNames) -> &str {
    names.module.trim_start_matches("r#")
}

fn data(name: &str, source: String, value: Value) -> Emitted {
    Emitted { path: format!("{FOLDER}/{name}.json"), source, content: Content::Json(value) }
}

fn provisioner(cx: &Context<'_>, group: &Group, found: &Provisioner) -> Value {
    let prefixes = match cx.api.def(found.id).map(|def| &def.kind) {
        Some(TypeKind::Id { prefixes }) => prefixes.as_slice(),
        _ => &[],
    };
    let check = group.methods.get(found.can_execute);
    json!({
        "sponsor": found.sponsor,
        "operations": found.operations,
        "prefix": prefixes.first(),
        "requirements": check.map(|method| requirements(cx, method)),
    })
}

/// What may be missing, and what is said of it.
fn requirements(cx: &Context<'_>, check: &Method) -> Map<String, Value> {
    let field = |ty: &Type, wire: &str| match ty {
        Type::Named(id) => match cx.api.def(*id).map(|def| &def.kind) {
            Some(TypeKind::Struct(object)) => {
                object.fields.iter().find(|field| field.wire == wire).map(|field| field.ty.clone())
            }
            _ => None,
        },
        _ => None,
    };
    let code = match field(&check.response, "missing_requirements") {
        Some(Type::List(item)) => field(&item, "code"),
        _ => None,
    };
    match code {
        Some(Type::Named(id)) => match cx.api.def(id).map(|def| &def.kind) {
            Some(TypeKind::Enum { values, .. }) => {
                values.iter().map(|value| (value.wire.clone(), line(&value.docs.text))).collect()
            }
            _ => Map::new(),
        },
        _ => Map::new(),
    }
}

fn method(cx: &Context<'_>, group: &Group, place: usize, method: &Method) -> Value {
    let role = group.provisioner.as_ref().and_then(|found| {
        let roles = [found.create, found.can_execute, found.execute, found.get];
        let at = roles.iter().position(|role| *role == place)?;
        ["create", "can_execute", "execute", "get"].get(at)
    });
    let id = |ty: &Type| {
        let Type::Named(id) = ty else { return None };
        let TypeKind::Struct(object) = &cx.api.def(*id)?.kind else { return None };
        let wanted = Type::Named(group.provisioner.as_ref()?.id);
        let field = object.fields.iter().find(|field| field.ty == wanted)?;
        Some(field.wire.as_str())
    };
    let rows = method.errors.iter().map(|row| {
        let condition = row.condition.map(|(condition, _)| condition.word());
        json!({"condition": condition, "message": row.causes.first().map(|text| line(text))})
    });
    let answers = method.response_examples.iter().map(|example| examples::data(method, example));
    json!({
        "role": role.unwrap_or(&"other"),
        "sent_id": id(&Type::Named(method.request)),
        "answered_id": id(&method.response),
        "request": shape::of(cx, &Type::Named(method.request)),
        "request_examples": method.request_examples.iter().map(|one| &one.canonical).collect::<Vec<_>>(),
        "answer_examples": answers.collect::<Vec<_>>(),
        "rows": rows.collect::<Value>(),
    })
}

/// Text of several lines as one.
fn line(text: &str) -> Value {
    text.split_whitespace().collect::<Vec<_>>().join(" ").into()
}
