//! The codes of lints, and how serious each is by default.
//!
//! A table of its own: a mistake (`KG…`) keeps code from being generated, a lint never does. A code
//! never changes its meaning: `KL00` allows, `KL01` texts and examples, `KL02` where facts are from,
//! `KL03` error tables, `KL04` names and sensitive values, `KL05` effects.

use super::Level;

macro_rules! lints {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal $level:ident,)+) => {
        /// What a lint finds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Lint { $($(#[doc = $doc])+ $name,)+ }

        impl Lint {
            /// Every lint.
            pub const ALL: &'static [Lint] = &[$(Lint::$name),+];

            /// As it is printed, `KL0101`.
            pub fn as_str(self) -> &'static str {
                match self { $(Lint::$name => $text,)+ }
            }

            /// How serious it is where nobody says otherwise.
            pub fn level(self) -> Level {
                match self { $(Lint::$name => Level::$level,)+ }
            }

            /// All that its file in `explain/` says.
            pub fn page(self) -> &'static str {
                match self {
                    $(Lint::$name => include_str!(concat!("explain/", $text, ".md")),)+
                }
            }
        }
    };
}

lints! {
    /// An `x-allow` that allows nothing.
    UnusedAllow = "KL0001" Warn,
    /// An `x-allow`, `x-inferred` or `x-unknown` whose reason says nothing.
    NoReason = "KL0002" Warn,
    /// An `x-allow` of what cannot be allowed.
    UnknownAllow = "KL0003" Deny,
    /// An operation without an example of its request or its answer.
    NoExample = "KL0101" Warn,
    /// A schema, field, parameter or operation without a description.
    NoDescription = "KL0102" Warn,
    /// A description that says no more than the name.
    RepeatsName = "KL0103" Warn,
    /// An error row that no text explains.
    UnexplainedRow = "KL0104" Warn,
    /// An enum value whose meaning is not said.
    UnexplainedValue = "KL0105" Warn,
    /// A scalar without an example.
    ScalarWithoutExample = "KL0106" Warn,
    /// Something that is left to do.
    Todo = "KL0107" Warn,
    /// A word that stands twice.
    DoubledWord = "KL0108" Warn,
    /// A text that is not written as the others are.
    Unfinished = "KL0109" Warn,
    /// An error row that says what is wrong and not what to do.
    NoRemedy = "KL0110" Allow,
    /// A fact without a page that is not marked as inferred.
    NoSource = "KL0201" Warn,
    /// A page that is not one of the documentation, or a link without TLS.
    ForeignPage = "KL0202" Warn,
    /// A required field of an answer that is marked as inferred.
    RequiredInferred = "KL0203" Warn,
    /// A required field of which something is marked as unknown.
    RequiredUnknown = "KL0204" Warn,
    /// An error row whose answers another row takes.
    ShadowedRow = "KL0301" Deny,
    /// A sub code that tells two rows of one table apart no more.
    SharedSubCode = "KL0302" Warn,
    /// A row that the same method of all other provisioners has.
    MissingRow = "KL0303" Warn,
    /// A row that differs from the same row of all other provisioners.
    DifferentRow = "KL0304" Warn,
    /// A name that breaks the house style.
    NameStyle = "KL0401" Warn,
    /// A component that nothing refers to.
    Unused = "KL0402" Warn,
    /// A field that looks sensitive and is not marked so.
    SensitiveName = "KL0403" Deny,
    /// An example that looks like a credential or a number of a real account.
    SensitiveExample = "KL0404" Deny,
    /// A write that no method can look up.
    NoLookUp = "KL0501" Warn,
    /// An effect that the name of the method contradicts.
    EffectOfName = "KL0502" Warn,
}
