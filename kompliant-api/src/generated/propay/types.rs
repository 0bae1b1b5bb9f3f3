// @generated from spec/provisioners/propay.yaml by `cargo xtask codegen`.
// Do not edit: change the spec or a template in codegen/src/rust/emit, and run it again.

//! Types that several methods of `propay` use.

use crate::{Id, OpenEnum, UnknownValue};
use crate::value::id::id_impls;
use crate::value::object::object_impls;
use crate::value::open_enum::open_enum_impls;

/// Identifies a ProPay provisioning entity. propay.create answers it.
///
/// On the wire it is `ape_…`.
///
/// Source: <https://developer.kompliant.com/docs/propaycreate>
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PropayId(Box<str>);

impl Id for PropayId {
    const NAME: &'static str = "PropayId";
    const PREFIXES: &'static [&'static str] = &["ape_"];
}

id_impls!(PropayId);

/// Something that has to be supplied before ProPay can be asked to start.
///
/// Source: <https://developer.kompliant.com/docs/propaycanexecute>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MissingRequirement {
    /// What ProPay still needs.
    ///
    /// The page of propay.canExecute does not name this list; the validation reference does
    /// (<https://developer.kompliant.com/docs/propay-validation-reference>).
    ///
    /// Not documented: The rest of the list: it is alphabetical and could be read up to the
    /// codes that begin with `BUSINESS_LEGAL_NAME`. How `FIELDS_REQUIRED` goes with codes that
    /// name a single field, such as `ACCOUNT_NUMBER_REQUIRED`, is not said.
    ///
    /// Source: <https://developer.kompliant.com/docs/propay-missing-requirements>
    pub code: MissingRequirementCode,
    /// What is missing, in plain language.
    ///
    /// Not documented, but our reading: The wording of the example is ours; no message of this
    /// method could be read.
    pub message: String,
    /// The kind of entity that lacks something.
    ///
    /// Not documented, but our reading: The page states no condition. We read it as optional,
    /// since none of the examples could be read.
    ///
    /// Not documented: The values that it can have.
    pub entity_type: Option<String>,
    /// The id of the entity that lacks something.
    ///
    /// Not documented, but our reading: The page states no condition. We read it as optional,
    /// because the example of workflow.canComplete has an entry without it.
    pub entity_id: Option<String>,
    /// The methods that supply what is missing.
    ///
    /// Not documented, but our reading: The page says array and no more. That it is optional
    /// and holds names of methods as strings is our reading.
    pub related_methods: Option<Vec<String>>,
    /// The fields that are missing. Comes with the code `FIELDS_REQUIRED`.
    ///
    /// Not documented, but our reading: The page says array and no more. That it holds names of
    /// fields as strings is our reading.
    pub fields: Option<Vec<String>>,
}

object_impls!(
    MissingRequirement, code, message; entity_type, entity_id, related_methods, fields
);

impl MissingRequirement {
    /// [`related_methods`](Self#structfield.related_methods), empty where the response has
    /// none.
    pub fn related_methods(&self) -> &[String] {
        self.related_methods.as_deref().unwrap_or_default()
    }

    /// [`fields`](Self#structfield.fields), empty where the response has none.
    pub fn fields(&self) -> &[String] {
        self.fields.as_deref().unwrap_or_default()
    }
}

/// What ProPay still needs.
///
/// The page of propay.canExecute does not name this list; the validation reference does
/// (<https://developer.kompliant.com/docs/propay-validation-reference>).
///
/// The documentation calls the list `PROPAY_MISSING_REQUIREMENTS`.
///
/// Not documented: The rest of the list: it is alphabetical and could be read up to the
/// codes that begin with `BUSINESS_LEGAL_NAME`. How `FIELDS_REQUIRED` goes with codes that
/// name a single field, such as `ACCOUNT_NUMBER_REQUIRED`, is not said.
///
/// Source: <https://developer.kompliant.com/docs/propay-missing-requirements>
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MissingRequirementCode {
    /// `ACCOUNT_NUMBER_REQUIRED`: The bank account has no account number. Add it with
    /// bankAccount.update.
    AccountNumberRequired,
    /// `ACCOUNT_TYPE_REQUIRED`: The bank account has no type. Set savings, checking or general
    /// ledger with bankAccount.update.
    AccountTypeRequired,
    /// `AVERAGE_TICKET_REQUIRED`: The sales info has no average individual sale. Add it with
    /// business.salesInfo.create or business.salesInfo.update.
    AverageTicketRequired,
    /// `BANK_ACCOUNT_REQUIRED`: The business has no bank account. Use bankAccount.create, then
    /// business.addBankAccount.
    BankAccountRequired,
    /// `BUSINESS_ADDRESS_LINE1_REQUIRED`: The address of the business has no street. Add it
    /// with business.update.
    BusinessAddressLine1Required,
    /// `BUSINESS_ADDRESS_REQUIRED`: The business has no mailing address, or an incomplete one.
    /// Complete it with business.update.
    BusinessAddressRequired,
    /// `BUSINESS_CITY_REQUIRED`: The address of the business has no city. Add it with
    /// business.update.
    BusinessCityRequired,
    /// `BUSINESS_LEGAL_NAME_REQUIRED`: The business has no legal name. Add it with
    /// business.update.
    ///
    /// Not documented, but our reading: The page could be read up to the middle of this name;
    /// its end is ours.
    BusinessLegalNameRequired,
    /// `FIELDS_REQUIRED`: An entity lacks fields. The entry lists them in `fields`.
    ///
    /// Not documented, but our reading: propay.canExecute says that `fields` comes with this
    /// code (<https://developer.kompliant.com/docs/propaycanexecute>). The part of the list
    /// that could be read ends before it.
    FieldsRequired,
    /// A value that this version of the crate does not know.
    Unknown(UnknownValue),
}

impl OpenEnum for MissingRequirementCode {
    const VALUES: &'static [&'static str] = &[
        "ACCOUNT_NUMBER_REQUIRED",
        "ACCOUNT_TYPE_REQUIRED",
        "AVERAGE_TICKET_REQUIRED",
        "BANK_ACCOUNT_REQUIRED",
        "BUSINESS_ADDRESS_LINE1_REQUIRED",
        "BUSINESS_ADDRESS_REQUIRED",
        "BUSINESS_CITY_REQUIRED",
        "BUSINESS_LEGAL_NAME_REQUIRED",
        "FIELDS_REQUIRED",
    ];

    fn from_wire(text: &str) -> Option<Self> {
        match text {
            "ACCOUNT_NUMBER_REQUIRED" => Some(Self::AccountNumberRequired),
            "ACCOUNT_TYPE_REQUIRED" => Some(Self::AccountTypeRequired),
            "AVERAGE_TICKET_REQUIRED" => Some(Self::AverageTicketRequired),
            "BANK_ACCOUNT_REQUIRED" => Some(Self::BankAccountRequired),
            "BUSINESS_ADDRESS_LINE1_REQUIRED" => Some(Self::BusinessAddressLine1Required),
            "BUSINESS_ADDRESS_REQUIRED" => Some(Self::BusinessAddressRequired),
            "BUSINESS_CITY_REQUIRED" => Some(Self::BusinessCityRequired),
            "BUSINESS_LEGAL_NAME_REQUIRED" => Some(Self::BusinessLegalNameRequired),
            "FIELDS_REQUIRED" => Some(Self::FieldsRequired),
            _ => None,
        }
    }

    fn from_unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }

    fn as_str(&self) -> &str {
        match self {
            Self::AccountNumberRequired => "ACCOUNT_NUMBER_REQUIRED",
            Self::AccountTypeRequired => "ACCOUNT_TYPE_REQUIRED",
            Self::AverageTicketRequired => "AVERAGE_TICKET_REQUIRED",
            Self::BankAccountRequired => "BANK_ACCOUNT_REQUIRED",
            Self::BusinessAddressLine1Required => "BUSINESS_ADDRESS_LINE1_REQUIRED",
            Self::BusinessAddressRequired => "BUSINESS_ADDRESS_REQUIRED",
            Self::BusinessCityRequired => "BUSINESS_CITY_REQUIRED",
            Self::BusinessLegalNameRequired => "BUSINESS_LEGAL_NAME_REQUIRED",
            Self::FieldsRequired => "FIELDS_REQUIRED",
            Self::Unknown(value) => value.as_str(),
        }
    }
}

open_enum_impls!(MissingRequirementCode);
