//! `values.rs`: types of values that only some specs use.
//!
//! They are written by hand, as macros of the runtime, and expanded only where the spec has use for
//! them: nobody compiles a UUID that the API does not have.

use proc_macro2::TokenStream;
use quote::quote;

use super::Emitted;
use super::context::{Context, ident};
use crate::model::{TextForm, Type, TypeKind};
use crate::spec::load::ROOT;

/// A type of the runtime, and the macro that makes it.
pub(super) struct Value {
    pub(super) name: &'static str,
    makes: &'static str,
    uses: fn(&Type) -> bool,
}

const VALUES: &[Value] = &[
    Value { name: "Base64", makes: "base64", uses: |ty| is(ty, TextForm::Base64) },
    Value { name: "Decimal", makes: "decimal", uses: |ty| *ty == Type::Decimal },
    Value { name: "InvalidValue", makes: "invalid_value", uses: is_checked },
    Value { name: "UnknownVariant", makes: "unknown_variant", uses: |_| false },
    Value { name: "Uri", makes: "uri", uses: |ty| is(ty, TextForm::Uri) },
    Value { name: "Uuid", makes: "uuid", uses: |ty| is(ty, TextForm::Uuid) },
    Value { name: "YearMonth", makes: "year_month", uses: |ty| is(ty, TextForm::YearMonth) },
];

/// The Rust type of a text.
pub(crate) fn name(form: TextForm) -> &'static str {
    match form {
        TextForm::Base64 => "Base64",
        TextForm::Uri => "Uri",
        TextForm::Uuid => "Uuid",
        TextForm::YearMonth => "YearMonth",
    }
}

fn is(ty: &Type, form: TextForm) -> bool {
    *ty == Type::Text(form)
}

fn is_checked(ty: &Type) -> bool {
    matches!(ty, Type::Text(_) | Type::Decimal)
}

/// Those that the spec uses, by name.
pub(super) fn used(cx: &Context<'_>) -> Vec<&'static Value> {
    let mut leaves: Vec<&Type> = Vec::new();
    let mut has_choice = false;
    let mut note = |ty| {
        let mut ty: &Type = ty;
        while let Some(inner) = ty.inner() {
            ty = inner;
        }
        if is_checked(ty) && !leaves.contains(&ty) {
            leaves.push(ty);
        }
    };
    for def in cx.api.types.iter().filter(|def| !def.runtime) {
        match &def.kind {
            TypeKind::Struct(object) => object.fields.iter().for_each(|field| note(&field.ty)),
            TypeKind::Choice(choice) => {
                has_choice = true;
                choice.variants.iter().for_each(|variant| note(&variant.ty));
            }
            TypeKind::Enum { .. } | TypeKind::Id { .. } => {}
        }
    }
    let methods = cx.api.groups.iter().flat_map(|group| &group.methods);
    methods.for_each(|method| note(&method.response));
    let is_used = |value: &&Value| {
        (has_choice && value.name == "UnknownVariant") || leaves.iter().any(|ty| (value.uses)(ty))
    };
    VALUES.iter().filter(is_used).collect()
}

/// None where the spec uses none of them.
pub(super) fn file(cx: &Context<'_>) -> Option<Emitted> {
    let used = used(cx);
    if used.is_empty() {
        return None;
    }
    let makes: Vec<_> = used.iter().map(|value| ident(value.makes)).collect();
    let list = match makes.as_slice() {
        [one] => quote!(#one),
        many => quote!({#(#many),*}),
    };
    let tokens: TokenStream = quote! {
        //! Types of values that the description of the API uses, written in the runtime.

        use crate::value::format::#list;

        #(#makes!();)*
    };
    Some(cx.file("src/generated/values.rs".to_owned(), format!("spec/{ROOT}"), tokens))
}
