//! What every emitter is given.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::model::name::Names;
use crate::model::{Api, GroupId, Home, Homes, Method, Struct, TypeDef, TypeId, TypeKind};
use crate::rust::file::{Comments, Content, Defect, Emitted};

/// The model, its names, and what is derived from both.
pub(super) struct Context<'a> {
    pub(super) api: &'a Api,
    pub(super) names: &'a Names,
    /// Types that a caller has to make: requests and all that is in them.
    sent: BTreeSet<TypeId>,
    requests: BTreeSet<TypeId>,
    /// The types that code is generated for.
    homes: Homes,
    pub(super) comments: Comments,
}

impl<'a> Context<'a> {
    pub(super) fn new(api: &'a Api, names: &'a Names) -> Self {
        Self {
            api,
            names,
            sent: api.sent(),
            requests: api.methods().map(|method| method.request).collect(),
            homes: api.by_home(),
            comments: Comments::default(),
        }
    }

    /// The parameters of a method.
    pub(super) fn request(&self, method: &Method) -> Result<(&'a TypeDef, &'a Struct), Defect> {
        let def = &self.api[method.request];
        match &def.kind {
            TypeKind::Struct(object) => Ok((def, object)),
            _ => Err(Defect(format!("the request of `{}` is not a struct", method.wire))),
        }
    }

    /// A file with these tokens and the comments that were made for them.
    pub(super) fn file(&self, path: String, source: String, tokens: TokenStream) -> Emitted {
        let content = Content::Rust { tokens, comments: self.comments.take() };
        Emitted { path, source, content }
    }

    /// Whether callers make values of this type.
    pub(super) fn is_sent(&self, id: TypeId) -> bool {
        self.sent.contains(&id)
    }

    /// Whether a type is the parameters of a method.
    pub(super) fn is_request(&self, id: TypeId) -> bool {
        self.requests.contains(&id)
    }

    /// The types that code is generated for in one place.
    pub(super) fn types_in(&self, home: Home) -> impl Iterator<Item = (TypeId, &'a TypeDef)> {
        self.with_defs(self.homes.of(home).iter().copied())
    }

    /// The types of a group and of its methods.
    pub(super) fn types_of_group(
        &self,
        group: GroupId,
    ) -> impl Iterator<Item = (TypeId, &'a TypeDef)> {
        self.with_defs(self.homes.of_group(group))
    }

    fn with_defs(
        &self,
        ids: impl Iterator<Item = TypeId>,
    ) -> impl Iterator<Item = (TypeId, &'a TypeDef)> {
        let api = self.api;
        ids.map(move |id| (id, &api[id]))
    }
}

/// Lets the code of a file use what callers should do without, if there is any in its types.
pub(super) fn allow_deprecated<'a>(types: impl Iterator<Item = &'a TypeDef>) -> TokenStream {
    let deprecated = |def: &TypeDef| match &def.kind {
        TypeKind::Struct(object) => object.fields.iter().any(|field| field.docs.deprecated),
        _ => false,
    };
    let mut types = types;
    match types.any(deprecated) {
        true => quote!(#![allow(deprecated)]),
        false => TokenStream::new(),
    }
}

/// An identifier; names that start with `r#` are raw.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}
