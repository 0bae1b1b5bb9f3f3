//! What the sandbox knows of the API: a table for each group, and the examples of every type.
//!
//! The tables are JSON beside the code: they are data, most of them text, and the compiler would
//! take longer over them than the sandbox does when it starts. The Rust is what ties them to types.

mod examples;
mod request_schema;
mod table;

use std::collections::BTreeMap;

use proc_macro2::Ident;
use quote::quote;
use serde::Serialize;

use super::context::{Context, ident};
use super::docs::Comment;
use crate::model::name::GroupNames;
use crate::model::runtime::Role;
use crate::model::{Field, Group, GroupId, Home, Method, MethodId, Provisioner, Type, TypeKind};
use crate::rust::file::{Content, Defect, Emitted};
use crate::spec::load::ROOT;

use examples::Examples;
use request_schema::RequestSchema;

const FOLDER: &str = "src/generated/sandbox";

/// The files that concern no single group.
pub(super) fn root(cx: &Context<'_>) -> Result<Vec<Emitted>, Defect> {
    let modules: Vec<Ident> = cx.names.groups.iter().map(|group| ident(&group.module)).collect();
    let types: Vec<Ident> =
        cx.types_in(Home::Shared).map(|(id, _)| ident(cx.names.ty(id))).collect();
    let tokens = quote! {
        //! What the sandbox knows of the API.

        #(mod #modules;)*

        use crate::sandbox::tables;
        use crate::types::{#(#types),*};

        /// Every group of methods.
        pub(crate) static GROUPS: &[&tables::Group] = &[#(&#modules::GROUP),*];

        /// What all groups share.
        pub(crate) static SHARED: tables::Source =
            tables::Source::new(include_str!("sandbox/shared.json"));

        tables::examples!(SHARED => #(#types),*);
    };
    let standard = cx.api.standard_errors.iter().map(|row| table::Standard {
        code: row.code.as_ref().unwrap_or(&row.name),
        status: row.status,
        message: row.message.as_ref().or(row.causes.first()).map_or("", String::as_str),
    });
    let examples = Examples::of(cx.api, cx.api.methods());
    let types = cx.types_in(Home::Shared);
    let shared = table::Shared {
        standard_errors: standard.collect(),
        examples: types.map(|(id, _)| (cx.names.ty(id), examples.value(id))).collect(),
    };
    let (root, source) = (format!("spec/{ROOT}"), "spec/components".to_owned());
    Ok(vec![cx.file(format!("{FOLDER}.rs"), root, tokens), data("shared", source, &shared)?])
}

/// The files of a group.
pub(super) fn group(cx: &Context<'_>, id: GroupId) -> Result<Vec<Emitted>, Defect> {
    let (group, names) = (&cx.api[id], &cx.names.groups[id]);
    let source = format!("spec/{}", group.file);
    let types: Vec<_> = cx.types_of_group(id).map(|(id, _)| id).collect();
    let type_names: Vec<Ident> = types.iter().map(|id| ident(cx.names.ty(*id))).collect();
    let requests = group.methods.iter().map(|method| ident(cx.names.ty(method.request)));
    let module = ident(&names.module);
    let file = format!("{}.json", file_name(names));
    let doc =
        Comment::of(format!("What the sandbox knows of `{}`.", group.tag)).inner(&cx.comments);
    let tokens = quote! {
        #doc

        use crate::#module::{#(#type_names),*};
        use crate::sandbox::tables;

        pub(crate) static GROUP: tables::Group = tables::Group {
            source: &SOURCE,
            methods: &[#(tables::Typed::of::<#requests>()),*],
        };

        static SOURCE: tables::Source = tables::Source::new(include_str!(#file));

        tables::examples!(SOURCE => #(#type_names),*);
    };
    let examples = Examples::of(cx.api, group.methods.iter());
    let methods = group.methods.entries();
    let of = group.provisioner.as_ref().map(|found| provisioner(cx, group, found));
    let table = table::Group {
        name: &group.tag,
        provisioner: of.transpose()?,
        methods: methods.map(|(id, one)| (&*one.wire, method(cx, group, id, one))).collect(),
        examples: types.into_iter().map(|id| (cx.names.ty(id), examples.value(id))).collect(),
    };
    let path = format!("{FOLDER}/{}.rs", file_name(names));
    Ok(vec![cx.file(path, source.clone(), tokens), data(file_name(names), source, &table)?])
}

fn file_name(names: &GroupNames) -> &str {
    names.module.trim_start_matches("r#")
}

fn data(name: &str, source: String, table: &impl Serialize) -> Result<Emitted, Defect> {
    let path = format!("{FOLDER}/{name}.json");
    let text =
        serde_json::to_string_pretty(table).map_err(|error| Defect(format!("{path}: {error}")))?;
    Ok(Emitted { path, source, content: Content::Json(text) })
}

fn provisioner<'a>(
    cx: &Context<'a>,
    group: &'a Group,
    found: &'a Provisioner,
) -> Result<table::Provisioner<'a>, Defect> {
    let prefix = match &cx.api[found.id].kind {
        TypeKind::Id { prefixes, .. } => prefixes.first(),
        _ => None,
    };
    let prefix = prefix.ok_or_else(|| {
        Defect(format!("the id of the provisioner `{}` has no prefix", group.tag))
    })?;
    Ok(table::Provisioner {
        sponsor: &found.sponsor,
        operations: &found.operations,
        prefix,
        requirements: requirements(cx, &group.methods[found.can_execute]),
    })
}

/// What may be missing, and what is said of it.
fn requirements<'a>(cx: &Context<'a>, check: &Method) -> BTreeMap<&'a str, String> {
    let gaps = field(cx, &check.response, "missing_requirements");
    let code = match gaps.map(|field| &field.ty) {
        Some(Type::List(item)) => field(cx, item, "code"),
        _ => None,
    };
    let kind = match code.map(|field| &field.ty) {
        Some(Type::Named(id)) => Some(&cx.api[*id].kind),
        _ => None,
    };
    match kind {
        Some(TypeKind::Enum { values, .. }) => {
            values.iter().map(|value| (&*value.wire, line(&value.docs.text))).collect()
        }
        _ => BTreeMap::new(),
    }
}

/// The field of an object.
fn field<'a>(cx: &Context<'a>, ty: &Type, wire: &str) -> Option<&'a Field> {
    cx.api.fields(ty).iter().find(|field| field.wire == wire)
}

fn method<'a>(
    cx: &Context<'a>,
    group: &'a Group,
    id: MethodId,
    method: &'a Method,
) -> table::Method<'a> {
    let found = group.provisioner.as_ref();
    let role = found.and_then(|found| {
        let roles = [
            (found.create, Role::Create),
            (found.can_execute, Role::CanExecute),
            (found.execute, Role::Execute),
            (found.get, Role::Get),
        ];
        roles.into_iter().find(|(method, _)| *method == id).map(|(_, role)| role)
    });
    let id = |ty: &Type| {
        let wanted = Type::Named(found?.id);
        let field = cx.api.fields(ty).iter().find(|field| field.ty == wanted)?;
        Some(field.wire.as_str())
    };
    let request = Type::Named(method.request);
    let rows = method.errors.iter().map(|row| table::Row {
        condition: row.condition.map(|(condition, _)| condition.word()),
        message: row.causes.first().map(|text| line(text)).unwrap_or_default(),
    });
    let answers = method.response_examples.iter();
    table::Method {
        role: role.unwrap_or(Role::Other),
        sent_id: id(&request),
        answered_id: id(&method.response),
        request: RequestSchema::of(cx, &request),
        request_examples: method.request_examples.iter().map(|one| &one.canonical).collect(),
        answer_examples: answers.map(|example| examples::data(method, example)).collect(),
        rows: rows.collect(),
    }
}

/// Text of several lines as one.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
