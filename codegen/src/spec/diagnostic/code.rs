//! The codes of diagnostics.
//!
//! A code never changes its meaning, so that one can search for it: `KG00` loading,
//! `KG01` form, `KG02` references and schemas, `KG03` methods and errors, `KG04` provisioners,
//! `KG05` Rust names. What is valid and yet bad has the codes of [`Lint`].

use crate::tools::lint::Lint;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)+) => {
        /// What kind of mistake a diagnostic is of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $($(#[doc = $doc])+ $name,)+
            /// No mistake: what a lint has found.
            Lint(Lint),
        }

        impl Code {
            /// Every code of a mistake.
            pub const ALL: &'static [Code] = &[$(Code::$name),+];

            /// As it is printed, `KG0101`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Code::$name => $text,)+
                    Code::Lint(lint) => lint.as_str(),
                }
            }

            /// All that its file in `explain/` says.
            pub fn page(self) -> &'static str {
                match self {
                    $(Code::$name => include_str!(concat!("explain/", $text, ".md")),)+
                    Code::Lint(lint) => lint.page(),
                }
            }
        }
    };
}

codes! {
    /// A file cannot be read.
    Unreadable = "KG0001",
    /// A file is not UTF-8.
    NotUtf8 = "KG0002",
    /// The YAML does not parse.
    Syntax = "KG0003",
    /// A key stands twice in one mapping.
    DuplicateKey = "KG0004",
    /// A feature of YAML that the spec does without.
    YamlFeature = "KG0005",
    /// Two YAML readers see different things.
    ReadersDisagree = "KG0006",
    /// A `$ref` leads out of the folder of the spec.
    OutsideSpec = "KG0007",
    /// A key that means nothing at its place.
    UnknownKey = "KG0101",
    /// A value of the wrong kind.
    WrongType = "KG0102",
    /// A key that must be there is not.
    MissingKey = "KG0103",
    /// OpenAPI allows it and this generator does not use it.
    Unsupported = "KG0104",
    /// An extension that this generator does not know.
    UnknownExtension = "KG0105",
    /// A value that is not one of those possible.
    InvalidValue = "KG0106",
    /// Keys beside a `$ref`, which OpenAPI ignores.
    RefSiblings = "KG0107",
    /// A text, list or mapping that is empty where it must say something.
    Empty = "KG0108",
    /// A `$ref` that leads nowhere.
    DanglingRef = "KG0201",
    /// A `$ref` that leads back to itself.
    RefCycle = "KG0202",
    /// A `$ref` to something of another kind.
    WrongRef = "KG0203",
    /// `required` names a property that does not exist.
    RequiredUnknown = "KG0204",
    /// An example that does not fit its schema.
    ExampleMismatch = "KG0205",
    /// An enum value stands twice.
    DuplicateValue = "KG0206",
    /// Extensions of an enum that do not fit its values.
    EnumExtension = "KG0207",
    /// The pattern of an id is not one of prefixes.
    IdPattern = "KG0208",
    /// A keyword that does not go with the type of its schema.
    SchemaKeyword = "KG0209",
    /// `allOf` whose parts do not make one type.
    AllOf = "KG0210",
    /// `oneOf` whose schemas cannot be told apart.
    OneOf = "KG0211",
    /// Limits that no value or no pattern can have.
    Limits = "KG0212",
    /// An operation that stands twice.
    DuplicateOperation = "KG0301",
    /// Path, `operationId` and tag do not belong together.
    OperationName = "KG0302",
    /// A response that is not the envelope.
    Envelope = "KG0303",
    /// Two error rows that no answer can tell apart.
    ErrorCollision = "KG0304",
    /// An error row that says too little or too much.
    ErrorRow = "KG0305",
    /// A path that the root does not list.
    Unlisted = "KG0306",
    /// A condition of an error row that could never lead to it.
    Condition = "KG0307",
    /// A provisioner without one of its methods.
    MissingMethod = "KG0401",
    /// A method of a provisioner that generic code could not use.
    ProvisionerShape = "KG0402",
    /// A shared schema that the runtime needs is not there.
    MissingSchema = "KG0403",
    /// Not what the code that is written by hand relies on.
    RuntimeShape = "KG0404",
    /// Two things that get the same Rust name.
    NameCollision = "KG0501",
    /// A name that Rust cannot have.
    InvalidName = "KG0502",
}
