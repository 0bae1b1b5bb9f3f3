//! The module of a group: its types, its methods, and what makes it a provisioner.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, allow_deprecated, ident};
use super::docs::{Comment, deprecated, line};
use super::imports::Imports;
use super::{item, method, provisioner};
use crate::model::name::{GroupNames, MethodNames};
use crate::model::{Group, GroupId, Home, Method};
use crate::prose;
use crate::rust::file::{Defect, Emitted};

pub(super) fn files(cx: &Context<'_>, id: GroupId) -> Result<Vec<Emitted>, Defect> {
    let (group, names) = (&cx.api[id], &cx.names.groups[id]);
    let source = format!("spec/{}", group.file);
    let folder = format!("src/generated/{}", names.module);
    let mut files =
        vec![cx.file(format!("{folder}.rs"), source.clone(), module(cx, id, group, names)?)];
    let types: Vec<_> = cx.types_in(Home::Group(id)).collect();
    if !types.is_empty() {
        let doc = format!("Types that several methods of `{}` use.", group.tag);
        files.push(cx.file(
            format!("{folder}/types.rs"),
            source.clone(),
            item::items(cx, &types, &doc),
        ));
    }
    for (method_id, method) in group.methods.entries() {
        let names = &names.methods[method_id];
        files.push(cx.file(
            format!("{folder}/{}.rs", names.file),
            source.clone(),
            method::file(cx, Home::Method(id, method_id), group, method, names)?,
        ));
    }
    Ok(files)
}

fn module(
    cx: &Context<'_>,
    id: GroupId,
    group: &Group,
    names: &GroupNames,
) -> Result<TokenStream, Defect> {
    let here = Home::Group(id);
    let mut imports = Imports::default();
    let doc =
        Comment::default().prose(&group.docs.text).provenance(&group.docs).inner(&cx.comments);
    let modules = names.methods.iter().map(|method| ident(&method.file));
    let methods = names.methods.entries();
    let uses: Vec<TokenStream> = methods
        .map(|(method, names)| {
            let module = ident(&names.file);
            let mut types: Vec<&str> =
                cx.types_in(Home::Method(id, method)).map(|(id, _)| cx.names.ty(id)).collect();
            types.push(&names.error);
            types.sort_unstable();
            let types = types.into_iter().map(ident);
            quote!(pub use #module::{#(#types),*};)
        })
        .collect();
    let types: Vec<_> = cx.types_in(here).map(|(id, _)| ident(cx.names.ty(id))).collect();
    let (types_mod, types_use) = match types.as_slice() {
        [] => (TokenStream::new(), TokenStream::new()),
        [one] => (
            quote!(
                mod types;
            ),
            quote!(pub use types::#one;),
        ),
        many => (
            quote!(
                mod types;
            ),
            quote!(pub use types::{#(#many),*};),
        ),
    };
    let functions: Vec<TokenStream> = group
        .methods
        .iter()
        .zip(&names.methods)
        .map(|(method, names)| function(cx, here, method, names, &mut imports))
        .collect::<Result<_, _>>()?;
    let marker = group
        .provisioner
        .as_ref()
        .map(|found| provisioner::emit(cx, here, group, names, found, &mut imports))
        .transpose()?;
    let title = group.title();
    let methods_doc = Comment::of(format!(
        "The methods of {title}, as [`Client::{0}`](crate::Client::{0}) gives them.",
        names.module
    ))
    .outer(&cx.comments);
    let uses_imports = imports.tokens();
    let allow = allow_deprecated(cx.types_of_group(id).map(|(_, def)| def));
    Ok(quote! {
        #doc
        #allow

        #(mod #modules;)*
        #types_mod

        #uses_imports

        #(#uses)*
        #types_use

        #methods_doc
        #[derive(Clone, Copy, Debug)]
        pub struct Methods<'c, C> {
            pub(crate) client: &'c C,
        }

        impl<'c, C> Methods<'c, C> {
            #(#functions)*
        }

        #marker
    })
}

/// The function that begins a call.
fn function(
    cx: &Context<'_>,
    here: Home,
    method: &Method,
    names: &MethodNames,
    imports: &mut Imports,
) -> Result<TokenStream, Defect> {
    let call = imports.root("Call");
    let function = ident(&names.function);
    let request = ident(cx.names.ty(method.request));
    let (_, object) = cx.request(method)?;
    let fields = object.fields.iter().zip(cx.names.members(method.request));
    let mut parameters = Vec::new();
    let mut arguments = Vec::new();
    let mut optional = Vec::new();
    for (field, name) in fields {
        if !field.required {
            optional.push(prose::span(&field.wire));
            continue;
        }
        let name = ident(name);
        let (parameter, _) = cx.parameter(&name, &field.ty, imports, here);
        parameters.push(parameter);
        arguments.push(name);
    }
    let optional = match optional.is_empty() {
        true => String::new(),
        false => format!("Optional, set on the call: {}.", optional.join(", ")),
    };
    let doc =
        Comment::of(format!("`{}`: {}.", method.wire, line(method.summary.trim_end_matches('.'))))
            .prose(&method.docs.text)
            .text(optional)
            .provenance(&method.docs)
            .text("# Errors")
            .text(format!("[`{}`] has the reasons why it can be refused.", names.error))
            .outer(&cx.comments);
    let deprecated = deprecated(&method.docs);
    Ok(quote! {
        #doc
        #deprecated
        pub fn #function(&self, #(#parameters),*) -> #call<'c, C, #request> {
            #call::new(self.client, #request::new(#(#arguments),*))
        }
    })
}
