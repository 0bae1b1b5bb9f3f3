//! What the runtime has, by the lists that it proves itself.
//!
//! `kompliant-api` must not be a dependency: the generator runs when that crate does not compile. So
//! its lists are read as text, and become constants here.

#[cfg(test)]
mod tests;

/// The Rust of a list: the names as texts.
macro_rules! texts {
    ($(#[$doc:meta])* $CONST:ident: $($name:ident),*) => {
        $(#[$doc])*
        pub(crate) const $CONST: &[&str] = &[$(stringify!($name)),*];
    };
}
macro_rules! modules {
    ($($(#[$cfg:meta])? $name:ident,)*) => {
        texts!(/** Modules at the root of the crate, private ones too. */ MODULES: $($name),*);
    };
}
macro_rules! crates {
    ($($name:ident),*) => {
        texts!(/** Crates that generated code and macros name by their path. */ CRATES: $($name),*);
    };
}
macro_rules! types {
    ($($name:ident,)*) => {
        texts!(/** Types and traits at the root of the crate. */ TYPES: $($name),*);
    };
}
macro_rules! values {
    ($($name:ident = $macro:ident,)*) => {
        texts!(
            /** Types that macros of the runtime make where the spec has use for them. */
            VALUES: $($name),*
        );
    };
}
macro_rules! client {
    ($($name:ident,)*) => {
        texts!(/** Functions of the clients. */ CLIENT: $($name),*);
    };
}
macro_rules! call {
    ($($name:ident,)*) => {
        texts!(/** Functions of a call. */ CALL: $($name),*);
    };
}
macro_rules! headers {
    ($($name:literal),*) => {
        /// Headers that carry the credentials.
        pub(crate) const HEADERS: &[&str] = &[$($name),*];
    };
}
macro_rules! standard_errors {
    ($($Variant:ident = $code:literal,)*) => {
        /// Standard errors that code written by hand names.
        pub(crate) const STANDARD_ERRORS: &[&str] = &[$($code),*];

        #[cfg(test)]
        const STANDARD_VARIANTS: &[&str] = &[$(stringify!($Variant)),*];
    };
}
macro_rules! schemas {
    ($($access:ident $name:ident { $($field:ident: $kind:ident $($item:ident)?),* $(,)? })*) => {
        /// Schemas that the runtime reads by hand.
        pub(crate) const SCHEMAS: &[Schema] = &[$(Schema {
            name: stringify!($name),
            fields: &[$((stringify!($field), schemas!(@$kind $($item)?))),*],
        }),*];
    };
    (@text) => { Part::Text };
    (@one $name:ident) => { Part::One(stringify!($name)) };
    (@list $name:ident) => { Part::Many(stringify!($name)) };
}
macro_rules! conditions {
    ($($Variant:ident = $word:literal,)*) => {
        /// A state of the world, or of a request, in which a method is refused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Condition {
            $($Variant,)*
        }

        /// Every word, as the spec writes it.
        pub(crate) const CONDITIONS: &[&str] = &[$($word),*];

        impl Condition {
            pub(crate) fn of(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$Variant),)*
                    _ => None,
                }
            }

            pub(crate) fn word(self) -> &'static str {
                match self {
                    $(Self::$Variant => $word,)*
                }
            }
        }
    };
}
macro_rules! roles {
    ($($Variant:ident = $word:literal,)*) => {
        /// What a method does to the entities of a provisioner, as the tables of the sandbox say it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
        pub(crate) enum Role {
            $(#[serde(rename = $word)]
            $Variant,)*
        }
    };
}
macro_rules! request_schemas {
    // `rust/emit/sandbox/request_schema.rs` proves them.
    ($($name:ident,)*) => {};
}

/// A schema that the runtime reads by hand.
pub(crate) struct Schema {
    pub(crate) name: &'static str,
    pub(crate) fields: &'static [(&'static str, Part)],
}

/// What a field of such a schema holds.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    Text,
    /// The type of this name.
    One(&'static str),
    /// A list of it.
    Many(&'static str),
}

include!("../../../kompliant-api/src/inventory/names.rs");
include!("../../../kompliant-api/src/inventory/sandbox.rs");
