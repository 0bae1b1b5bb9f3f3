//! What lets generic code use a group as a provisioner.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::{Context, ident};
use super::docs::Comment;
use super::imports::Imports;
use crate::model::name::GroupNames;
use crate::model::{Field, Group, Home, MethodId, Provisioner, Type, TypeId, TypeKind};
use crate::rust::file::Defect;

pub(super) fn emit(
    cx: &Context<'_>,
    here: Home,
    group: &Group,
    names: &GroupNames,
    found: &Provisioner,
    imports: &mut Imports,
) -> Result<TokenStream, Defect> {
    let marker = ident(&names.marker);
    let doc = Comment::of(format!("{} as a [`Provisioner`].", found.title)).outer(&cx.comments);
    let provisioner = imports.root("Provisioner");
    let module = imports.add("crate", "provisioner");
    let constants = constants(cx, here, group, found, imports)?;
    let requests = requests(cx, group, found, imports);
    let responses = responses(cx, here, group, found, imports)?;
    Ok(quote! {
        #doc
        #[derive(Clone, Copy, Debug)]
        pub struct #marker;

        impl #module::sealed::Sealed for #marker {}

        impl #provisioner for #marker {
            #constants
            #requests
            #responses
        }
    })
}

/// What a provisioner is called and what it can do.
fn constants(
    cx: &Context<'_>,
    here: Home,
    group: &Group,
    found: &Provisioner,
    imports: &mut Imports,
) -> Result<TokenStream, Defect> {
    let Provisioner { title, bank, .. } = found;
    let tag = &group.tag;
    let sponsors = cx.ty(&Type::Named(found.sponsors), imports, here);
    let sponsor = variant(cx, found.sponsors, &found.sponsor)?;
    let operation = cx.ty(&Type::Named(found.operation_kinds), imports, here);
    let mut operations = Vec::new();
    for wire in &found.operations {
        let variant = variant(cx, found.operation_kinds, wire)?;
        operations.push(quote!(#operation::#variant));
    }
    Ok(quote! {
        const NAME: &'static str = #tag;
        const TITLE: &'static str = #title;
        const BANK: &'static str = #bank;
        const SPONSOR: #sponsors = #sponsors::#sponsor;
        const OPERATIONS: &'static [#operation] = &[#(#operations),*];
    })
}

/// How the requests of its methods are made.
fn requests(
    cx: &Context<'_>,
    group: &Group,
    found: &Provisioner,
    imports: &mut Imports,
) -> TokenStream {
    let id = ident(cx.names.ty(found.id));
    let request = |method: MethodId| ident(cx.names.ty(group.methods[method].request));
    let (create, can_execute) = (request(found.create), request(found.can_execute));
    let (execute, get) = (request(found.execute), request(found.get));
    let to_create = to_create(cx, group, found);
    let workflow_id = imports.add("crate::types", "WorkflowId");
    quote! {
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
    }
}

/// What generic code reads of the responses.
fn responses(
    cx: &Context<'_>,
    here: Home,
    group: &Group,
    found: &Provisioner,
    imports: &mut Imports,
) -> Result<TokenStream, Defect> {
    let id = ident(cx.names.ty(found.id));
    let id_field = id_field(cx, group, found)?;
    let operation = cx.ty(&Type::Named(found.operation_kinds), imports, here);
    let mut response = |method: MethodId| cx.ty(&group.methods[method].response, imports, here);
    let (created, checked) = (response(found.create), response(found.can_execute));
    let (queued, entity) = (response(found.execute), response(found.get));
    let module = imports.add("crate", "provisioner");
    Ok(quote! {
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
    })
}

/// The variant of an enum for one of its values.
fn variant(cx: &Context<'_>, id: TypeId, wire: &str) -> Result<Ident, Defect> {
    let TypeKind::Enum { values, .. } = &cx.api[id].kind else {
        return Err(Defect(format!("`{}` is not an enum", cx.names.ty(id))));
    };
    let mut variants = values.iter().zip(cx.names.members(id));
    let found = variants.find(|(value, _)| value.wire == wire);
    let lacks = || Defect(format!("`{}` has no value `{wire}`", cx.names.ty(id)));
    found.map(|(_, name)| ident(name)).ok_or_else(lacks)
}

/// What the constructor of `create` takes, in the order of its fields.
fn to_create(cx: &Context<'_>, group: &Group, found: &Provisioner) -> Vec<TokenStream> {
    let fields = cx.api.fields(&Type::Named(group.methods[found.create].request));
    let argument = |field: &Field| match &*field.wire {
        "workflow_id" => quote!(workflow_id),
        _ => quote!(Self::SPONSOR),
    };
    fields.iter().filter(|field| field.required).map(argument).collect()
}

/// The field of the response to `create` that holds the id.
fn id_field(cx: &Context<'_>, group: &Group, found: &Provisioner) -> Result<Ident, Defect> {
    let method = &group.methods[found.create];
    let lacks = || Defect(format!("the response of `{}` has no id", method.wire));
    let (id, object) = cx.api.object(&method.response).ok_or_else(lacks)?;
    let mut fields = object.fields.iter().zip(cx.names.members(id));
    let field = fields.find(|(field, _)| field.ty == Type::Named(found.id));
    field.map(|(_, name)| ident(name)).ok_or_else(lacks)
}
