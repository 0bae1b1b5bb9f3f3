//! Types as Rust writes them.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::imports::Imports;
use super::values;
use crate::model::{Home, Type, TypeId, TypeKind};

impl Context<'_> {
    /// The type of a value, as a field holds it.
    pub(super) fn ty(&self, ty: &Type, imports: &mut Imports, here: Home) -> TokenStream {
        let mut inner = |ty: &Type| self.ty(ty, imports, here);
        match ty {
            Type::Named(id) => self.named(*id, imports, here),
            Type::String => quote!(String),
            Type::Boolean => quote!(bool),
            Type::Int32 => quote!(i32),
            Type::Int64 => quote!(i64),
            Type::Double => quote!(f64),
            Type::Limited(value, _) => inner(value),
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
            Type::Timestamp => self.runtime("Timestamp", imports),
            Type::Date => self.runtime("Date", imports),
            Type::JsonObject => self.runtime("JsonObject", imports),
            Type::Decimal => self.runtime("Decimal", imports),
            Type::Text(form) => self.runtime(values::name(*form), imports),
        }
    }

    fn runtime(&self, name: &str, imports: &mut Imports) -> TokenStream {
        let name = imports.root(name);
        quote!(#name)
    }

    /// A named type, imported into a file of `here`.
    fn named(&self, id: TypeId, imports: &mut Imports, here: Home) -> TokenStream {
        let Some(def) = self.api.def(id) else {
            return TokenStream::new();
        };
        let name = match def.home {
            _ if def.runtime => imports.root(def.words.last().map_or("", String::as_str)),
            // Shared ids and enums have a file each, structs and choices one together.
            Home::Shared
                if here != Home::Shared
                    || !matches!(def.kind, TypeKind::Struct(_) | TypeKind::Choice(_)) =>
            {
                imports.add("crate::types", self.names.ty(id))
            }
            home if home == here => super::context::ident(self.names.ty(id)),
            Home::Shared => super::context::ident(self.names.ty(id)),
            Home::Group(_) | Home::Method(..) => match here {
                Home::Group(_) => super::context::ident(self.names.ty(id)),
                _ => imports.add("super", self.names.ty(id)),
            },
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
            Type::Named(id) => matches!(
                self.api.def(*id).map(|def| &def.kind),
                Some(TypeKind::Id { .. } | TypeKind::Choice(_))
            ),
            _ => false,
        };
        let written = self.ty(ty, imports, here);
        match ty {
            Type::String => (quote!(#name: impl Into<#written>), Some(quote!(#name.into()))),
            Type::Sensitive(inner) => {
                let inner = self.ty(inner, imports, here);
                let sensitive = imports.root("Sensitive");
                (quote!(#name: #inner), Some(quote!(#sensitive::new(#name))))
            }
            Type::List(item) => {
                let written = self.ty(item, imports, here);
                match converts(item) || **item == Type::String {
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
