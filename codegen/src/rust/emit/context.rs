//! What every emitter is given.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::docs::Comments;
use super::{Content, Emitted};
use crate::model::name::Names;
use crate::model::{Api, Home, Type, TypeDef, TypeId, TypeKind};

/// The model, its names, and what is derived from both.
pub(super) struct Context<'a> {
    pub(super) api: &'a Api,
    pub(super) names: &'a Names,
    /// Types that a caller has to make: requests and all that stands in them.
    sent: BTreeSet<TypeId>,
    /// The types that code is generated for, by where they belong.
    homes: BTreeMap<Home, Vec<TypeId>>,
    pub(super) comments: Comments,
}

impl<'a> Context<'a> {
    pub(super) fn new(api: &'a Api, names: &'a Names) -> Self {
        let mut homes: BTreeMap<Home, Vec<TypeId>> = BTreeMap::new();
        for (index, def) in api.types.iter().enumerate().filter(|(_, def)| !def.runtime) {
            homes.entry(def.home).or_default().push(TypeId(index));
        }
        let comments = Comments::default();
        let mut cx = Self { api, names, sent: BTreeSet::new(), homes, comments };
        for method in api.groups.iter().flat_map(|group| &group.methods) {
            cx.mark_sent(&Type::Named(method.request));
        }
        cx
    }

    fn mark_sent(&mut self, ty: &Type) {
        let Some(id) = ty.named() else { return };
        if !self.sent.insert(id) {
            return;
        }
        match self.api.def(id).map(|def| &def.kind) {
            Some(TypeKind::Struct(object)) => {
                object.fields.iter().for_each(|field| self.mark_sent(&field.ty));
            }
            Some(TypeKind::Choice(choice)) => {
                choice.variants.iter().for_each(|variant| self.mark_sent(&variant.ty));
            }
            _ => {}
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

    /// The types that code is generated for in one place.
    pub(super) fn types_in(&self, home: Home) -> impl Iterator<Item = (TypeId, &'a TypeDef)> {
        let ids = self.homes.get(&home).map_or(&[][..], Vec::as_slice);
        ids.iter().filter_map(|id| Some((*id, self.api.def(*id)?)))
    }

    /// The types of a group and of its methods.
    pub(super) fn types_of_group(
        &self,
        index: usize,
    ) -> impl Iterator<Item = (TypeId, &'a TypeDef)> {
        let methods = self.api.groups.get(index).map_or(0, |group| group.methods.len());
        let methods = (0..methods).map(move |place| Home::Method(index, place));
        [Home::Group(index)].into_iter().chain(methods).flat_map(|home| self.types_in(home))
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
