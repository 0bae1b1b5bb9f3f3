//! `values.rs`: types of values that only some specs use.
//!
//! They are written by hand, as macros of the runtime, and expanded only where the spec has use for
//! them: nobody compiles a UUID that the API does not have.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, ident};
use crate::model::{Scalar, Type, TypeKind};
use crate::rust::file::Emitted;
use crate::spec::load::ROOT;

/// A type of the runtime, and the macro that makes it.
pub(super) struct Value {
    pub(super) name: &'static str,
    makes: &'static str,
    use_of: Use,
}

/// What needs a type.
enum Use {
    /// Values of a scalar.
    Scalar(Scalar),
    /// Values of any of the scalars here, which may be refused.
    Checked,
    Choice,
}

const VALUES: &[Value] = &[
    Value { name: "Base64", makes: "base64", use_of: Use::Scalar(Scalar::Base64) },
    Value { name: "Decimal", makes: "decimal", use_of: Use::Scalar(Scalar::Decimal) },
    Value { name: "InvalidValue", makes: "invalid_value", use_of: Use::Checked },
    Value { name: "UnknownVariant", makes: "unknown_variant", use_of: Use::Choice },
    Value { name: "Uri", makes: "uri", use_of: Use::Scalar(Scalar::Uri) },
    Value { name: "Uuid", makes: "uuid", use_of: Use::Scalar(Scalar::Uuid) },
    Value { name: "YearMonth", makes: "year_month", use_of: Use::Scalar(Scalar::YearMonth) },
];

/// Those that the spec uses, by name.
pub(super) fn used(cx: &Context<'_>) -> Vec<&'static Value> {
    let defs = || cx.api.types.iter().filter(|def| !def.runtime);
    let parts = defs().flat_map(|def| def.kind.parts());
    let types = parts.chain(cx.api.methods().map(|method| &method.response));
    let scalars: BTreeSet<Scalar> = types.filter_map(scalar).collect();
    let has_choice = defs().any(|def| matches!(def.kind, TypeKind::Choice(_)));
    let is_checked = |value: &Value| match value.use_of {
        Use::Scalar(scalar) => scalars.contains(&scalar),
        Use::Checked | Use::Choice => false,
    };
    let has_checked = VALUES.iter().any(is_checked);
    let is_used = |value: &&Value| match value.use_of {
        Use::Scalar(_) => is_checked(value),
        Use::Checked => has_checked,
        Use::Choice => has_choice,
    };
    VALUES.iter().filter(is_used).collect()
}

fn scalar(ty: &Type) -> Option<Scalar> {
    match ty.leaf() {
        Type::Scalar(scalar) => Some(*scalar),
        _ => None,
    }
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
