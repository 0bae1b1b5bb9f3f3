//! Types as Rust writes them.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, ident};
use super::imports::Imports;
use crate::model::{Home, Scalar, Type, TypeId, TypeKind, name};

impl Context<'_> {
    /// The type of a value, as a field holds it.
    pub(super) fn ty(&self, ty: &Type, imports: &mut Imports, here: Home) -> TokenStream {
        let mut inner = |ty: &Type| self.ty(ty, imports, here);
        match ty {
            Type::Named(id) => self.named(*id, imports, here),
            Type::Scalar(scalar) => self.scalar(*scalar, imports),
            Type::List(item) => {
                let item = inner(item);
                quote!(Vec<#item>)
            }
            Type::Nullable(value) => {
                let value = inner(value);
                quote!(Option<#value>)
            }
            Type::Map(value) => {
                let value = inner(value);
                let map = imports.add("std::collections", "BTreeMap");
                quote!(#map<String, #value>)
            }
            Type::Sensitive(value) => {
                let value = inner(value);
                let sensitive = imports.root("Sensitive");
                quote!(#sensitive<#value>)
            }
        }
    }

    /// A scalar, imported where it is a type of the runtime.
    fn scalar(&self, scalar: Scalar, imports: &mut Imports) -> TokenStream {
        let name = name::scalar(scalar);
        let name = match scalar {
            Scalar::String | Scalar::Boolean | Scalar::Int32 | Scalar::Int64 | Scalar::Double => {
                ident(name)
            }
            Scalar::Decimal
            | Scalar::Timestamp
            | Scalar::Date
            | Scalar::YearMonth
            | Scalar::Base64
            | Scalar::Uri
            | Scalar::Uuid
            | Scalar::JsonObject => imports.root(name),
        };
        quote!(#name)
    }

    /// A named type, imported into a file of `here`.
    fn named(&self, id: TypeId, imports: &mut Imports, here: Home) -> TokenStream {
        let def = &self.api[id];
        let name = self.names.ty(id);
        // Shared ids and enums have a file each, structs and choices one together.
        let is_here = match def.kind {
            TypeKind::Struct(_) | TypeKind::Choice(_) => here == Home::Shared,
            TypeKind::Enum { .. } | TypeKind::Id { .. } => false,
        };
        let name = match (def.home, here) {
            _ if def.runtime => imports.root(&def.words.concat()),
            (Home::Shared, _) if is_here => ident(name),
            (Home::Shared, _) => imports.add("crate::types", name),
            // The module of a group has the types of its methods.
            (home, _) if home == here => ident(name),
            (_, Home::Group(_)) => ident(name),
            (_, Home::Method(..) | Home::Shared) => imports.add("super", name),
        };
        quote!(#name)
    }

    /// A parameter of a function that takes this value, and the value made of it where it is not
    /// taken as it is.
    pub(super) fn parameter(
        &self,
        name: &proc_macro2::Ident,
        ty: &Type,
        imports: &mut Imports,
        here: Home,
    ) -> (TokenStream, Option<TokenStream>) {
        let converts = |ty: &Type| match ty {
            Type::Named(id) => {
                matches!(self.api[*id].kind, TypeKind::Id { .. } | TypeKind::Choice(_))
            }
            _ => false,
        };
        let written = self.ty(ty, imports, here);
        match ty {
            Type::Scalar(Scalar::String) => {
                (quote!(#name: impl Into<#written>), Some(quote!(#name.into())))
            }
            Type::Sensitive(inner) => {
                let inner = self.ty(inner, imports, here);
                let sensitive = imports.root("Sensitive");
                (quote!(#name: #inner), Some(quote!(#sensitive::new(#name))))
            }
            Type::List(item) => {
                let written = self.ty(item, imports, here);
                match converts(item) || **item == Type::Scalar(Scalar::String) {
                    true => (
                        quote!(#name: impl IntoIterator<Item = impl Into<#written>>),
                        Some(quote!(#name.into_iter().map(Into::into).collect())),
                    ),
                    false => (
                        quote!(#name: impl IntoIterator<Item = #written>),
                        Some(quote!(#name.into_iter().collect())),
                    ),
                }
            }
            _ if converts(ty) => (quote!(#name: impl Into<#written>), Some(quote!(#name.into()))),
            _ => (quote!(#name: #written), None),
        }
    }
}
