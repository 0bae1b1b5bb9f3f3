//! What lets generic code use a group as a provisioner.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, ident};
use super::docs::Comment;
use super::imports::Imports;
use crate::model::name::GroupNames;
use crate::model::{Field, Group, Home, Provisioner, Type, TypeId, TypeKind};

pub(super) fn emit(
    cx: &Context<'_>,
    here: Home,
    group: &Group,
    names: &GroupNames,
    found: &Provisioner,
    imports: &mut Imports,
) -> TokenStream {
    let Provisioner { title, bank, .. } = found;
    let tag = &group.tag;
    let marker = ident(&names.marker);
    let doc = Comment::of(format!("{title} as a [`Provisioner`].")).outer(cx);
    let id = ident(cx.names.ty(found.id));
    let sponsors = cx.ty(&Type::Named(found.sponsors), imports, here);
    let operation = cx.ty(&Type::Named(found.operation_kinds), imports, here);
    let sponsor = variant(cx, found.sponsors, &found.sponsor);
    let operations = found.operations.iter().map(|wire| variant(cx, found.operation_kinds, wire));
    let operations: Vec<TokenStream> =
        operations.map(|variant| quote!(#operation::#variant)).collect();
    let request = |place: usize| {
        let method = group.methods.get(place).map(|method| cx.names.ty(method.request));
        ident(method.unwrap_or("_"))
    };
    let (create, can_execute) = (request(found.create), request(found.can_execute));
    let (execute, get) = (request(found.execute), request(found.get));
    let mut answer = |place: usize| {
        let method = group.methods.get(place);
        method.map(|method| cx.ty(&method.response, imports, here)).unwrap_or_default()
    };
    let (created, checked) = (answer(found.create), answer(found.can_execute));
    let (queued, entity) = (answer(found.execute), answer(found.get));
    let id_field = id_field(cx, group, found);
    let to_create = to_create(cx, group, found);
    let provisioner = imports.root("Provisioner");
    let module = imports.add("crate", "provisioner");
    let workflow_id = imports.add("crate::types", "WorkflowId");
    quote! {
        #doc
        #[derive(Clone, Copy, Debug)]
        pub struct #marker;

        impl #module::sealed::Sealed for #marker {}

        impl #provisioner for #marker {
            const NAME: &'static str = #tag;
            const TITLE: &'static str = #title;
            const BANK: &'static str = #bank;
            const SPONSOR: #sponsors = #sponsors::#sponsor;
            const OPERATIONS: &'static [#operation] = &[#(#operations),*];
            type Id = #id;
            type Create = #create;
            type CanExecute = #can_execute;
            type Execute = #execute;
            type Get = #get;

            fn create(workflow_id: #workflow_id) -> #create {
                #create::new(#(#to_create),*)
            }

            fn can_execute(id: &#id) -> #can_execute {
                #can_execute::new(id)
            }

            fn execute(id: &#id) -> #execute {
                #execute::new(id)
            }

            fn get(id: &#id) -> #get {
                #get::new(id)
            }

            fn created(response: &#created) -> #module::Created<'_, #id> {
                #module::Created { id: &response.#id_field, status: &response.status }
            }

            fn readiness(response: &#checked) -> #module::Readiness {
                let requirements = response.missing_requirements().iter();
                #module::Readiness {
                    can_execute: response.can_execute,
                    missing_requirements: requirements
                        .map(|requirement| #module::MissingRequirement {
                            code: requirement.code.as_str().to_owned(),
                            message: requirement.message.clone(),
                            entity_type: requirement.entity_type.clone(),
                            entity_id: requirement.entity_id.clone(),
                            related_methods: requirement.related_methods().to_vec(),
                            fields: requirement.fields().to_vec(),
                        })
                        .collect(),
                }
            }

            fn queued(response: &#queued) -> &[#operation] {
                &response.queued_operations
            }

            fn entity(response: &#entity) -> #module::Entity<'_> {
                #module::Entity {
                    status: &response.status,
                    execution_results: &response.execution_results,
                }
            }
        }
    }
}

/// The variant of an enum for a value that checks have found there.
fn variant(cx: &Context<'_>, id: TypeId, wire: &str) -> proc_macro2::Ident {
    let values = match cx.api.def(id).map(|def| &def.kind) {
        Some(TypeKind::Enum { values, .. }) => values.as_slice(),
        _ => &[],
    };
    let place = values.iter().position(|value| value.wire == wire);
    ident(place.and_then(|place| cx.names.members(id).get(place)).map_or("_", String::as_str))
}

/// What the constructor of `create` takes, in the order of its fields.
fn to_create(cx: &Context<'_>, group: &Group, found: &Provisioner) -> Vec<TokenStream> {
    let request = group.methods.get(found.create).and_then(|method| cx.api.def(method.request));
    let fields = match request.map(|def| &def.kind) {
        Some(TypeKind::Struct(object)) => object.fields.as_slice(),
        _ => &[],
    };
    let required = fields.iter().filter(|field| field.required);
    let argument = |field: &Field| match &*field.wire {
        "workflow_id" => quote!(workflow_id),
        _ => quote!(Self::SPONSOR),
    };
    required.map(argument).collect()
}

/// The field of the answer to `create` that holds the id.
fn id_field(cx: &Context<'_>, group: &Group, found: &Provisioner) -> proc_macro2::Ident {
    let response = group.methods.get(found.create).map(|method| &method.response);
    let Some(Type::Named(id)) = response else {
        return ident("_");
    };
    let fields: &[Field] = match cx.api.def(*id).map(|def| &def.kind) {
        Some(TypeKind::Struct(object)) => &object.fields,
        _ => &[],
    };
    let place = fields.iter().position(|field| field.ty == Type::Named(found.id));
    ident(place.and_then(|place| cx.names.members(*id).get(place)).map_or("_", String::as_str))
}
