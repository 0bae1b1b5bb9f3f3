// @generated from spec/provisioners/shapes.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! Types that several methods of `shapes` use.

use crate::{Decimal, OpenEnum, Sensitive, UnknownValue, UnknownVariant};
use crate::value::format::{tagged_impls, untagged_impls};
use crate::value::object::object_impls;
use crate::value::open_enum::open_enum_impls;

/// How money goes out.
///
/// `kind` says which it is.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Payout {
    /// `card`: To a card.
    Card(Card),
    /// `bank` or `iban`: To a bank account.
    Bank(Bank),
    /// `Cash`: In cash.
    Cash(Cash),
    /// What this version of the crate does not know, kept as it came.
    Unknown(UnknownVariant),
}

impl From<Card> for Payout {
    fn from(value: Card) -> Self {
        Self::Card(value)
    }
}

impl From<Bank> for Payout {
    fn from(value: Bank) -> Self {
        Self::Bank(value)
    }
}

impl From<Cash> for Payout {
    fn from(value: Cash) -> Self {
        Self::Cash(value)
    }
}

tagged_impls!(Payout, "kind", Card = "card", Bank = "bank" | "iban", Cash = "Cash");

/// To a card.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Card {
    /// What it is.
    pub kind: String,
    /// Its number.
    ///
    /// At least 4 characters. Of the form `^[0-9]+$`.
    pub number: Sensitive<String>,
    /// Bounds for it.
    ///
    /// At most 2 items.
    pub limits: Option<Vec<Decimal>>,
}

object_impls!(Card, kind, number; limits);

impl Card {
    /// Creates the object with its required fields.
    pub fn new(number: String) -> Self {
        Self {
            kind: "card".into(),
            number: Sensitive::new(number),
            limits: None,
        }
    }
}

/// To a bank account.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Bank {
    /// What kind of account.
    pub kind: BankKind,
    /// The account.
    pub account: String,
}

object_impls!(Bank, kind, account);

impl Bank {
    /// Creates the object with its required fields.
    pub fn new(kind: BankKind, account: impl Into<String>) -> Self {
        Self {
            kind,
            account: account.into(),
        }
    }
}

/// What kind of account.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BankKind {
    /// `bank`: By number.
    Bank,
    /// `iban`: By IBAN.
    Iban,
    /// A value that this version of the crate does not know.
    Unknown(UnknownValue),
}

impl OpenEnum for BankKind {
    const VALUES: &'static [&'static str] = &["bank", "iban"];

    fn from_wire(text: &str) -> Option<Self> {
        match text {
            "bank" => Some(Self::Bank),
            "iban" => Some(Self::Iban),
            _ => None,
        }
    }

    fn from_unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Bank => "bank",
            Self::Iban => "iban",
            Self::Unknown(value) => value.as_str(),
        }
    }
}

open_enum_impls!(BankKind);

/// In cash.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Cash {
    /// What it is.
    pub kind: String,
}

object_impls!(Cash, kind);

impl Cash {
    /// Creates the object.
    pub fn new() -> Self {
        Self { kind: "Cash".into() }
    }
}

impl Default for Cash {
    fn default() -> Self {
        Self::new()
    }
}

/// What it refers to.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Reference {
    /// A code.
    ///
    /// At most 12 characters.
    Code(String),
    /// A running number.
    Integer(i64),
    /// A page.
    Pages(Pages),
    /// Several codes.
    Codes(Vec<String>),
    /// What this version of the crate does not know, kept as it came.
    Unknown(UnknownVariant),
}

impl From<String> for Reference {
    fn from(value: String) -> Self {
        Self::Code(value)
    }
}

impl From<i64> for Reference {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<Pages> for Reference {
    fn from(value: Pages) -> Self {
        Self::Pages(value)
    }
}

impl From<Vec<String>> for Reference {
    fn from(value: Vec<String>) -> Self {
        Self::Codes(value)
    }
}

untagged_impls!(
    Reference, Code = Text, Integer = Number, Pages = Object("page"), Codes = List
);

/// A page.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Pages {
    /// Its number.
    pub page: i64,
}

object_impls!(Pages, page);

impl Pages {
    /// Creates the object with its required fields.
    pub fn new(page: i64) -> Self {
        Self { page }
    }
}

/// Who and where.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Party {
    /// The street.
    pub line1: String,
    /// The rest of it.
    pub line2: Option<String>,
    /// Whether anybody has looked.
    pub checked: bool,
    /// What they do.
    pub role: String,
}

object_impls!(Party, line1, checked, role; line2);

/// Where one is.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Address {
    /// The street.
    pub line1: String,
    /// The rest of it.
    pub line2: Option<String>,
    /// Whether anybody has looked.
    pub checked: bool,
}

object_impls!(Address, line1, checked; line2);

/// Where it is.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Place {
    /// In a word.
    Word(String),
    /// Where one is.
    Address(Address),
    /// What this version of the crate does not know, kept as it came.
    Unknown(UnknownVariant),
}

impl From<String> for Place {
    fn from(value: String) -> Self {
        Self::Word(value)
    }
}

impl From<Address> for Place {
    fn from(value: Address) -> Self {
        Self::Address(value)
    }
}

untagged_impls!(Place, Word = Text, Address = Object("line1", "checked"));

/// What a page is locked with.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Lock {
    /// Its number.
    pub page: i64,
    /// What opens it.
    pub pin: String,
}

object_impls!(Lock, page, pin);

impl Lock {
    /// Creates the object with its required fields.
    pub fn new(page: i64, pin: impl Into<String>) -> Self {
        Self { page, pin: pin.into() }
    }
}

/// A sign.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Sign {
    /// What it says.
    pub text: String,
}

object_impls!(Sign, text);

/// A stamp.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Stamp {
    /// Its colour.
    pub ink: String,
}

object_impls!(Stamp, ink);

/// Who and where.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PartyRequest {
    /// The street.
    pub line1: String,
    /// The rest of it.
    pub line2: Option<String>,
    /// What opens the door.
    pub secret: Option<Sensitive<String>>,
    /// What they do.
    pub role: String,
}

object_impls!(PartyRequest, line1, role; line2, secret);

impl PartyRequest {
    /// Creates the object with its required fields.
    pub fn new(line1: impl Into<String>, role: impl Into<String>) -> Self {
        Self {
            line1: line1.into(),
            line2: None,
            secret: None,
            role: role.into(),
        }
    }
}

/// Where one is.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AddressRequest {
    /// The street.
    pub line1: String,
    /// The rest of it.
    pub line2: Option<String>,
    /// What opens the door.
    pub secret: Option<Sensitive<String>>,
}

object_impls!(AddressRequest, line1; line2, secret);

impl AddressRequest {
    /// Creates the object with its required fields.
    pub fn new(line1: impl Into<String>) -> Self {
        Self {
            line1: line1.into(),
            line2: None,
            secret: None,
        }
    }
}

/// Where it is.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PlaceRequest {
    /// In a word.
    Word(String),
    /// Where one is.
    Address(AddressRequest),
    /// What this version of the crate does not know, kept as it came.
    Unknown(UnknownVariant),
}

impl From<String> for PlaceRequest {
    fn from(value: String) -> Self {
        Self::Word(value)
    }
}

impl From<AddressRequest> for PlaceRequest {
    fn from(value: AddressRequest) -> Self {
        Self::Address(value)
    }
}

untagged_impls!(PlaceRequest, Word = Text, Address = Object("line1"));
