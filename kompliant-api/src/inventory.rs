//! Proof that this crate has what the generator counts on.
//!
//! The generator must run when this crate does not compile, so it cannot ask it. Both read the same
//! lists: here each name is used, so that one that is gone is an error of the compiler.

#![allow(unused_imports)]

macro_rules! modules {
    ($($(#[$cfg:meta])? $module:ident,)*) => { $($(#[$cfg])? use crate::$module as _;)* };
}
macro_rules! crates {
    ($($name:ident),*) => { $(use ::$name as _;)* };
}
macro_rules! types {
    ($($Type:ident,)*) => { $(use crate::$Type as _;)* };
}
macro_rules! values {
    ($($Type:ident = $macro:ident,)*) => { $(use crate::value::format::$macro as _;)* };
}
// An associated function has no path to import, and a client has some that not every choice of
// features has. The test of codegen compares both lists with the sources.
macro_rules! client {
    ($($function:ident,)*) => {};
}
macro_rules! call {
    ($($function:ident,)*) => {};
}
macro_rules! headers {
    ($($name:literal),*) => {
        #[cfg(test)]
        const HEADERS: &[&str] = &[$($name),*];
    };
}
macro_rules! standard_errors {
    ($($Variant:ident = $code:literal,)*) => {
        #[cfg(test)]
        const STANDARD_ERRORS: &[(crate::StandardError, &str)] =
            &[$((crate::StandardError::$Variant, $code)),*];
    };
}
macro_rules! schemas {
    ($($access:ident $Type:ident { $($field:ident: $kind:ident $($item:ident)?),* $(,)? })*) => {
        $(schemas!(@$access $Type $($field $kind $($item)?),*);)*
    };
    (@function $Type:ident $($field:ident $kind:ident $($item:ident)?),*) => {
        const _: fn(&crate::$Type) = |value| {
            $(let _: schemas!(@$kind $($item)?) = value.$field();)*
        };
    };
    (@field $Type:ident $($field:ident $kind:ident $($item:ident)?),*) => {
        const _: fn(crate::$Type<'_>) = |value| {
            // All of them: a further field is an error, too.
            let crate::$Type { $($field),* } = value;
            $(let _: schemas!(@$kind $($item)?) = $field;)*
        };
    };
    (@nothing $($rest:tt)*) => {};
    (@text) => { Option<&str> };
    (@list $Item:ident) => { Vec<crate::$Item<'_>> };
}

include!("inventory/names.rs");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{request, signature::AuthHeaders};
    use crate::{Credentials, StandardError};

    #[test]
    fn the_headers_with_credentials_are_those_of_the_list() {
        let credentials = Credentials::new("sb_1", "c2VjcmV0", "token").unwrap();
        let headers = request::headers(AuthHeaders::new(&credentials).unwrap(), None);
        let secret = headers.iter().filter(|(_, value)| value.is_sensitive());
        let mut sent: Vec<_> = secret.map(|(name, _)| name.as_str().to_owned()).collect();
        sent.sort_unstable();
        let mut listed: Vec<_> = HEADERS.iter().map(|name| name.to_ascii_lowercase()).collect();
        listed.sort_unstable();
        assert_eq!(sent, listed);
    }

    #[test]
    fn each_standard_error_has_the_code_of_the_list() {
        for (error, code) in STANDARD_ERRORS {
            let row = StandardError::ROWS.iter().find(|row| row.reason == *error).unwrap();
            // Where the docs name no code, the spec has a name of ours.
            assert!(row.code.is_none_or(|documented| documented == *code), "{error:?}");
        }
    }
}
